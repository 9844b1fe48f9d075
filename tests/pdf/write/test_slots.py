"""Content with slots: alone in its file it is the bytes it always was, and no slot is lost where contents join."""

from __future__ import annotations

import pytest

from sheetbuilder.pdf.write.slots import (
    Content,
    Slot,
    SlotKind,
    Slotted,
    array,
    dictionary,
    entries,
    joined,
    key_slot,
    name_slot,
    own_reference,
    plain,
)


@pytest.mark.parametrize(
    ("content", "bytes_"),
    [
        (b"null", b"null"),
        (own_reference(12), b"12 0 R"),
        (key_slot(0), b"0"),
        (name_slot("a(b"), b"(a\\(b)"),
        (name_slot("å"), b"<FEFF00E5>"),
        (array(()), b"[]"),
        (array((b"", own_reference(1), b"2")), b"[ 1 0 R 2]"),
        (dictionary(A=own_reference(1), B=None, C=b"[]"), b"<</A 1 0 R/C []>>"),
        (entries(A=b"1", B=own_reference(2)), b"/A 1/B 2 0 R"),
        (joined(()), b""),
    ],
)
def test_alone_in_its_file_it_is_bytes(content: Content, bytes_: bytes) -> None:
    assert plain(content) == bytes_


def test_slots_survive_every_joining() -> None:
    found = dictionary(K=array((own_reference(3), b"4", dictionary(Pg=own_reference(5)))), N=name_slot("n"))
    assert isinstance(found, Slotted)
    slots = [part for part in found.parts if isinstance(part, Slot)]
    assert slots == [Slot(SlotKind.OBJECT, 3), Slot(SlotKind.OBJECT, 5), Slot(SlotKind.NAME, "n")]


def test_what_has_no_slot_is_bytes() -> None:
    assert dictionary(A=array((b"1", b"2"))) == b"<</A [1 2]>>"
