"""Levels: side by side as wide as their words, over several rows in columns that end at one edge."""

from __future__ import annotations

import pytest

from sheetbuilder.blocks.levels import Levels
from sheetbuilder.content import Package
from sheetbuilder.layout.flow.bands import items
from sheetbuilder.layout.items import Box
from sheetbuilder.layout.roles import Node, Role
from tests.contexts import context
from tests.made import made
from tests.outputs import flat

WORDS = ("GRØN", "GUL", "RØD")
LEVELS = [
    {"id": word.lower().replace("ø", "oe"), "word": word, "meaning": "gennemfør" * (n + 1), "border": "thin"}
    for n, word in enumerate(WORDS)
]


def frames(package: Package, width: float) -> list[Box]:
    levels = made(Levels, {"type": "levels", "id": "niveau", "label": "Niveau", "levels": LEVELS})
    flow = levels.compose(context(package), width, Node(Role.DOCUMENT))
    found = [item for _, _, item in flat(items(flow)) if isinstance(item, Box)]
    return [box for box in found if box.width > 40]


def test_in_one_row_each_is_as_wide_as_its_words(small: Package) -> None:
    boxes = frames(small, 900)
    assert len({box.y for box in boxes}) == 1
    assert boxes[0].width < boxes[1].width < boxes[2].width


@pytest.mark.parametrize("width", [300, 480])
def test_over_several_rows_they_end_at_one_edge(small: Package, width: float) -> None:
    boxes = frames(small, width)
    assert len({box.y for box in boxes}) > 1
    assert len({box.width for box in boxes}) == 1
    assert all(box.x + box.width <= width for box in boxes)
