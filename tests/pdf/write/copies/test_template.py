"""Templates: what is printed from them has another copy's values in every slot, and nothing else changed."""

from __future__ import annotations

from collections.abc import Container

from sheetbuilder.pdf.write.copies.template import template
from sheetbuilder.pdf.write.slots import Content, Slot, SlotKind, array, dictionary, key_slot, name_slot, own_reference
from sheetbuilder.pdf.write.syntax import reference, text

OBJECT, KEY, NAME = SlotKind.OBJECT, SlotKind.KEY, SlotKind.NAME


def printed(content: Content, own: Container[int], held: dict[Slot, bytes], behind: bytes = b"") -> bytes:
    """An object in which each slot has what is held for it."""
    made = template(content, own, behind)
    order = {slot: at for at, slot in enumerate(held)}
    assert set(made.slots) == set(order)
    return made.printer(order)(list(held.values()))


def test_only_what_is_a_copys_own_gets_another_number() -> None:
    kids = array((reference(3), own_reference(13), own_reference(12), own_reference(14)))
    content = dictionary(P=own_reference(12), K=kids, T=text("see 12 0 R) 100%"), StructParents=key_slot(4))
    held = {Slot(OBJECT, 12): b"92", Slot(OBJECT, 13): b"93", Slot(KEY, 4): b"44"}
    assert printed(content, {12, 13}, held) == (
        b"<</P 92 0 R/K [3 0 R 93 0 R 92 0 R 14 0 R]/T (see 12 0 R\\) 100%)/StructParents 44>>"
    )


def test_one_slot_and_none_are_printed_too() -> None:
    assert printed(dictionary(P=own_reference(12), N=b"%d"), {12}, {Slot(OBJECT, 12): b"9"}) == b"<</P 9 0 R/N %d>>"
    assert printed(dictionary(P=reference(12), N=b"%d"), {12}, {}) == b"<</P 12 0 R/N %d>>"
    assert printed(own_reference(12), {13}, {}) == b"12 0 R"


def test_the_data_of_a_stream_is_left_alone() -> None:
    data = b"\nstream\n12 0 R %d %b"
    held = {Slot(OBJECT, 12): b"99"}
    assert printed(dictionary(Res=own_reference(12)), {12}, held, data) == b"<</Res 99 0 R>>" + data
    assert printed(dictionary(Res=b"null"), {12}, {}, data) == b"<</Res null>>" + data


def test_a_name_has_one_value_wherever_it_stands() -> None:
    content = dictionary(ID=name_slot("a"), Headers=array((name_slot("a"), name_slot("b"))), Alt=text("a"))
    held = {Slot(NAME, "a"): b"(2-a)", Slot(NAME, "b"): b"(2-b)"}
    assert printed(content, set(), held) == b"<</ID (2-a)/Headers [(2-a) (2-b)]/Alt (a)>>"
