"""A poster in pieces: they cover it, overlap by ten millimetres, keep off the papers' edges, and are few."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetbuilder.imposition.poster import OVERLAP, STRIP, Poster, below, tiled
from sheetbuilder.layout.flow.pages import Page, PageKind
from sheetbuilder.layout.items import Dash, Path
from sheetbuilder.layout.sides import PaperSides, Sides
from sheetbuilder.layout.surfaces import PlacedPage, moved, moved_box
from sheetbuilder.theme.papers import MM, paper
from sheetbuilder.theme.posters import POSTERS

STANDING, LYING = (Page(PageKind.TEXT, 1, *size, ()) for size in ((210 * MM, 297 * MM), (297 * MM, 210 * MM)))
EVERY = [(name, on, page) for name in POSTERS for on in ("a4", "a3") for page in (STANDING, LYING)]


@given(
    st.floats(60, 3000),
    st.floats(60, 3000),
    st.sampled_from(["a4", "a3", "a5"]),
)
def test_pieces_cover_the_poster_and_overlap_by_ten_millimetres(width: float, height: float, on: str) -> None:
    tiling = tiled(width, height, paper(on))
    assert len(tiling.tiles) == tiling.rows * tiling.columns
    for tile in tiling.tiles:
        assert tile.width <= tiling.width - 2 * STRIP + 0.02
        assert tile.height <= tiling.height - 2 * STRIP + 0.02
        beside = next((one for one in tiling.tiles if (one.row, one.column) == (tile.row, tile.column + 1)), None)
        under = next((one for one in tiling.tiles if (one.row, one.column) == (tile.row + 1, tile.column)), None)
        right, bottom = tile.left + tile.width, tile.top + tile.height
        assert right == pytest.approx(beside.left + OVERLAP if beside else width)
        assert bottom == pytest.approx(under.top + OVERLAP if under else height)
    assert (tiling.tiles[0].left, tiling.tiles[0].top) == (0, 0)


def test_the_paper_stands_or_lies_as_fewer_pieces_need() -> None:
    counts = {(size, on): len(tiled(*POSTERS[size], paper(on)).tiles) for size in POSTERS for on in ("a4", "a3")}
    assert counts == {
        ("a2", "a4"): 8,
        ("a2", "a3"): 4,
        ("a1", "a4"): 15,
        ("a1", "a3"): 8,
        ("a0", "a4"): 25,
        ("a0", "a3"): 15,
    }


@pytest.mark.parametrize(("size", "on", "page"), EVERY)
def test_every_piece_shows_its_part_of_the_page_at_its_place(size: str, on: str, page: Page) -> None:
    poster = Poster(size)
    (whole,) = Poster(size, whole=True).surfaces([page], paper(on), None)
    assert (whole.width, whole.height) == poster.measures(page)
    (enlarged,) = whole.pages
    surfaces = poster.surfaces([page], paper(on), None)
    tiling = tiled(whole.width, whole.height, paper(on))
    for surface, tile in zip(surfaces, tiling.tiles, strict=True):
        (placed,) = surface.pages
        assert moved_box(placed.matrix, placed.seen) == pytest.approx(
            (STRIP, surface.height - STRIP - tile.height, STRIP + tile.width, surface.height - STRIP)
        )
        # A point of the page comes as far from the corner of the tile as it lies from that of its part of the poster.
        left, _, _, top = placed.seen
        there = moved(enlarged.matrix, left, top)
        assert there == pytest.approx((tile.left, whole.height - tile.top))
        assert placed.matrix[0] == enlarged.matrix[0]


def test_the_page_is_read_on_the_first_piece_and_shown_on_the_others() -> None:
    surfaces = Poster("a2").surfaces([LYING], paper("a4"), None)
    assert [placed.again for surface in surfaces for placed in surface.pages] == [False, *[True] * 7]
    assert [surface.bears for surface in surfaces] == [f"{row}.{column}" for row in (1, 2) for column in (1, 2, 3, 4)]


@pytest.mark.parametrize(("size", "on", "page"), EVERY)
def test_marks_stand_outside_the_picture_and_off_the_edge(size: str, on: str, page: Page) -> None:
    surfaces = Poster(size).surfaces([page], paper(on), None)
    tiling = tiled(*Poster(size).measures(page), paper(on))
    for surface, tile in zip(surfaces, tiling.tiles, strict=True):
        assert len(surface.furniture) == 8
        solid = 0
        for mark in surface.furniture:
            assert isinstance(mark, Path)
            assert mark.pen is not None
            assert mark.mark is None
            (x1, y1), ((x2, y2),) = mark.start, mark.steps
            for x, y in ((x1, y1), (x2, y2)):
                assert 8 * MM - 0.01 <= x <= surface.width - 8 * MM + 0.01
                assert 8 * MM - 0.01 <= y <= surface.height - 8 * MM + 0.01
                off = max(STRIP - x, x - STRIP - tile.width, STRIP - y, y - STRIP - tile.height)
                assert off >= 1 * MM - 0.01
            solid += mark.pen.dash is Dash.SOLID
        # Left and above it is cut; right and below only where the poster ends.
        ends = (tile.column == tiling.columns - 1) + (tile.row == tiling.rows - 1)
        assert solid == 4 + 2 * ends
        x, y, wide = below(tile, tiling)
        assert STRIP < x < x + wide < STRIP + tile.width
        assert STRIP + tile.height < y < surface.height - 8 * MM


def test_the_neighbours_edge_is_put_where_it_is_marked() -> None:
    first, second = Poster("a2").surfaces([LYING], paper("a4"), None)[:2]
    dashed = {
        mark.start[0]
        for mark in first.furniture
        if isinstance(mark, Path) and mark.pen is not None and mark.pen.dash is Dash.DASHED and mark.start[0] > 90
        if mark.start[0] == mark.steps[0][0]
    }
    (at,) = dashed
    one, other = first.pages[0], second.pages[0]
    # What lies at that mark on the first tile lies at the edge of the second one.
    on_page = (at - one.matrix[4]) / one.matrix[0]
    assert moved(other.matrix, on_page, 0)[0] == pytest.approx(STRIP)


def test_a_wall_has_no_back() -> None:
    assert Poster("a1").composed_for(PaperSides()) == PaperSides(Sides.SIMPLEX)
    assert {Poster("a1").composed_on(on) for on in ("a4", "A3")} == {"a4"}


def test_a_poster_has_one_page() -> None:
    with pytest.raises(ValueError, match="unpack"):
        Poster("a1").surfaces([STANDING, PlacedPage(STANDING).page], paper("a4"), None)
