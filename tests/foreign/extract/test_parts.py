"""Parts become pieces: every number leaves a place between two stretches of bytes."""

from __future__ import annotations

from sheetbuilder.foreign.extract.parts import array, entry, made, name_of


def test_numbers_become_references() -> None:
    piece = made([b"<<", b"/A ", 3, b"/B ", 0, b">>"], b"data")
    assert (piece.texts, piece.references, piece.data) == ((b"<</A ", b"/B ", b">>"), (3, 0), b"data")
    assert made([], None).texts == (b"",)


def test_what_could_not_be_written_is_null_in_an_array_and_nothing_in_a_dictionary() -> None:
    assert array([[b"1"], None, [2]]) == [b"[", b"1", b" ", b"null", b" ", 2, b" ", b"]"]
    assert (entry("A", None), entry("A B", [b"1"])) == ([], [b"/A#20B", b" ", b"1"])
    assert name_of("Prøve") == b"/Pr#C3#B8ve"
