"""Fitting: all of a page in its place, in its own shape, never larger than it is."""

from __future__ import annotations

import pytest

from sheetbuilder.imposition.fitting import fitted, inverse, scale_in, turns
from sheetbuilder.layout.flow.pages import Page, PageKind
from sheetbuilder.layout.surfaces import Matrix, Rectangle, after, moved, moved_box
from sheetbuilder.theme.papers import MM

PLACE: Rectangle = (100, 50, 500, 650)


def page(width: float, height: float) -> Page:
    return Page(PageKind.TEXT, 1, width, height, ())


@pytest.mark.parametrize(
    ("size", "scale", "box"),
    [
        pytest.param((400, 600), 1, (100, 50, 500, 650), id="as large as the place"),
        pytest.param((200, 300), 1, (200, 200, 400, 500), id="smaller: in the middle, as large as it is"),
        pytest.param((800, 1000), 0.5, (100, 100, 500, 600), id="wider"),
        pytest.param((400, 1200), 0.5, (200, 50, 400, 650), id="higher"),
        pytest.param((600, 400), 1, (100, 50, 500, 650), id="it lies: turned"),
        pytest.param((1200, 400), 0.5, (200, 50, 400, 650), id="it lies and is longer: turned"),
    ],
)
def test_all_of_a_page_is_in_its_place(size: tuple[float, float], scale: float, box: Rectangle) -> None:
    one = page(*size)
    placed = fitted(one, PLACE)
    assert scale_in(one, PLACE) == pytest.approx(scale)
    assert moved_box(placed.matrix, (0, 0, *size)) == pytest.approx(box)
    assert placed.window is None
    a, b, c, d, _, _ = placed.matrix
    assert a * d - b * c == pytest.approx(scale**2), "its shape is kept, and it is seen in no mirror"
    assert turns(one, PLACE) is (size[0] > size[1])


def test_what_is_turned_has_its_head_at_the_left() -> None:
    one = page(600, 400)
    matrix = fitted(one, PLACE).matrix
    assert moved(matrix, 0, 400) == pytest.approx((100, 50)), "its upper left corner"
    assert moved(matrix, 600, 400) == pytest.approx((100, 650)), "its upper right one"


def test_a_page_that_lies_is_not_turned_where_its_place_lies_too() -> None:
    wide: Rectangle = (0, 0, 700, 500)
    assert not turns(page(600, 400), wide)
    assert fitted(page(600, 400), wide).matrix == pytest.approx((1, 0, 0, 1, 50, 50))


def test_less_than_a_millimetre_is_left_at_one_side() -> None:
    one = page(400 - 0.5 * MM, 600)
    assert fitted(one, PLACE).matrix[4] == pytest.approx(100 + 0.5 * MM)
    assert fitted(one, PLACE, to_left=True).matrix[4] == pytest.approx(100)
    narrow = page(400 - 20, 600)
    assert fitted(narrow, PLACE, to_left=True).matrix[4] == pytest.approx(110)


@pytest.mark.parametrize("size", [(400.0, 600.0), (600.0, 400.0)])
@pytest.mark.parametrize("shift", [(-7.0, 0.0), (7.0, 0.0), (0.0, 3.0)])
def test_of_what_is_moved_out_of_its_place_nothing_is_seen(
    size: tuple[float, float], shift: tuple[float, float]
) -> None:
    placed = fitted(page(*size), PLACE, shift=shift)
    there = moved_box(placed.matrix, placed.seen)
    moved_place = [value + shift[at % 2] for at, value in enumerate(PLACE)]
    expected = (
        max(PLACE[0], moved_place[0]),
        max(PLACE[1], moved_place[1]),
        min(PLACE[2], moved_place[2]),
        min(PLACE[3], moved_place[3]),
    )
    assert there == pytest.approx(expected)


@pytest.mark.parametrize("matrix", [(2, 0, 0, 3, 5, 7), (0, 1, -1, 0, 30, 40), (0.6, 0.8, -0.8, 0.6, 1, 2)])
def test_the_way_back_leads_back(matrix: Matrix) -> None:
    assert after(matrix, inverse(matrix)) == pytest.approx((1, 0, 0, 1, 0, 0))
