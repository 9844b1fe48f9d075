"""Sentences to say: one list behind one bar, and a municipality's among them marked."""

from __future__ import annotations

from sheetbuilder.blocks.spoken import Spoken
from sheetbuilder.content import Item, Package
from sheetbuilder.layout.flow.bands import items
from sheetbuilder.layout.items import Box, Text
from sheetbuilder.layout.roles import Node, Role
from tests.contexts import context
from tests.outputs import flat


def test_it_is_one_list_in_one_piece_behind_a_bar_as_high(small: Package) -> None:
    at = context(small)
    root = Node(Role.DOCUMENT)
    local = Item(id="vores", text="»Vi kører dig hjem.«").called("A", local=True)
    block = Spoken(type="spoken", items=(Item(id="hej", text="»Hej.«"), local))
    (band,) = block.compose(at, at.mm(105), root)
    painted = [item for _, _, item in flat(items([band]))]
    bar = next(item for item in painted if isinstance(item, Box))
    assert bar.height == band.height
    said = "".join(item.text for item in painted if isinstance(item, Text))
    assert said == f"{small.words.spoken}»Hej.«»Vi kører dig hjem.« {small.words.local} "
    assert [node.role for node in root.walk() if node.role is Role.LI] == [Role.LI] * 2
