"""A heading over a list of points: what advice and means have in common."""

from __future__ import annotations

from typing import ClassVar

from sheetbuilder.content import PageWords
from sheetbuilder.content.base import Block, Item
from sheetbuilder.layout.block import Zone
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Flow
from sheetbuilder.layout.local import points
from sheetbuilder.layout.roles import Node
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Words


class Listing(Block):
    """Points under a heading, each with a dash before it."""

    zone: ClassVar[Zone] = Zone.SIDE

    heading: Words | None = Field(default=None, description="En anden overskrift end den sædvanlige.")
    items: tuple[Item, ...] = Field(min_length=1, description="Blokkens punkter.")

    def title(self, context: LayoutContext) -> str:
        """The heading: the author's own, or the package's word for this kind of block."""
        return self.heading or self.usual(context.words)

    def usual(self, words: PageWords) -> str:
        """The package's word for this kind of block."""
        raise NotImplementedError

    def compose(self, context: LayoutContext, width: float, parent: Node) -> Flow:
        """The heading and the points."""
        flow = context.heading(self.title(context), "heading", width, parent)
        # Its first line stands on the baseline of the first move beside it.
        gap = context.space("before-first-move") + context.baseline("move") - context.baseline("item")
        return flow + points(context, self.items, "item", width, parent, gap)
