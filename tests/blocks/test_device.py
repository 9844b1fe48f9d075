"""The block with the sheet's device: how many parts its drawing takes, and what it is called."""

from __future__ import annotations

import pytest

from sheetbuilder.blocks.device import Device
from sheetbuilder.content import Package
from sheetbuilder.errors import ContentError
from sheetbuilder.figures.devices import DeviceKind, DevicePart, part_counts
from sheetbuilder.layout.flow.bands import items
from sheetbuilder.layout.items import Text
from sheetbuilder.layout.roles import Node, Role
from tests.contexts import context
from tests.made import made
from tests.outputs import flat


def parts(count: int, note: str | None = None) -> tuple[DevicePart, ...]:
    return tuple(DevicePart(id=f"del-{n}", name=f"Del {n}", note=note) for n in range(count))


@pytest.mark.parametrize("kind", DeviceKind)
def test_a_drawing_with_too_few_or_too_many_parts_is_refused(kind: DeviceKind) -> None:
    fewest, most = part_counts(kind)
    for count in {fewest - 1, most + 1} & set(range(2, 7)):
        given = [{"id": part.id, "name": part.name} for part in parts(count)]
        with pytest.raises(ContentError, match="parts"):
            made(Device, {"type": "device", "drawing": kind.value, "parts": given})
    assert Device(type="device", drawing=kind, parts=parts(fewest)).parts


def test_the_alternative_text_names_every_part_and_its_note(small: Package) -> None:
    at = context(small)
    root = Node(Role.DOCUMENT)
    block = Device(type="device", drawing=DeviceKind.TRACKS, parts=parts(2, "en vej"))
    block.compose(at, at.mm(105), root)
    (figure,) = [node for node in root.walk() if node.role is Role.FIGURE]
    assert figure.alt == "Tegning af spor, der skilles: Del 0 (en vej); Del 1 (en vej)."
    assert all(node.role is not Role.L for node in root.walk())


@pytest.mark.parametrize("kind", DeviceKind)
def test_where_that_is_not_short_the_words_of_the_drawing_are_a_list_behind_it(
    small: Package, kind: DeviceKind
) -> None:
    at, root = context(small), Node(Role.DOCUMENT)
    some = parts(part_counts(kind)[0], "og det, der er mere at sige om den, i mange flere ord end der er plads til")
    block = Device(type="device", drawing=kind, parts=some)
    drawn = flat(items(block.compose(at, at.mm(105), root), 0, 0))
    _, figure, told = [kid for kid in root.kids if isinstance(kid, Node)]
    assert (figure.role, told.role) == (Role.FIGURE, Role.L)
    assert figure.alt is not None
    assert "mere at sige" not in figure.alt
    words: dict[int, str] = {}
    for _, _, item in drawn:
        if isinstance(item, Text) and item.mark is not None:
            words[id(item.mark.owner)] = words.get(id(item.mark.owner), "") + (item.actual or item.text)
    points = [node for node in told.walk() if node.role is Role.LBODY]
    assert len(points) == len(some)
    for point, part in zip(points, some, strict=True):
        assert part.name in figure.alt
        assert part.note is not None
        said = words[id(point)].replace("\u00ad", "")
        assert part.name in said
        assert part.note in said
