"""Rings to write in: bands that are equally wide all the way round, on every paper wide enough for a hand."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sheetbuilder.blocks.rings import Rings
from sheetbuilder.content import Package
from sheetbuilder.layout.flow.bands import items
from sheetbuilder.layout.items import Box
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.theme.papers import MM
from tests.contexts import context
from tests.made import made
from tests.outputs import flat


@pytest.mark.parametrize("paper", ["a4", "a3", "a5"])
@pytest.mark.parametrize("names", [["nær", "fjern"], ["nær", "mellem", "fjern"], ["nær", "lidt", "mere", "fjern"]])
@pytest.mark.parametrize("more", [0, 150])
def test_bands_are_equally_wide_all_round(small: Package, paper: str, names: list[str], more: float) -> None:
    at = context(small, paper)
    block = made(Rings, {"type": "rings", "id": "kort", "label": "Kort", "middle": "borgeren", "rings": names})
    result = block.compose(at, at.theme.paper.content_width, Node(Role.DOCUMENT))
    boxes = [box for _, _, box in flat(items(result.draw(result.least + more))) if isinstance(box, Box)]
    assert len(boxes) == len(names) + 1
    bands = [((a.width - b.width) / 2, (a.height - b.height) / 2) for a, b in pairwise(boxes)]
    for across, down in bands:
        assert across == pytest.approx(down) == pytest.approx(bands[0][0])
        assert down >= 8 * MM - 1
    assert {box.pen.width for box in boxes if box.pen} == {0.75}
