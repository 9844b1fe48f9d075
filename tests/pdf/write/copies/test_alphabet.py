"""The alphabet that fonts have ready, and the letters beyond it."""

from __future__ import annotations

import pytest

from sheetbuilder.layout.items import Text
from sheetbuilder.pdf.write.copies.alphabet import ALPHABET, ReadyFonts, letters_of
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.typeface import FaceName, Weight

REGULAR, BOLD = FaceName(Weight.REGULAR), FaceName(Weight.BOLD)


def said(text: str, face: FaceName = REGULAR) -> Text:
    return Text(0, 0, text, 10, face, 10, ColourRole.INK)


def test_the_alphabet_has_no_letter_twice() -> None:
    assert len({*ALPHABET}) == len(ALPHABET)


def test_which_letters_are_asked_for_depends_on_no_order() -> None:
    texts = [said("Łódź"), said("żółw"), said("Prøvesund", BOLD)]
    expected = ((REGULAR, "óŁłźż"), (BOLD, ""))
    assert sorted(letters_of(texts)) == sorted(expected)
    assert letters_of(texts) == letters_of(texts[::-1])


def test_letters_of_two_subsets_are_two_pieces() -> None:
    fonts = ReadyFonts({REGULAR: {"a": ("F1", b"1"), "b": ("F1", b"2"), "ł": ("F2", b"1")}})
    assert fonts.encoded(REGULAR, "abła") == [("F1", b"12"), ("F2", b"1"), ("F1", b"1")]


def test_a_letter_that_is_not_ready_is_never_left_out() -> None:
    with pytest.raises(KeyError):
        ReadyFonts({REGULAR: {}}).encoded(REGULAR, "a")
