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
    assert NeutralLayer(boxes).reach == (Extent(0, 0, 24, 36),)
    assert NeutralLayer(()).reach == ()


def test_a_foot_stands_behind_it_and_is_one_object_for_all_who_have_it() -> None:
    above, rule = Box(0, 0, 10, 10, fill=ColourRole.INK), Box(0, 90, 10, 1, fill=ColourRole.INK)
    layer = NeutralLayer((above,))
    footed = layer.footed((rule,))
    assert footed.items == (above, rule)
    assert footed.reach == (Extent(0, 0, 10, 10), Extent(0, 90, 10, 91)), "what is free between them stays free"
    assert layer.footed((Box(0, 90, 10, 1, fill=ColourRole.INK),)) is footed, "it is known by what it says"
    assert layer.footed((above,)) is not footed


def test_a_layer_remembers_no_more_feet_than_a_few_documents_have() -> None:
    layer = NeutralLayer(())
    feet = [(Box(0, at, 10, 1, fill=ColourRole.INK),) for at in range(40)]
    first = layer.footed(feet[0])
    for foot in feet[1:]:
        layer.footed(foot)
    again = layer.footed(feet[0])
    assert again is not first
    assert again.items == first.items


def test_anchors_are_those_of_all_that_stands_above() -> None:
    part = Node(Role.PART, kids=[], anchor="part")
    inner = part.add(Role.H1, anchor="inner")
    texts = [
        Text(0, 0, "a", 5, FaceName(Weight.REGULAR), 10, ColourRole.INK, mark=node.mark())
        for node in (part.add(Role.P), inner, part.add(Role.P))
    ]
    assert NeutralLayer(tuple(texts)).anchors == ("part", "inner")
