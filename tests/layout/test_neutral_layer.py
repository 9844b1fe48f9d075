"""What is known of a common layer: its anchors, its pictures, how far it reaches."""

from __future__ import annotations

from sheetbuilder.layout.extents import Extent
from sheetbuilder.layout.items import Box, Group, Text
from sheetbuilder.layout.neutral_layer import NeutralLayer
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.typeface import FaceName, Weight


def test_it_reaches_around_all_that_it_paints() -> None:
    boxes = Box(0, 0, 10, 10, fill=ColourRole.INK), Group(20, 30, (Box(1, 2, 3, 4, fill=ColourRole.INK),))
    assert NeutralLayer(boxes).extent == Extent(0, 0, 24, 36)
    assert NeutralLayer(()).extent is None


def test_anchors_are_those_of_all_that_stands_above() -> None:
    part = Node(Role.PART, kids=[], anchor="part")
    inner = part.add(Role.H1, anchor="inner")
    texts = [
        Text(0, 0, "a", 5, FaceName(Weight.REGULAR), 10, ColourRole.INK, mark=node.mark())
        for node in (part.add(Role.P), inner, part.add(Role.P))
    ]
    assert NeutralLayer(tuple(texts)).anchors == ("part", "inner")
