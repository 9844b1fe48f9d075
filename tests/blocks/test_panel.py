"""A panel: fields to write in stand inside it, and only while they stand at all."""

from __future__ import annotations

from sheetbuilder.blocks.panel import Panel
from sheetbuilder.content import Package
from sheetbuilder.content.conditions import Fact
from sheetbuilder.content.settled import settled
from sheetbuilder.layout.flow.bands import height, items
from sheetbuilder.layout.items import Box, Path
from sheetbuilder.layout.roles import Node, Role
from tests.contexts import context
from tests.made import made
from tests.outputs import extent, flat

HURRY = {
    "type": "panel",
    "title": "Når det haster",
    "items": [{"id": "akut", "text": "Ring 112."}],
    "fields": [
        {"id": "infohus", "label": "Infohus", "when": "not contacts"},
        {"id": "reserve", "label": "Hvis ingen svarer", "when": "not contacts"},
    ],
}


def test_lines_to_write_on_lie_within_the_field(small: Package) -> None:
    panel, root = made(Panel, HURRY), Node(Role.DOCUMENT)
    painted = list(flat(items(panel.compose(context(small), 400, root))))
    ground = next(extent(one) for one in painted if isinstance(one[2], Box))
    rules = [extent(one) for one in painted if isinstance(one[2], Path)]
    assert len(rules) == 4
    for left, top, right, bottom in rules:
        assert ground[0] < left < right < ground[2]
        assert ground[1] < top < bottom < ground[3]
    assert [place.name for node in root.walk() for place in node.places] == ["infohus", "reserve"]


def test_where_there_are_numbers_there_are_no_lines(small: Package) -> None:
    panel = made(Panel, HURRY)
    called = settled(panel, frozenset({Fact.BRAND, Fact.CONTACTS}))
    assert called.fields == ()
    heights = [height(one.compose(context(small), 400, Node(Role.DOCUMENT))) for one in (panel, called)]
    assert heights[0] > heights[1]
