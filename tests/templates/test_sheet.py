"""One grid for all fronts: nothing moves from sheet to sheet, and both columns begin on one baseline."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sheetbuilder.compose import targets
from sheetbuilder.compose.composing import compose
from sheetbuilder.compose.session import new_session
from sheetbuilder.content import Package
from sheetbuilder.layout.flow.pages import Page, PageKind
from sheetbuilder.layout.items import Box, Text
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.theme import default_theme
from sheetbuilder.theme.palette import ColourRole
from tests.outputs import flat


@pytest.fixture(scope="module", params=["a4", "a3"])
def fronts(request: pytest.FixtureRequest, ours: Package) -> list[Page]:
    session = new_session(ours, default_theme(request.param))
    found = [target for target in targets(ours) if target.name.startswith("set-")]
    pages = [page for target in found for page in compose(session, target).pages if page.kind is PageKind.FRONT]
    assert len(pages) == len(ours.sheets)
    return pages


_WARNING = ColourRole.WARNING


def texts(page: Page) -> Iterator[tuple[float, float, Text]]:
    for x, y, item in flat(page.items):
        if isinstance(item, Text):
            yield round(x + item.x, 1), round(y + item.y, 1), item


def one(values: list[set[float]]) -> float:
    """The one height that all pages have."""
    (found,) = set().union(*values)
    return found


def test_headings_moves_advice_and_the_box_hang_on_the_same_lines(fronts: list[Page], ours: Package) -> None:
    words = ours.words
    for word in (words.moves, words.advice, words.avoid, words.builds_on):
        one([{y for _, y, item in texts(page) if item.text.strip() == word} for page in fronts])
    tops = [
        {round(y + item.y, 1) for _, y, item in flat(page.items) if isinstance(item, Box) and item.fill is _WARNING}
        for page in fronts
    ]
    one(tops)


def test_the_first_move_and_the_first_advice_share_a_baseline(fronts: list[Page]) -> None:
    for page in fronts:
        bodies: list[float] = []
        seen: list[Node] = []
        for _, y, item in texts(page):
            owner = item.mark.owner if item.mark else None
            if owner is None or owner.role is not Role.LBODY or owner in seen:
                continue
            seen.append(owner)
            bodies.append(y)
        assert bodies.count(bodies[0]) == 2, "the first of the moves and the first of the advice"


def test_the_core_elements_stand_in_one_row(fronts: list[Page], ours: Package) -> None:
    for page in fronts:
        rows = {y for _, y, item in texts(page) if item.text in {one.short for one in ours.core_elements.elements}}
        assert len(rows) == 1
