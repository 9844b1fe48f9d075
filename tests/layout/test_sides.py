"""Sides and flips: a paper that is really turned says where its bound edge comes to be on its back."""

from __future__ import annotations

import pytest

from sheetbuilder.layout.sides import BOTH_SIDES, Edge, Flip, PaperSides, Sides

CORNERS = {
    Edge.LEFT: {(0, 0), (0, 1)},
    Edge.RIGHT: {(1, 0), (1, 1)},
    Edge.TOP: {(0, 1), (1, 1)},
    Edge.BOTTOM: {(0, 0), (1, 0)},
}
"""The two corners of each edge of a page, (0, 0) at its lower left."""


def turned(corners: set[tuple[int, int]], *, landscape: bool, flip: Flip) -> set[tuple[int, int]]:
    """Where corners of a front come on the back that reads upright when the paper is turned over such an edge."""
    upright_axis = landscape == (flip is Flip.SHORT)  # the edges at the sides are the short ones of a page that lies
    return {(1 - x, y) if upright_axis else (x, 1 - y) for x, y in corners}


@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize("flip", list(Flip))
def test_a_back_is_bound_where_turning_the_paper_leaves_the_edge(landscape: bool, flip: Flip) -> None:
    sides = PaperSides(flip=flip)
    front = sides.bound_at(1, landscape=landscape)
    assert front is (Edge.TOP if landscape else Edge.LEFT)
    back = sides.bound_at(2, landscape=landscape)
    assert CORNERS[back] == turned(CORNERS[front], landscape=landscape, flip=flip)
    assert sides.bound_at(3, landscape=landscape) is front


def test_on_one_side_every_page_is_a_front() -> None:
    for flip in (None, *Flip):
        sides = PaperSides(Sides.SIMPLEX, flip)
        assert {sides.bound_at(number, landscape=False) for number in (1, 2)} == {Edge.LEFT}
        assert {sides.bound_at(number, landscape=True) for number in (1, 2)} == {Edge.TOP}


def test_without_a_flip_most_pages_decide() -> None:
    assert BOTH_SIDES.for_pages(0, 10).flip is Flip.LONG
    assert BOTH_SIDES.for_pages(2, 2).flip is Flip.SHORT
    assert BOTH_SIDES.for_pages(5, 10).flip is Flip.LONG
    assert PaperSides(flip=Flip.LONG).for_pages(2, 2).flip is Flip.LONG
    assert PaperSides(flip=Flip.SHORT).for_pages(0, 2).flip is Flip.SHORT
    assert BOTH_SIDES.bound_at(2, landscape=False) is Edge.RIGHT
