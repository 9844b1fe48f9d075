"""Backs: a paper turned over by hand, corner by corner, tells where its back lies."""

from __future__ import annotations

import pytest

from sheetbuilder.imposition.backs import back_matrix, behind, flip_of, mirror, sideways
from sheetbuilder.layout.sides import Flip
from sheetbuilder.layout.surfaces import UNMOVED, Matrix, moved, moved_box
from sheetbuilder.theme.papers import MM

STANDS = (210 * MM, 297 * MM)
LIES = (297 * MM, 210 * MM)


@pytest.mark.parametrize(
    ("size", "flip", "corner"),
    [
        # The lower left corner of the front, and where the back has it: lower right, or upper left.
        pytest.param(STANDS, Flip.LONG, "lower right", id="a leaf of a book"),
        pytest.param(STANDS, Flip.SHORT, "upper left", id="a pad"),
        pytest.param(LIES, Flip.LONG, "upper left", id="a calendar"),
        pytest.param(LIES, Flip.SHORT, "lower right", id="a leaf of a wide book"),
    ],
)
def test_the_corner_that_is_held_while_turning(size: tuple[float, float], flip: Flip, corner: str) -> None:
    width, height = size
    expected = {"lower right": (width, 0), "upper left": (0, height)}[corner]
    assert moved(mirror(width, height, flip), 0, 0) == pytest.approx(expected)
    assert sideways(width, height, flip) is (corner == "lower right")


@pytest.mark.parametrize("size", [STANDS, LIES])
@pytest.mark.parametrize("flip", Flip)
def test_what_lies_behind_what_lies_behind_is_where_one_began(size: tuple[float, float], flip: Flip) -> None:
    box = (20.0, 30.0, 220.0, 130.0)
    there = behind(box, *size, flip)
    assert there != pytest.approx(box)
    assert behind(there, *size, flip) == pytest.approx(box)


def test_without_a_wish_papers_are_turned_as_a_book_is() -> None:
    assert flip_of(*STANDS, None) is Flip.LONG
    assert flip_of(*LIES, None) is Flip.SHORT
    assert flip_of(*LIES, Flip.LONG) is Flip.LONG
    assert sideways(*STANDS, flip_of(*STANDS, None))
    assert sideways(*LIES, flip_of(*LIES, None))


CARD = (74 * MM, 105 * MM)
UPRIGHT: Matrix = (1, 0, 0, 1, 30, 40)
LYING: Matrix = (0, 1, -1, 0, 30 + CARD[1], 40)


@pytest.mark.parametrize("front", [UPRIGHT, LYING, UNMOVED])
@pytest.mark.parametrize("size", [STANDS, LIES])
@pytest.mark.parametrize("flip", Flip)
def test_a_card_is_turned_as_a_leaf_of_a_book_is(front: Matrix, size: tuple[float, float], flip: Flip) -> None:
    """The back of each place of a card is the place of its other page that lies as far from the other edge."""
    width, height = size
    back = back_matrix(front, CARD[0], width, height, flip)
    assert back[0] * back[3] - back[1] * back[2] == pytest.approx(1), "no letter is seen in a mirror"
    for x, y in ((0, 0), (10, 20), CARD):
        on_front = moved(front, x, y)
        assert behind((*on_front, *on_front), width, height, flip)[:2] == pytest.approx(moved(back, CARD[0] - x, y))
    whole = (0.0, 0.0, *CARD)
    assert moved_box(back, whole) == pytest.approx(behind(moved_box(front, whole), width, height, flip))


def test_over_the_other_edge_a_back_stands_on_its_head() -> None:
    assert back_matrix(UPRIGHT, CARD[0], *STANDS, Flip.LONG)[:4] == pytest.approx((1, 0, 0, 1))
    assert back_matrix(UPRIGHT, CARD[0], *STANDS, Flip.SHORT)[:4] == pytest.approx((-1, 0, 0, -1))
    assert back_matrix(UPRIGHT, CARD[0], *LIES, Flip.LONG)[:4] == pytest.approx((-1, 0, 0, -1))
    assert back_matrix(UPRIGHT, CARD[0], *LIES, Flip.SHORT)[:4] == pytest.approx((1, 0, 0, 1))
