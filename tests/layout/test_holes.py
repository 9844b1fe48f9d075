"""Holes: where a punch of ISO 838 goes, on both sides of a paper alike, and marks that nobody reads."""

from __future__ import annotations

import itertools

import pytest

from sheetbuilder.layout.extents import extents, flat
from sheetbuilder.layout.holes import CLEAR, FROM_EDGE, RADIUS, areas, centres, length, marks
from sheetbuilder.layout.sides import Edge, Flip, Holes, PaperSides
from sheetbuilder.theme.papers import MM, PAPERS, Paper


@pytest.mark.parametrize("bound", list(Edge))
@pytest.mark.parametrize("holes", list(Holes))
def test_holes_are_12_mm_from_the_edge_and_80_mm_apart_about_its_middle(holes: Holes, bound: Edge) -> None:
    width, height = (210 * MM, 297 * MM) if bound in (Edge.LEFT, Edge.RIGHT) else (297 * MM, 210 * MM)
    found = centres(holes, bound, width, height)
    assert len(found) == int(holes)
    edges = [{Edge.LEFT: x, Edge.RIGHT: width - x, Edge.TOP: y, Edge.BOTTOM: height - y} for x, y in found]
    assert [edge[bound] / MM for edge in edges] == pytest.approx([12] * len(found))
    along = sorted(y if bound in (Edge.LEFT, Edge.RIGHT) else x for x, y in found)
    assert [(b - a) / MM for a, b in itertools.pairwise(along)] == pytest.approx([80] * (len(found) - 1))
    assert (along[0] + along[-1]) / MM == pytest.approx(297)


@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize("flip", list(Flip))
def test_the_holes_of_a_back_are_those_of_its_front(landscape: bool, flip: Flip) -> None:
    """The paper is turned over: what was at x on the front is at width - x on the back, or y at height - y."""
    width, height = (842.0, 595.0) if landscape else (595.0, 842.0)
    sides = PaperSides(flip=flip)
    front, back = (centres(Holes.FOUR, sides.bound_at(number, landscape=landscape), width, height) for number in (1, 2))
    sideways = landscape == (flip is Flip.SHORT)
    seen = [(width - x, y) if sideways else (x, height - y) for x, y in back]
    for one, other in zip(sorted(seen), sorted(front), strict=True):
        assert one == pytest.approx(other)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: str(paper.name))
def test_margins_keep_clear_of_holes(paper: Paper) -> None:
    assert paper.binding >= CLEAR
    assert paper.height >= length(Holes.TWO)


def test_four_holes_need_a_longer_edge_than_two() -> None:
    assert [round(length(one) / MM) for one in (Holes.TWO, Holes.FOUR)] == [104, 264]


def test_marks_are_circles_of_6_mm_and_a_stroke_in_the_middle_that_nobody_reads() -> None:
    assert list(marks(())) == []
    points = centres(Holes.TWO, Edge.LEFT, 210 * MM, 297 * MM)
    drawn = [(item, extents(x, y, item)[0]) for x, y, item in flat(tuple(marks(points)))]
    assert all(item.mark is None for item, _ in drawn)
    *circles, (_, stroke) = drawn
    for (x, y), (_, circle) in zip(points, circles, strict=True):
        assert ((circle.left + circle.right) / 2, (circle.top + circle.bottom) / 2) == pytest.approx((x, y))
        assert circle.right - circle.left == pytest.approx(2 * RADIUS, abs=0.5)
    assert (stroke.top + stroke.bottom) / 2 == pytest.approx(297 * MM / 2)
    assert (stroke.left + stroke.right) / 2 == pytest.approx(FROM_EDGE)
    assert stroke.right - stroke.left > stroke.bottom - stroke.top


def test_a_punch_may_be_a_millimetre_off() -> None:
    (area,) = areas(((100.0, 200.0),))
    assert (area.right - area.left) / MM == pytest.approx(8)
    assert (area.left + area.right, area.top + area.bottom) == (200, 400)
