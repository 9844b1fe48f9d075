"""A heading over a list of points: what advice and means have in common."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from sheetbuilder.content.base import Block, Item
from sheetbuilder.layout.block import Zone
from sheetbuilder.layout.desk import Desk
from sheetbuilder.layout.flow.bands import Stack
from sheetbuilder.layout.local import points
from sheetbuilder.layout.roles import Node
from sheetbuilder.models.kinds import Words


class Listing(Block):
    """Points under a heading, each with a dash before it."""

    zone: ClassVar[Zone] = Zone.SIDE

    heading: Words | None = Field(default=None, description="En anden overskrift end den sædvanlige.")
    items: tuple[Item, ...] = Field(min_length=1, description="Blokkens punkter.")

    def title(self, desk: Desk) -> str:
        """The heading: the author's own, or the package's word for this kind of block."""
        return self.heading or str(getattr(desk.words, str(getattr(self, "type", ""))))

    def compose(self, desk: Desk, width: float, parent: Node) -> Stack:
        """The heading and the points."""
        stack = desk.heading(self.title(desk), "heading", width, parent)
        return stack + points(desk, self.items, "item", width, parent, desk.mm(3))
