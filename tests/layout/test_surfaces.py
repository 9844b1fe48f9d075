"""Where points and rectangles come on a surface, and which surface is a page alone."""

from __future__ import annotations

import pytest

from sheetbuilder.layout.flow.pages import Page, PageKind
from sheetbuilder.layout.items import Pen, line
from sheetbuilder.layout.surfaces import (
    UNMOVED,
    Matrix,
    PlacedPage,
    Rectangle,
    Surface,
    after,
    alone,
    askew,
    each_alone,
    moved,
    moved_box,
    moved_quad,
    turned,
)
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.values import replace

PAGE = Page(PageKind.TEXT, 7, 420, 595, ())
HALF_TURN: Matrix = (-0.5, 0, 0, -0.5, 300, 400)
QUARTER_TURN: Matrix = (0, -1, 1, 0, 10, 500)
ASKEW: Matrix = (0.6, 0.8, -0.8, 0.6, 0, 0)


@pytest.mark.parametrize(
    ("matrix", "point", "box"),
    [
        (UNMOVED, (10, 20), (10, 20, 40, 60)),
        ((2, 0, 0, 3, 5, 7), (25, 67), (25, 67, 85, 187)),
        (HALF_TURN, (295, 390), (280, 370, 295, 390)),
        (QUARTER_TURN, (30, 490), (30, 460, 70, 490)),
        (ASKEW, (-10, 20), (-42, 20, 8, 68)),
    ],
)
def test_points_and_boxes_are_moved(
    matrix: Matrix, point: tuple[float, float], box: tuple[float, float, float, float]
) -> None:
    assert moved(matrix, 10, 20) == pytest.approx(point)
    assert moved_box(matrix, (10, 20, 40, 60)) == pytest.approx(box)


def test_corners_keep_their_order() -> None:
    assert moved_quad(UNMOVED, (10, 20, 40, 60)) == (10, 60, 40, 60, 10, 20, 40, 20)
    assert moved_quad(HALF_TURN, (10, 20, 40, 60)) == (295, 370, 280, 370, 295, 390, 280, 390)


@pytest.mark.parametrize("first", [HALF_TURN, QUARTER_TURN, ASKEW])
@pytest.mark.parametrize("second", [HALF_TURN, QUARTER_TURN, ASKEW])
def test_one_move_after_the_other_is_both(first: Matrix, second: Matrix) -> None:
    assert moved(after(first, second), 12, 34) == pytest.approx(moved(second, *moved(first, 12, 34)))


def test_turned_and_askew_are_told_apart() -> None:
    assert [turned(each) for each in (UNMOVED, (2, 0, 0, 3, 5, 7), HALF_TURN, QUARTER_TURN, ASKEW)] == [
        *(False, False),
        *(True, True, True),
    ]
    assert [askew(each) for each in (UNMOVED, HALF_TURN, QUARTER_TURN, ASKEW)] == [False, False, False, True]


def test_a_page_is_alone_only_in_its_own_size_and_place() -> None:
    assert alone(PAGE).alone
    assert not replace(alone(PAGE), width=842).alone
    assert not replace(alone(PAGE), pages=(PlacedPage(PAGE, (1, 0, 0, 1, 0, 1)),)).alone
    assert not replace(alone(PAGE), pages=(PlacedPage(PAGE), PlacedPage(PAGE))).alone
    assert not replace(alone(PAGE), pages=(PlacedPage(PAGE, window=(0, 0, 420, 595)),)).alone
    assert not replace(alone(PAGE), furniture=(line(0, 0, 10, 0, Pen(ColourRole.REGISTRATION)),)).alone
    assert not Surface(420, 595, ()).alone


def test_a_page_that_is_turned_is_printed_upside_down() -> None:
    surface = alone(replace(PAGE, turned=True))
    assert not surface.alone
    (placed,) = surface.pages
    assert moved(placed.matrix, 0, 0) == (PAGE.width, PAGE.height)
    assert moved(placed.matrix, PAGE.width, PAGE.height) == (0, 0)


def test_a_card_says_that_nothing_bleeds() -> None:
    assert alone(replace(PAGE, kind=PageKind.CARD)).trim == (0, 0, PAGE.width, PAGE.height)
    assert alone(PAGE).trim is None


def test_of_a_page_one_sees_its_window_or_all() -> None:
    assert PlacedPage(PAGE).seen == (0, 0, 420, 595)
    assert PlacedPage(PAGE, window=(5, 0, 420, 595)).seen == (5, 0, 420, 595)


@pytest.mark.parametrize(
    ("trim", "bleed"),
    [
        pytest.param((10, 10, 430, 585), None, id="trim beyond the surface"),
        pytest.param((10, 10, 410, 585), (10, 11, 410, 585), id="trim beyond the bleed"),
        pytest.param((10, 10, 410, 585), (1, -1, 419, 594), id="bleed beyond the surface"),
        pytest.param((410, 10, 10, 585), None, id="a trim without an inside"),
        pytest.param(None, (1, 1, 419, 594), id="a bleed without a trim"),
    ],
)
def test_boxes_lie_within_each_other(trim: Rectangle | None, bleed: Rectangle | None) -> None:
    with pytest.raises(ValueError, match=r"box|trim"):
        replace(alone(PAGE), trim=trim, bleed=bleed)
    good = replace(alone(PAGE), trim=(10, 10, 410, 585), bleed=(1, 1, 419, 594))
    assert good.alone, "boxes only tell of it"


def test_a_surface_bears_the_numbers_of_its_pages() -> None:
    other = replace(PAGE, number=8, label="7a")
    assert [each.bears for each in each_alone((PAGE, other))] == ["7", "7a"]
    assert Surface(842, 595, (PlacedPage(other), PlacedPage(PAGE))).bears == "7a, 7"
