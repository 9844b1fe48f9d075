"""The small drawings of devices: every kind, with as few and as many parts as it takes, on every paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder import load
from sheetbuilder.blocks.device import Device
from sheetbuilder.content import Package
from sheetbuilder.figures.devices import DeviceKind, DevicePart, draw_device, part_counts
from sheetbuilder.layout.items import Text
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.theme.papers import PAPERS
from tests import packages
from tests.contexts import context
from tests.outputs import extent, flat

PAPER_NAMES = [paper.name for paper in PAPERS]
COUNTS = [(kind, count) for kind in DeviceKind for count in sorted(set(part_counts(kind)))]
NAMES = ("først", "så", "derpå", "siden", "nu", "sidst")


def parts(count: int, note: str | None = None) -> tuple[DevicePart, ...]:
    return tuple(DevicePart(id=f"del-{n}", name=name, note=note) for n, name in enumerate(NAMES[:count]))


@pytest.mark.parametrize("paper", PAPER_NAMES)
@pytest.mark.parametrize(("kind", "count"), COUNTS)
def test_it_keeps_to_its_frame_and_says_every_part(small: Package, kind: DeviceKind, count: int, paper: str) -> None:
    at = context(small, paper)
    mark = Node(Role.FIGURE, alt="Prøve").mark()
    width = at.mm(105)
    drawing = draw_device(at, kind, parts(count), width, mark)
    said = ""
    for painted in flat(drawing.items):
        left, top, right, bottom = extent(painted)
        assert left >= -1.5
        assert top >= -1.5
        assert right <= width + 1.5
        assert bottom <= drawing.height + 1.5
        assert painted[2].mark is mark
        said += painted[2].text if isinstance(painted[2], Text) else ""
    assert said.split() == list(NAMES[:count])
    assert drawing.height <= at.mm(53), "the fronts leave so much room"
    assert at.problems == []


@pytest.mark.parametrize("kind", DeviceKind)
def test_a_name_that_is_too_wide_is_told_where_it_stands(kind: DeviceKind, tmp_path: Path) -> None:
    content = packages.files()
    long = "x" * 120
    fewest = part_counts(kind)[0]
    names = [*NAMES[: fewest - 1], long]
    content["1.1-ark-1.yaml"]["front"].append(
        {"type": "device", "drawing": str(kind), "parts": [{"id": f"d{n}", "name": a} for n, a in enumerate(names)]}
    )
    package = load(packages.written(tmp_path, content))
    block = package.sheets[0].front[-1]
    assert isinstance(block, Device)
    at = context(package)
    block.compose(at, at.mm(105), Node(Role.DOCUMENT))
    assert at.problems
    assert {problem.code for problem in at.problems} == {"SB403"}
    assert all(problem.where == block.parts[-1].where for problem in at.problems)
