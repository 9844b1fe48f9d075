"""The mark of local words: on every paper, behind every kind of point, within its column, read with its line."""

from __future__ import annotations

import pytest

from sheetbuilder.blocks import VOCABULARY
from sheetbuilder.content import Block, Package
from sheetbuilder.content.adapt.places import points, points_key
from sheetbuilder.layout.block import Composable
from sheetbuilder.layout.flow.bands import Flow, Stretch, height, items
from sheetbuilder.layout.items import Box, Text
from sheetbuilder.layout.local import mark_width
from sheetbuilder.layout.roles import Mark, Node, Role
from sheetbuilder.theme.papers import PAPERS
from tests.contexts import context
from tests.made import made
from tests.outputs import Painted, extent, flat

KINDS = sorted(kind for kind, model in VOCABULARY.items() if points_key(model))
LONG = "Et punkt, der er så langt, at det fylder mere end én linje i hver eneste spalte på ethvert papir"


def local(kind: str, text: str) -> Block:
    """The sample of a block, its points a municipality's own."""
    data = dict(getattr(VOCABULARY[kind], "sample"))  # noqa: B009 - no attribute of Block itself
    key = points_key(VOCABULARY[kind])
    assert key is not None
    said = key[1].said
    data[key[0]] = [{"id": f"punkt-{number}", said: text} for number in range(3)]
    block = made(VOCABULARY[kind], data)
    held = tuple(point.called("A", local=True) for point in points(block))
    return block.changed(None, **{key[0]: held})


def composed(package: Package, kind: str, text: str, paper: str, width: float) -> tuple[Flow, Node, float]:
    at = context(package, paper)
    block, root, room = local(kind, text), Node(Role.DOCUMENT), at.mm(width)
    assert isinstance(block, Composable)
    result = block.compose(at, room, root)
    flow = result.draw(result.least) if isinstance(result, Stretch) else result
    assert at.problems == []
    return flow, root, room


def frames(flow: Flow, wide: float) -> list[Painted]:
    return [one for one in flat(items(flow)) if isinstance(one[2], Box) and abs(one[2].width - wide) < 0.01]


@pytest.mark.parametrize("paper", [paper.name for paper in PAPERS])
@pytest.mark.parametrize("text", ["Kort", LONG])
@pytest.mark.parametrize("kind", KINDS)
def test_the_mark_stands_within_its_column_and_covers_nothing(small: Package, kind: str, text: str, paper: str) -> None:
    flow, _, width = composed(small, kind, text, paper, 170 if kind == "avoid" else 55)
    found = frames(flow, mark_width(context(small, paper)))
    assert len(found) == 3
    every = list(flat(items(flow)))
    for frame in found:
        left, top, right, bottom = extent(frame)
        assert left >= -0.5
        assert right <= width + 0.5
        assert top >= -0.5
        assert bottom <= height(flow) + 0.5
        for other in every:
            if isinstance(other[2], Text) and other[2].text.strip() != small.words.local:
                x1, y1, x2, y2 = extent((other[0], other[1], other[2]))
                x2 -= other[2].size * 0.3 if other[2].text.endswith(" ") else 0.0  # the space behind it
                assert x2 <= left + 0.5 or x1 >= right - 0.5 or y2 <= top + 1 or y1 >= bottom - 1, other[2].text


@pytest.mark.parametrize("kind", KINDS)
def test_the_word_belongs_to_the_element_of_its_line(small: Package, kind: str) -> None:
    flow, root, _ = composed(small, kind, LONG, "a4", 170)
    texts = {id(item.mark): item.text for _, _, item in flat(items(flow)) if isinstance(item, Text) and item.mark}
    owners = [
        node.role
        for node in root.walk()
        for kid in node.kids
        if isinstance(kid, Mark) and texts.get(id(kid), "").strip() == small.words.local
    ]
    assert owners == [Role.P if kind == "notes" else Role.LBODY] * 3
