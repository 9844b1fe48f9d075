"""Ink saved: what becomes of areas, bars, lines; and that nothing on our pages is lost by it."""

from __future__ import annotations

import pytest
from msgspec.structs import astuple

from sheetbuilder.layout.extents import flat
from sheetbuilder.layout.ink_map import PALEST
from sheetbuilder.layout.items import Box, Path, Pen, Text, ellipse, line
from sheetbuilder.layout.sparing import spared
from sheetbuilder.theme.colour import contrast
from sheetbuilder.theme.palette import LINE_CONTRAST, SPARING_PALETTE, TEXT_CONTRAST, ColourRole
from tests.outputs import Output

R = ColourRole


def drawn(item: Box | Path) -> tuple[Pen | None, ColourRole | None]:
    found = spared(item)
    assert isinstance(found, Box | Path)
    return found.pen, found.fill


@pytest.mark.parametrize("fill", [R.TINT, R.FILL, R.SECONDARY, R.ACCENT, R.WARNING])
def test_an_area_becomes_an_outline_of_the_same_size(fill: ColourRole) -> None:
    area = Box(10, 20, 100, 50, 4, None, fill)
    found = spared(area)
    assert isinstance(found, Box)
    assert (found.x, found.y, found.width, found.height, found.radius) == (10, 20, 100, 50, 4)
    assert found.fill is R.PAPER, "it still hides what lies under it"
    assert found.pen is not None
    assert contrast(SPARING_PALETTE[found.pen.ink], SPARING_PALETTE[R.PAPER]) >= 4.5


def test_what_is_lit_among_others_has_the_heavier_outline() -> None:
    same = Pen(R.ACCENT, 0.9)
    (lit, _), (other, _) = drawn(Box(0, 0, 20, 20, 2, same, R.FILL)), drawn(Box(0, 0, 20, 20, 2, same, R.PAPER))
    assert lit is not None
    assert other is not None
    assert lit.width >= 2 * other.width


def test_a_round_area_is_an_outline_and_the_head_of_an_arrow_stays_filled() -> None:
    pen, fill = drawn(ellipse(20, 20, 10, 10, None, R.FILL))
    assert (pen is not None, fill) == (True, R.PAPER)
    head = Path((0, 0), ((5, 2), (0, 4)), closed=True, fill=R.ACCENT)
    assert drawn(head) == (None, R.ACCENT)


@pytest.mark.parametrize(("width", "height"), [(300, 2.4), (2.6, 80), (400, 8.5)])
def test_a_bar_is_a_thinner_bar(width: float, height: float) -> None:
    found = spared(Box(5, 6, width, height, 0, None, R.SECONDARY))
    assert isinstance(found, Box)
    assert found.pen is None
    assert found.fill is R.INK, "the colour of areas is paper here"
    assert max(found.width, found.height) == max(width, height)
    assert 1 <= min(found.width, found.height) <= 1.5


def test_a_small_square_is_no_bar() -> None:
    pen, fill = drawn(Box(0, 0, 8, 8, 1, None, R.FILL))
    assert (pen is not None, fill) == (True, R.PAPER)


def test_lines_are_thinner_each_by_as_much_and_none_is_gone() -> None:
    widths = [drawn(line(0, 0, 9, 0, Pen(R.LINE, width)))[0] for width in (0.25, 0.4, 0.7, 2.0)]
    assert [pen.width for pen in widths if pen] == pytest.approx([0.25, 0.3, 0.42, 1.2])
    pen, _ = drawn(line(0, 0, 9, 0, Pen(R.SECONDARY, 2.4)))
    assert pen is not None
    assert pen.ink is R.INK


def test_nothing_of_our_pages_is_paper_on_paper(outputs: tuple[Output, ...]) -> None:
    """Words and lines, as they are when ink is saved."""
    seen: set[ColourRole] = set()
    for page in (page for output in outputs for page in output.document.pages):
        for _, _, item in flat(page.items):
            shown = spared(item)
            if isinstance(shown, Text):
                seen.add(shown.ink)
            elif isinstance(shown, Box | Path) and (pen := shown.pen) is not None:
                seen.add(pen.ink)
            elif isinstance(shown, Box | Path) and shown.fill not in (None, R.PAPER):
                seen.add(shown.fill)
    assert len(seen) > 5
    assert all(contrast(SPARING_PALETTE[ink], SPARING_PALETTE[R.PAPER]) >= TEXT_CONTRAST for ink in seen)


def test_every_pair_can_be_told_apart_where_ink_is_saved() -> None:
    assert SPARING_PALETTE.shortfalls() == ()
    assert SPARING_PALETTE.on_grey(PALEST, TEXT_CONTRAST) >= TEXT_CONTRAST, "on the pale ink of a letterhead too"
    assert SPARING_PALETTE.on_grey(PALEST, LINE_CONTRAST) >= LINE_CONTRAST
    assert all(len({*astuple(SPARING_PALETTE[role])}) == 1 for role in R)
