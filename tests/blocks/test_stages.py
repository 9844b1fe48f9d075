"""Stages in a ring: none first, none last, a way on and a way back between all of them, a tick for each topic."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from sheetbuilder.blocks.stages import Stages
from sheetbuilder.content import Package
from sheetbuilder.layout.flow.bands import Flow, items
from sheetbuilder.layout.items import Box, Dash, Path
from sheetbuilder.layout.place import PlaceKind
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.theme.palette import ColourRole
from tests.contexts import context
from tests.made import made
from tests.outputs import flat


def drawn(package: Package, count: int, paper: str = "a4", **keys: Any) -> tuple[Flow, Node]:
    stages = [{"id": f"trin-{n}", "name": f"Trin {n}", "hint": "lyt, og spørg"} for n in range(count)]
    data = {"type": "stages", "id": "ring", "label": "Ring", "stages": stages, **keys}
    root = Node(Role.DOCUMENT)
    at = context(package, paper)
    return made(Stages, data).compose(at, at.theme.paper.content_width, root), root


@pytest.mark.parametrize("paper", ["a4", "a5"])
@pytest.mark.parametrize("count", [2, 3, 4, 5, 6, 7])
def test_no_two_frames_touch_and_each_is_left_both_ways(small: Package, count: int, paper: str) -> None:
    flow, _ = drawn(small, count, paper)
    painted = list(flat(items(flow)))
    frames = [
        (x + box.x, y + box.y, box.width, box.height)
        for x, y, box in painted
        if isinstance(box, Box) and box.pen and box.pen.ink is ColourRole.ACCENT
    ]
    assert len(frames) == count
    for (ax, ay, wide, high), (bx, by, _, _) in itertools.combinations(frames, 2):
        assert abs(ax - bx) > wide + 4 or abs(ay - by) > high + 4
    shafts = [item.pen.dash for _, _, item in painted if isinstance(item, Path) and item.pen and not item.closed]
    assert shafts.count(Dash.SOLID) == shafts.count(Dash.DASHED) == count


def test_one_topic_has_one_tick_a_stage(small: Package) -> None:
    _, root = drawn(small, 6)
    places = [place for node in root.walk() for place in node.places]
    assert [place.name for place in places] == [f"trin-{n}" for n in range(6)]
    assert {place.kind for place in places} == {PlaceKind.ONE_OF_MANY}


def test_each_topic_is_a_choice_of_its_own_among_all_stages(small: Package) -> None:
    _, root = drawn(small, 6, topics=3)
    places = [place for node in root.walk() for place in node.places]
    assert len(places) == len({place.name for place in places}) == 18
    for topic in (1, 2, 3):
        own = [place for place in places if place.choice and place.choice.name == f"topic-{topic}"]
        assert [place.name for place in own] == [f"topic-{topic}/trin-{n}" for n in range(6)]
        assert {place.choice.label for place in own if place.choice} == {f"Ring, {topic}"}
