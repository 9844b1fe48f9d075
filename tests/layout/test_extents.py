"""How far items reach: letters, outlines with their pens, curves, groups within groups."""

from __future__ import annotations

import pytest

from sheetbuilder.layout.extents import Extent, extents, flat
from sheetbuilder.layout.items import Box, Group, Path, Pen, Text, ellipse, line
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.typeface import FaceName, Weight
from tests.outputs import Output, extent

FACE = FaceName(Weight.REGULAR)


def test_groups_move_what_is_in_them() -> None:
    box = Box(1, 2, 3, 4)
    assert list(flat([Group(10, 20, (Group(100, 200, (box,)), box))])) == [(110, 220, box), (10, 20, box)]


def test_a_box_reaches_as_far_as_its_pen() -> None:
    assert list(extents(10, 10, Box(1, 2, 30, 40, pen=Pen(ColourRole.INK, 2)))) == [Extent(10, 11, 42, 53)]


def test_an_open_path_is_told_stretch_by_stretch() -> None:
    path = Path((0, 0), ((100, 0), (100, 50)), pen=Pen(ColourRole.INK, 0))
    assert list(extents(5, 5, path)) == [Extent(5, 5, 105, 5), Extent(105, 5, 105, 55)]


def test_what_is_filled_reaches_over_its_inside() -> None:
    (reach,) = extents(0, 0, ellipse(10, 10, 8, 4, fill=ColourRole.TINT))
    assert (reach.left, reach.top, reach.right, reach.bottom) == pytest.approx((2, 6, 18, 14))


def test_an_open_path_that_is_filled_reaches_over_its_inside_too() -> None:
    path = Path((0, 0), ((10, 0), (10, 10)), fill=ColourRole.TINT)
    assert list(extents(0, 0, path)) == [Extent(0, 0, 10, 10)]


def test_a_space_at_the_end_paints_nothing() -> None:
    word, spaced = (Text(0, 0, text, width, FACE, 10, ColourRole.INK) for text, width in (("ord", 15), ("ord ", 17)))
    assert [one.right for one in extents(0, 0, word)] == [one.right for one in extents(0, 0, spaced)]


def test_around() -> None:
    assert Extent(0, 5, 2, 6).around(Extent(1, 1, 9, 2)) == Extent(0, 1, 9, 6)


def test_a_line_reaches_half_its_pen_to_each_side() -> None:
    assert list(extents(0, 0, line(1, 9, 5, 9, Pen(ColourRole.LINE, 1)))) == [Extent(0.5, 8.5, 5.5, 9.5)]


def test_pages_reach_as_far_as_the_tests_measure(outputs_of_small: tuple[Output, ...]) -> None:
    """Two ways of measuring, one of which belongs to the tests, agree on every page but for spaces at line ends."""
    for output in outputs_of_small:
        for page in output.document.pages:
            for x, y, item in flat(page.items):
                found = list(extents(x, y, item))
                whole = found[0]
                for one in found[1:]:
                    whole = whole.around(one)
                left, top, right, bottom = extent((x, y, item))
                assert (whole.left, whole.top, whole.bottom) == pytest.approx((left, top, bottom), abs=0.01)
                assert right - 20 < whole.right <= right + 0.01
