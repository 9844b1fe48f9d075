"""Stretches of text that nobody hears, by where they stand and what they say."""

from __future__ import annotations

import pytest

from sheetbuilder.pdf.inspect.unheard import Claims, PageSide, unheard
from sheetbuilder.pdf.read.marks import FoundMark, LooseText, ShownText
from sheetbuilder.values import replace

SIDE = PageSide((0.0, 0.0, 200.0, 100.0), frozenset({"3", "iii"}))
NOBODY = Claims(frozenset())


def piece(words: str, x: float = 10.0, y: float = 50.0, size: float = 10.0) -> ShownText:
    return ShownText(words, (x, y), (x + 5.0 * len(words), y), (1.0, 0.0), size)


def mark(number: int, *pieces: ShownText, tag: str = "P", paints: int = 1) -> FoundMark:
    return FoundMark(1, number, tag, 1, number, pieces=list(pieces), paints=paints)


def loose(order: int, *pieces: ShownText) -> list[LooseText]:
    return [LooseText(one, order + at, ()) for at, one in enumerate(pieces)]


def test_stretches_come_in_painting_order() -> None:
    found = unheard([mark(5, piece("to"))], [*loose(7, piece("tre")), *loose(2, piece("et"))], NOBODY, SIDE)
    assert list(found) == ["et", "to", "tre"]


def test_pieces_of_a_word_stand_together_and_lines_apart() -> None:
    words = [piece("Bar", 10), piece("nets", 25), piece("plan", 60), piece("B", 10, 30)]
    assert list(unheard([], loose(1, *words), NOBODY, SIDE)) == ["Barnets plan B"]


def test_a_long_text_is_told_by_its_first_words() -> None:
    (told,) = unheard([], loose(1, piece("ord " * 40)), NOBODY, SIDE)
    assert told.endswith("ord …")
    assert len(told) <= 62


@pytest.mark.parametrize(
    "unseen",
    [
        piece("  "),
        replace(piece("skjult"), hidden=True),
        piece("ude", x=-90),
        piece("ude", x=230),
        piece("ude", y=130),
        piece("ude", y=-30),
        piece("lille", size=0.0),
        piece("3"),
        piece("– 3 –"),
        piece("3 / 12"),
        piece("iii"),
    ],
)
def test_what_nobody_sees_or_only_numbers_the_page_is_no_stretch(unseen: ShownText) -> None:
    assert list(unheard([mark(1, unseen)], loose(2, unseen), NOBODY, SIDE)) == []


@pytest.mark.parametrize("seen", ["4", "13", "3 kr.", "Side 3"])
def test_another_number_is_one(seen: str) -> None:
    assert list(unheard([], loose(1, piece(seen)), NOBODY, SIDE)) == [seen]


def test_a_picture_that_is_marked_has_no_words() -> None:
    assert list(unheard([mark(1, tag="Figure")], [], NOBODY, SIDE)) == [""]
    assert list(unheard([mark(1, tag="Figure", paints=0), mark(2)], [], NOBODY, SIDE)) == []


def test_what_is_claimed_is_heard_with_all_that_is_in_it() -> None:
    outer = mark(1, piece("ude"))
    inner = mark(2, piece("inde"))
    inner.around = outer
    whole = mark(3, piece("hel"))
    whole.forms = (9,)
    decoration = mark(4, piece("pynt"))
    decoration.artifact = True
    claims = Claims(frozenset({(1, 1)}), frozenset({9}))
    assert list(unheard([outer, inner, whole, decoration], [], claims, SIDE)) == []
    assert list(unheard([outer, inner, whole, decoration], [], NOBODY, SIDE)) == ["ude", "inde", "hel"]
