"""Bands flow over pages: what is bound stays together, and white space is dropped where a page begins."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetbuilder.content import Package
from sheetbuilder.layout.flow.bands import (
    Band,
    Flow,
    TooTall,
    beside,
    height,
    into_pages,
    items,
    kept_together,
    kept_with_next,
    labelled,
    parted,
    shifted,
    solid,
    spaced,
)
from sheetbuilder.layout.items import Group, Text
from sheetbuilder.layout.roles import Node, Role
from tests.contexts import context
from tests.outputs import flat

WORDS = "Den, der skal holde et møde, gør klogt i at tænke over stedet, tiden og de mennesker, der skal være med. "

bands_of = st.builds(
    Band,
    st.integers(1, 20).map(float),
    gap=st.integers(0, 8).map(float),
    keep_with_next=st.booleans(),
)


def test_slabs_fill_a_page_and_go_on_over_the_next() -> None:
    flow = [Band(10.0, gap=1.0) for _ in range(5)]
    assert [len(page) for page in into_pages(flow, lambda _: 32.0)] == [3, 2]


def test_the_gap_at_the_head_of_a_page_is_dropped() -> None:
    flow = [Band(10.0, gap=5.0), Band(10.0, gap=5.0)]
    assert height(flow) == 25
    assert len(into_pages(flow, lambda _: 25.0)) == 1
    first, second = into_pages(flow, lambda _: 24.0)
    assert height(first) == height(second) == 10


def test_a_bound_slab_goes_on_with_the_next_one() -> None:
    flow = [Band(10.0), Band(10.0, keep_with_next=True), Band(10.0)]
    assert [len(page) for page in into_pages(flow, lambda _: 20.0)] == [1, 2]


def test_what_fits_no_page_is_too_tall_and_tells_by_how_much() -> None:
    with pytest.raises(TooTall) as caught:
        into_pages([Band(10.0, keep_with_next=True), Band(15.0, gap=2.0)], lambda _: 20.0)
    assert caught.value.excess == pytest.approx(7)


def test_pages_may_differ_in_height() -> None:
    heights = (10.0, 30.0, 20.0)
    pages = into_pages([Band(10.0) for _ in range(6)], lambda page: heights[page])
    assert [len(page) for page in pages] == [1, 3, 2]


def test_nothing_needs_no_page() -> None:
    assert into_pages([], lambda _: 10.0) == []


@given(st.lists(bands_of, max_size=30), st.integers(20, 120))
def test_pages_keep_order_and_height_and_part_nothing_that_is_bound(flow: Flow, room: int) -> None:
    try:
        pages = into_pages(flow, lambda _: float(room))
    except TooTall:
        run, longest = 0.0, 0.0
        for index, band in enumerate(flow):
            begins = index == 0 or not flow[index - 1].keep_with_next
            run = band.height if begins else run + band.gap + band.height
            longest = max(longest, run)
        assert longest > room
        return
    assert [band for page in pages for band in page] == flow
    assert all(page for page in pages)
    assert all(height(page) <= room + 0.01 for page in pages)
    assert not any(page[-1].keep_with_next for page in pages[:-1])


@given(st.lists(bands_of, max_size=20), st.integers(20, 120))
def test_no_page_is_ended_before_its_time(flow: Flow, room: int) -> None:
    """What begins a page would not have fitted on the one before."""
    try:
        pages = into_pages(flow, lambda _: float(room))
    except TooTall:
        return
    for page, after in itertools.pairwise(pages):
        chunk: Flow = []
        for band in after:
            chunk.append(band)
            if not band.keep_with_next:
                break
        assert height([*page, *chunk]) > room


# Small moves


def test_items_stand_below_each_other_without_the_first_gap() -> None:
    text = Group(0, 0, ())
    placed = items([Band(10, (text,), gap=9), Band(5), Band(7, (text,), gap=3)], 2, 100)
    assert [(group.x, group.y) for group in placed] == [(2, 100), (2, 118)]


def test_solid_whole_held_spaced_shifted() -> None:
    flow = [Band(10.0, gap=4.0), Band(6.0, gap=2.0)]
    assert (solid(flow, 3).height, solid(flow, 3).gap) == (18, 3)
    assert [band.keep_with_next for band in kept_together(flow)] == [True, False]
    assert [band.keep_with_next for band in kept_with_next(flow)] == [False, True]
    assert [band.gap for band in spaced(flow, 7)] == [7, 2]
    assert shifted([Band(1, (Group(0, 0, ()),))], 5)[0].items == (Group(5, 0.0, (Group(0, 0, ()),)),)
    for move in (kept_together, kept_with_next, lambda none: spaced(none, 1), lambda none: labelled(none, (), 1)):
        assert move([]) == []


def test_columns_beside_each_other_are_as_high_as_the_highest() -> None:
    assert beside([(0, [Band(10)]), (50, [Band(7), Band(8)])]).height == 15
    assert beside([]).height == 0


# Paragraphs over tiny pages


def lines_of(page: Flow) -> int:
    return len({(x, y) for x, y, item in flat(items(page)) if isinstance(item, Text)})


@pytest.mark.parametrize("sentences", range(1, 8))
@pytest.mark.parametrize("room", [45, 46, 60, 77, 90])
def test_no_line_of_a_paragraph_stands_alone_on_a_page(small: Package, sentences: int, room: int) -> None:
    """No widow, no orphan: at least two lines of a paragraph on either side of a page break."""
    at = context(small)
    text = (WORDS * sentences).strip()
    flow = at.paragraph(text, "body", 180, Node(Role.P))
    try:
        pages = into_pages(flow, lambda _: float(room))
    except TooTall:
        assert room < 3 * at.style("body").leading
        return
    assert sum(map(lines_of, pages)) == len(flow)
    if len(flow) > 1:
        assert all(lines_of(page) >= 2 for page in pages)


@pytest.mark.parametrize("room", range(72, 140, 4))
def test_a_heading_never_ends_a_page(small: Package, room: int) -> None:
    at = context(small)
    root = Node(Role.SECT)
    flow: Flow = []
    heads = []
    for number in range(6):
        head = at.heading(f"Overskrift {number}", "heading", 180, root, gap=6)
        heads += head
        flow += head + at.paragraph(WORDS * (number % 3 + 1), "body", 180, root, gap=3)
    for page in into_pages(flow, lambda _: float(room)):
        assert page[-1] not in heads


def test_the_head_of_a_table_stands_again_where_a_page_begins_with_one_of_its_rows() -> None:
    head, again = Band(10, keep_with_next=True), Band(10)
    rows = [Band(20, again=again) for _ in range(6)]
    pages = into_pages([head, *rows], lambda _: 70)
    assert [len(page) for page in pages] == [4, 4]
    assert pages[0][0] is head
    assert pages[1][0] is again
    assert all(height(page) <= 70 for page in pages)


def test_a_row_that_fits_only_without_the_head_above_it_is_too_tall() -> None:
    rows = [Band(65), Band(65, again=Band(10))]
    with pytest.raises(TooTall) as told:
        into_pages(rows, lambda _: 70)
    assert told.value.excess == pytest.approx(5)


def test_below_the_head_that_stands_again_a_row_has_no_gap() -> None:
    """The head has its own room below it; with the gap the row that fills the page would be too tall."""
    head = Band(4.0)
    _, second = into_pages([Band(20.0), Band(16.0, gap=3.0, again=head)], lambda _: 20.0)
    assert second == [head, Band(16.0, again=head)]
    assert height(second) == 20


@pytest.mark.parametrize(
    ("heights", "count", "parts"),
    [
        ([10, 10, 10, 10], 2, [2, 2]),
        ([10, 10, 10, 10, 10], 2, [3, 2]),
        ([30, 10, 10, 10], 2, [1, 3]),
        ([10, 10, 10], 3, [1, 1, 1]),
        ([10], 3, [1]),
    ],
)
def test_parts_are_as_equal_as_they_can_be(heights: list[int], count: int, parts: list[int]) -> None:
    assert [len(part) for part in parted([Band(float(high)) for high in heights], count)] == parts


def test_what_is_bound_is_not_parted_however_few_parts_there_are() -> None:
    flow = [Band(10.0, keep_with_next=True), Band(10.0, keep_with_next=True), Band(10.0), Band(10.0)]
    assert [len(part) for part in parted(flow, 2)] == [3, 1]
    assert [len(part) for part in parted(kept_together(flow), 2)] == [4]
