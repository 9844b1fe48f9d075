"""The grid of cards: as many as a paper holds, every cut marked at both of its ends, backs behind their fronts."""

from __future__ import annotations

from itertools import combinations

import pytest

from sheetbuilder.imposition.backs import behind
from sheetbuilder.imposition.card_grid import CardGrid, card_grid
from sheetbuilder.imposition.marks import GUTTER, LENGTH, OFF, UNPRINTED
from sheetbuilder.layout.items import Path
from sheetbuilder.layout.sides import Flip
from sheetbuilder.theme.papers import CARDS, MM, PAPERS, card, paper

EVERY = [(printed.name, one.name) for printed in PAPERS for one in CARDS]


def grid(printed: str, size: str) -> CardGrid:
    return card_grid(paper(printed), card(size))


def marks(one: CardGrid) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of each mark, in points from the upper left corner."""
    found = []
    for item in one.marks:
        assert isinstance(item, Path)
        assert item.mark is None
        (x1, y1), ((x2, y2),) = item.start, item.steps
        found.append((min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)))
    return found


@pytest.mark.parametrize(
    ("printed", "size", "across", "down", "lies", "gutter"),
    [
        ("a4", "a7", 2, 2, False, True),
        ("a4", "a6", 2, 1, True, True),
        ("a4", "a5", 2, 1, True, False),
        ("a3", "a7", 3, 3, False, True),
        ("a3", "a6", 2, 2, False, True),
        ("a3", "a5", 2, 1, True, True),
        ("a5", "a7", 2, 1, True, True),
        ("a5", "a6", 2, 1, True, False),
        ("a5", "a5", 1, 1, False, False),
    ],
)
def test_how_many_cards_a_paper_holds(
    printed: str, size: str, across: int, down: int, *, lies: bool, gutter: bool
) -> None:
    one = grid(printed, size)
    assert (one.across, one.down, one.width > one.height) == (across, down, lies)
    assert one.gutter == (GUTTER if gutter else 0.0)
    assert {one.width, one.height} == {paper(printed).width, paper(printed).height}


@pytest.mark.parametrize(("printed", "size"), EVERY)
def test_cards_are_of_their_size_apart_and_on_the_paper(printed: str, size: str) -> None:
    one = grid(printed, size)
    assert len(one.trims) == len(one.fronts) == one.count
    for left, bottom, right, top in one.trims:
        assert (right - left, top - bottom) == pytest.approx((card(size).width, card(size).height))
        assert left >= -0.01
        assert right <= one.width + 0.01
        assert bottom >= -0.01
        assert top <= one.height + 0.01
    for a, b in combinations(one.trims, 2):
        apart = max(a[0] - b[2], b[0] - a[2], a[1] - b[3], b[1] - a[3])
        assert apart >= one.gutter - 0.01


@pytest.mark.parametrize(("printed", "size"), EVERY)
def test_a_back_lies_behind_its_front_on_a_leaf(printed: str, size: str) -> None:
    one = grid(printed, size)
    # The edge over which leaves of a book turn: the long one of what stands, the short one of what lies.
    flip = Flip.SHORT if one.width > one.height else Flip.LONG
    for trim, (x, y) in zip(one.trims, one.backs, strict=True):
        back = (x, one.height - y - one.card_height, x + one.card_width, one.height - y)
        assert behind(trim, one.width, one.height, flip) == pytest.approx(back)


@pytest.mark.parametrize(("printed", "size"), [pair for pair in EVERY if grid(*pair).gutter])
def test_with_gutters_every_trim_is_marked_at_both_ends_and_nothing_touches_a_card(printed: str, size: str) -> None:
    one = grid(printed, size)
    upright = [mark for mark in marks(one) if mark[0] == mark[2]]
    level = [mark for mark in marks(one) if mark[1] == mark[3]]
    for left, bottom, right, top in one.trims:
        head, foot = one.height - top, one.height - bottom
        for x in (left, right):
            assert any(mark[0] == pytest.approx(x) and mark[3] == pytest.approx(head - OFF) for mark in upright)
            assert any(mark[0] == pytest.approx(x) and mark[1] == pytest.approx(foot + OFF) for mark in upright)
        for y in (head, foot):
            assert any(mark[1] == pytest.approx(y) and mark[2] == pytest.approx(left - OFF) for mark in level)
            assert any(mark[1] == pytest.approx(y) and mark[0] == pytest.approx(right + OFF) for mark in level)
    for mark in marks(one):
        assert max(mark[2] - mark[0], mark[3] - mark[1]) == pytest.approx(LENGTH)
        assert min(mark[0], mark[1], one.width - mark[2], one.height - mark[3]) >= UNPRINTED - 0.01


@pytest.mark.parametrize(("printed", "size"), [pair for pair in EVERY if not grid(*pair).gutter])
def test_a_divided_paper_has_marks_on_the_lines_between_cards_alone(printed: str, size: str) -> None:
    one = grid(printed, size)
    found = marks(one)
    assert len(found) == 2 * (one.across - 1 + one.down - 1)
    left, top = one.fronts[0]
    columns = [left + one.card_width * column for column in range(1, one.across)]
    rows = [top + one.card_height * row for row in range(1, one.down)]
    assert sorted({mark[0] for mark in found if mark[0] == mark[2]}) == pytest.approx(columns)
    assert sorted({mark[1] for mark in found if mark[1] == mark[3]}) == pytest.approx(rows)
    for mark in found:
        assert min(mark[0], mark[1], one.width - mark[2], one.height - mark[3]) >= UNPRINTED - 0.01
        # Where words of a card begin there is no mark any more.
        ends = (mark[3], one.height - mark[1]) if mark[0] == mark[2] else (mark[2], one.width - mark[0])
        assert min(ends) <= UNPRINTED + LENGTH + 0.01
    # What is left over beside them is less than a cut can tell.
    assert left < 0.6 * MM
    assert top < 0.6 * MM
