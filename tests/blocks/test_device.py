"""The block with the sheet's device: how many parts its drawing takes, and what it is called."""

from __future__ import annotations

import pytest

from sheetbuilder.blocks.device import Device
from sheetbuilder.content import Package
from sheetbuilder.figures.devices import DeviceKind, DevicePart, part_counts
from sheetbuilder.layout.roles import Node, Role
from tests.contexts import context


def parts(count: int, note: str | None = None) -> tuple[DevicePart, ...]:
    return tuple(DevicePart(id=f"del-{n}", name=f"Del {n}", note=note) for n in range(count))


@pytest.mark.parametrize("kind", DeviceKind)
def test_a_drawing_with_too_few_or_too_many_parts_is_refused(kind: DeviceKind) -> None:
    fewest, most = part_counts(kind)
    for count in {fewest - 1, most + 1} & set(range(2, 7)):
        with pytest.raises(ValueError, match="parts"):
            Device(type="device", drawing=kind, parts=parts(count))
    assert Device(type="device", drawing=kind, parts=parts(fewest)).parts


def test_the_alternative_text_names_every_part_and_its_note(small: Package) -> None:
    at = context(small)
    root = Node(Role.DOCUMENT)
    block = Device(type="device", drawing=DeviceKind.TRACKS, parts=parts(2, "en vej"))
    block.compose(at, at.mm(105), root)
    (figure,) = [node for node in root.walk() if node.role is Role.FIGURE]
    assert figure.alt == "Tegning af spor, der skilles: Del 0 (en vej); Del 1 (en vej)."
