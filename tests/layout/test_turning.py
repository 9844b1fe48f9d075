"""Half a turn: words and lines come to stand upside down about a point, and nothing else is taken along unseen."""

from __future__ import annotations

import pytest

from sheetbuilder.layout.extents import extents
from sheetbuilder.layout.items import Box, Group, Item, Path, Pen, Text, line
from sheetbuilder.layout.roles import Mark, Node, Role
from sheetbuilder.layout.turning import upside_down
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.typeface import FaceName, Weight

PEN = Pen(ColourRole.INK, 1.0)


def text(x: float, y: float) -> Text:
    return Text(x, y, "Navn", 30.0, FaceName(Weight.REGULAR), 10.0, ColourRole.INK, mark=Mark(Node(Role.P)))


def test_words_end_where_they_began_on_the_other_side_of_the_point() -> None:
    (turned,) = upside_down([Group(10, 20, (text(5, 5),))], 50, 50)
    assert isinstance(turned, Text)
    assert (turned.x, turned.y, turned.turned, turned.mark) == (85, 75, True, None)
    (upright,), (over,) = list(extents(10, 20, text(5, 5))), list(extents(0, 0, turned))
    assert (over.left, over.top) == (100 - upright.right, 100 - upright.bottom)
    assert (over.right, over.bottom) == (100 - upright.left, 100 - upright.top)


def test_turned_twice_words_and_lines_are_where_they_were() -> None:
    drawn: list[Item] = [text(5, 5), line(1, 2, 30, 4, PEN)]
    again = list(upside_down(list(upside_down(drawn, 40, 70)), 40, 70))
    assert isinstance(again[0], Text)
    assert (again[0].x, again[0].y, again[0].turned) == (5, 5, False)
    assert again[1] == drawn[1]


def test_a_curve_keeps_its_points_in_order() -> None:
    curve = Path((0, 0), ((1, 2, 3, 4, 5, 6),), pen=PEN)
    (turned,) = upside_down([Group(10, 0, (curve,))], 10, 10)
    assert isinstance(turned, Path)
    assert (turned.start, turned.steps) == ((10, 20), ((9, 18, 7, 16, 5, 14),))


def test_what_nobody_has_turned_yet_is_refused() -> None:
    with pytest.raises(TypeError):
        list(upside_down([Box(0, 0, 1, 1)], 0, 0))
