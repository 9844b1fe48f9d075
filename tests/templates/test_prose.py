"""Running text over pages: white space yields before a page holds next to nothing, and never below its least."""

from __future__ import annotations

import pytest

from sheetbuilder.content import Package
from sheetbuilder.layout.flow.bands import Band, Flow
from sheetbuilder.layout.flow.pages import PageContent
from sheetbuilder.layout.items import Box
from sheetbuilder.templates.prose import Pagination, at_reading_size, enlarged, page_room, text_pages
from sheetbuilder.theme.palette import ColourRole
from tests.contexts import context
from tests.outputs import extent, flat

HOW = Pagination("fod", "Tekst", None)


def blocks(count: int, high: float, gap: float) -> Flow:
    box = Box(0, 0, 10, high, fill=ColourRole.INK)
    return [Band(high, (box,), gap if index else 0.0) for index in range(count)]


def tops(page: PageContent) -> list[float]:
    return [extent(one)[1] for one in flat(page.items)]


def test_a_last_page_with_one_block_is_spared(small: Package) -> None:
    at = context(small)
    gap = at.space("between-blocks")
    high = (page_room(at) - 9 * gap) / 10
    pages = text_pages(at, blocks(10, high, gap), HOW)
    assert len(pages) == 1
    more = text_pages(at, blocks(11, high * 0.96, gap), HOW)
    assert len(more) == 1
    between = tops(more[0])[1] - tops(more[0])[0] - high * 0.96
    assert at.space("between-points") <= between < gap


def test_where_white_space_has_not_so_much_to_give_pages_are_filled_alike(small: Package) -> None:
    at = context(small)
    gap = at.space("between-points")
    high = (page_room(at) - 9 * gap) / 10
    pages = text_pages(at, blocks(11, high, gap), HOW)
    assert [len(list(flat(page.items))) for page in pages] == [6, 5]


def test_a_full_last_page_changes_nothing(small: Package) -> None:
    at = context(small)
    gap = at.space("between-blocks")
    high = (page_room(at) - 9 * gap) / 10
    pages = text_pages(at, blocks(18, high, gap), HOW)
    between = tops(pages[0])[1] - tops(pages[0])[0] - high
    assert between == pytest.approx(gap)


def test_larger_type_has_larger_white_space_on_the_same_paper(small: Package) -> None:
    at = context(small)
    larger = enlarged(at, 1.5)
    assert larger.style("body").size == pytest.approx(1.5 * at.style("body").size)
    assert larger.space("list-indent") == pytest.approx(1.5 * at.space("list-indent"))
    assert larger.theme.paper == at.theme.paper
    assert at_reading_size(at).style("body").size == pytest.approx(at.style("move").size)
