"""A table to write in: the rows that its author says, as high as there is room for, each cell a place of its own."""

from __future__ import annotations

from typing import Any

import pytest

from sheetbuilder.blocks.table import TableBlock
from sheetbuilder.content import Package
from sheetbuilder.errors import ContentError
from sheetbuilder.layout.flow.bands import Flow, height, items
from sheetbuilder.layout.items import Area, Group, Item
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.theme.papers import MM
from tests.contexts import context
from tests.made import made

PLAN: dict[str, Any] = {
    "type": "table",
    "id": "plan",
    "label": "Plan",
    "columns": [{"id": "hvad", "name": "Hvad"}, {"id": "hvem", "name": "Hvem"}],
    "rows": 3,
}


def drawn(package: Package, more: float, paper: str = "a4", **keys: Any) -> tuple[Flow, Node]:
    """The table in `more` points of room than it must have, and the tree that it stands in."""
    root = Node(Role.DOCUMENT)
    result = made(TableBlock, {**PLAN, **keys}).compose(context(package, paper), 400, root)
    return result.draw(result.least + more), root


def cells(flow: Flow) -> list[Area]:
    found: list[Area] = []
    left: list[Item] = list(items(flow))
    while left:
        item = left.pop(0)
        if isinstance(item, Group):
            left[:0] = item.items
        elif isinstance(item, Area):
            found.append(item)
    return found


@pytest.mark.parametrize("more", [0, 40, 400])
def test_as_many_rows_as_were_asked_for_and_all_the_room(small: Package, more: float) -> None:
    flow, root = drawn(small, more)
    assert len([node for node in root.walk() if node.role is Role.TR]) == 1 + 3
    assert len(cells(flow)) == 3 * 2
    assert height(flow) == pytest.approx(height(drawn(small, 0)[0]) + more, abs=0.1)
    assert {round(cell.height, 3) for cell in cells(flow)} == {round(cells(flow)[0].height, 3)}


def test_a_row_is_high_enough_for_a_sentence(small: Package) -> None:
    assert cells(drawn(small, 0)[0])[0].height >= 16 * MM - 0.01
    assert cells(drawn(small, 0, height=25)[0])[0].height >= 25 * MM - 0.01
    assert cells(drawn(small, 0, "a5", height=8)[0])[0].height >= 8 * MM - 0.01, "a hand is no smaller on A5"


def test_more_rows_come_only_where_they_may(small: Package) -> None:
    row = 16 * MM
    assert len(cells(drawn(small, 2 * row, most=4)[0])) == 4 * 2
    assert len(cells(drawn(small, 0, most=4)[0])) == 3 * 2
    with pytest.raises(ValueError, match="fewer rows"):
        made(TableBlock, PLAN).but(most=2).agree()
    with pytest.raises(ContentError):
        drawn(small, 0, most=2)


def test_numbers_are_the_heads_of_their_rows(small: Package) -> None:
    _, root = drawn(small, 0, numbered=True)
    body = next(node for node in root.walk() if node.role is Role.TBODY)
    rows = [kid for kid in body.kids if isinstance(kid, Node)]
    for row in rows:
        kids = [kid for kid in row.kids if isinstance(kid, Node)]
        assert [kid.role for kid in kids] == [Role.TH, Role.TD, Role.TD]
        assert kids[0].scope == "Row"
    head = next(node for node in root.walk() if node.role is Role.THEAD)
    assert len(next(iter(head.walk())).kids) >= 1
    names = [place.name for node in root.walk() for place in node.places]
    assert names == [f"row-{row}/{column}" for row in (1, 2, 3) for column in ("hvad", "hvem")]
