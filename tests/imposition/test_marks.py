"""Marks: at every corner that is cut, off every trim, off the edge that printers leave white."""

from __future__ import annotations

import pytest

from sheetbuilder.imposition.marks import FOLD, GUTTER, LENGTH, OFF, PEN, UNPRINTED, crop_marks, fold_marks
from sheetbuilder.layout.items import Item, Path
from sheetbuilder.layout.surfaces import Rectangle
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.papers import MM

WIDTH, HEIGHT = 210 * MM, 297 * MM
ONE = (40 * MM, 50 * MM, 145 * MM, 198 * MM)


def ends(items: tuple[Item, ...]) -> list[tuple[float, float, float, float]]:
    """Each mark from its lower left end to its upper right one, as PDF counts."""
    found = []
    for item in items:
        assert isinstance(item, Path)
        (x1, y1), ((x2, y2),) = item.start, item.steps
        found.append((min(x1, x2), HEIGHT - max(y1, y2), max(x1, x2), HEIGHT - min(y1, y2)))
    return found


def distance(mark: Rectangle, trim: Rectangle) -> float:
    across = max(trim[0] - mark[2], mark[0] - trim[2], 0.0)
    up = max(trim[1] - mark[3], mark[1] - trim[3], 0.0)
    return float((across**2 + up**2) ** 0.5)


def test_a_trim_has_eight_marks_of_five_millimetres_three_off_it() -> None:
    items = crop_marks([ONE], WIDTH, HEIGHT)
    assert len(items) == 8
    for item, mark in zip(items, ends(items), strict=True):
        assert isinstance(item, Path)
        assert item.pen == PEN
        assert item.mark is None
        lengths = mark[2] - mark[0], mark[3] - mark[1]
        assert sorted(lengths) == pytest.approx([0, 5 * MM])
        assert distance(mark, ONE) == pytest.approx(3 * MM)
    assert PEN.ink is ColourRole.REGISTRATION
    assert PEN.width == 0.25


def test_every_mark_lies_on_the_line_that_is_cut() -> None:
    for left, bottom, right, top in ends(crop_marks([ONE], WIDTH, HEIGHT)):
        if right - left < 0.001:
            assert min(abs(left - x) for x in (ONE[0], ONE[2])) < 0.001
        else:
            assert top - bottom < 0.001
            assert min(abs(bottom - y) for y in (ONE[1], ONE[3])) < 0.001


@pytest.mark.parametrize(
    ("gap", "marks"),
    [
        pytest.param(0.0, 10, id="cut once between them"),
        pytest.param(8 * MM, 12, id="no room between them"),
        pytest.param(GUTTER, 14, id="room for marks that both have in common"),
        pytest.param(2 * GUTTER, 16, id="room for the marks of each"),
    ],
)
def test_between_two_trims_marks_stand_only_where_there_is_room(gap: float, marks: int) -> None:
    size = 74 * MM, 105 * MM
    first = (20 * MM, 50 * MM, 20 * MM + size[0], 50 * MM + size[1])
    second = (first[2] + gap, first[1], first[2] + gap + size[0], first[3])
    found = ends(crop_marks([first, second], WIDTH, HEIGHT))
    assert len(found) == marks == len(set(found))
    for mark in found:
        assert min(distance(mark, trim) for trim in (first, second)) > OFF - 0.01
    for trim in (first, second):
        for x in (trim[0], trim[2]):
            assert sum(abs(mark[0] - x) < 0.001 and mark[2] - mark[0] < 0.001 for mark in found) == 2


def test_a_mark_that_would_leave_the_surface_is_left_out() -> None:
    at_the_edge = (0.0, 50 * MM, 105 * MM, 198 * MM)
    found = ends(crop_marks([at_the_edge], WIDTH, HEIGHT))
    assert len(found) == 6
    assert all(mark[0] >= 0 for mark in found)


@pytest.mark.parametrize(
    ("start", "end"),
    [((WIDTH / 2, 0.0), (WIDTH / 2, HEIGHT)), ((0.0, HEIGHT / 2), (WIDTH, HEIGHT / 2))],
)
def test_a_fold_is_marked_at_both_ends_where_printers_print(
    start: tuple[float, float], end: tuple[float, float]
) -> None:
    items = fold_marks(start, end, HEIGHT)
    assert [item.pen for item in items if isinstance(item, Path)] == [FOLD, FOLD]
    for left, bottom, right, top in ends(items):
        assert max(right - left, top - bottom) == pytest.approx(LENGTH)
        assert min(left, WIDTH - right, bottom, HEIGHT - top) >= UNPRINTED - 0.001
        if start[0] == end[0]:
            assert left == right == pytest.approx(WIDTH / 2)
            assert min(bottom, HEIGHT - top) == pytest.approx(UNPRINTED)
        else:
            assert bottom == top == pytest.approx(HEIGHT / 2)
            assert min(left, WIDTH - right) == pytest.approx(UNPRINTED)
