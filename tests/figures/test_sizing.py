"""How a figure grows and shrinks: lengths by its unit, type by its scale and never too small, texts about a point."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sheetbuilder.content import Package
from sheetbuilder.figures.sizing import Sizing, sizing
from sheetbuilder.layout.items import Group
from sheetbuilder.theme.papers import MM
from sheetbuilder.theme.typescale import SMALLEST
from tests.contexts import context


def made(package: Package, share: float = 1.0) -> Sizing:
    """A figure of 100 mm, drawn at a share of that."""
    return sizing(context(package), 100 * MM * share, 100, None)


def test_lengths_grow_with_the_width_that_there_is(small: Package) -> None:
    assert made(small)(10) == pytest.approx(10 * MM)
    assert made(small, 0.5)(10) == pytest.approx(5 * MM)
    assert made(small, 2)(10) == pytest.approx(20 * MM)


def test_type_grows_too_and_is_never_below_the_smallest(small: Package) -> None:
    plain = context(small).style("figure-name")
    assert made(small).style("figure-name").size == pytest.approx(plain.size)
    double, least = made(small, 2).style("figure-name"), made(small, 0.1).style("figure-name")
    assert (double.size, double.leading) == pytest.approx((2 * plain.size, 2 * plain.leading))
    assert least.size == SMALLEST
    assert least.leading == pytest.approx(plain.leading * SMALLEST / plain.size)


@pytest.mark.parametrize("text", ["Kort", "En lang tekst over flere linjer end en"])
def test_a_text_stands_in_the_middle_of_its_point(text: str, small: Package) -> None:
    size = made(small)
    look = size.style("figure-text")
    rows = [one for one in size.centred(text, look, 80, 200, 100, "figur") if isinstance(one, Group)]
    baseline = size.context.baseline(look)
    tops = [row.y - baseline for row in rows]
    assert (tops[0] + tops[-1] + look.leading) / 2 == pytest.approx(100)
    assert [later - earlier for earlier, later in pairwise(tops)] == pytest.approx([look.leading] * (len(rows) - 1))
    assert (len(rows) > 1) == (len(text) > 10)
    for row in rows:
        left, right = row.x, row.x + sum(item.width for item in row.items if hasattr(item, "width"))
        assert (left + right) / 2 == pytest.approx(200, abs=3)  # a space at a line's end is counted by neither


def test_a_text_in_lines_begins_at_its_corner_and_tells_its_height(small: Package) -> None:
    size = made(small)
    look = size.style("figure-text")
    rows, high = size.wrapped("En lang tekst over flere linjer end en", look, 80, 30, 40, "figur")
    places = [(row.x, row.y) for row in rows if isinstance(row, Group)]
    assert len(places) > 1
    assert high == pytest.approx(len(places) * look.leading)
    assert places[0] == pytest.approx((30, 40 + size.context.baseline(look)))
    assert places[1][1] - places[0][1] == pytest.approx(look.leading)


def test_a_word_that_is_too_wide_is_told(small: Package) -> None:
    size = made(small)
    size.wrapped("Ubrydeligtlangtord", size.style("figure-text"), 20, 0, 0, "Figuren")
    size.centred("Uomgængeligtlangtord", size.style("figure-text"), 20, 0, 0, "Figuren")
    told = size.context.problems or ()
    assert [problem.code for problem in told] == ["SB403", "SB403"]
    size.wrapped("et", size.style("figure-text"), 20, 0, 0, "Figuren")
    assert len(told) == 2
