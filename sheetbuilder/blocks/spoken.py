"""Sentences that one can say as they stand, below the moves."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from sheetbuilder.blocks.listing import Listing
from sheetbuilder.content import PageWords
from sheetbuilder.layout.apart import set_apart
from sheetbuilder.layout.block import Zone
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Band, Flow, height, items
from sheetbuilder.layout.items import Box
from sheetbuilder.layout.local import point
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.models.field import Field
from sheetbuilder.theme.palette import ColourRole

_BAR = 0.9
"""How wide the bar before the words is, in mm on A4."""


class Spoken(Listing):
    """What it can sound like: a few sentences in quotation marks, behind a bar in the accent."""

    zone: ClassVar[Zone] = Zone.LOW
    sample: ClassVar[dict[str, Any]] = {
        "type": "spoken",
        "items": [
            {"id": "hvem", "text": "»Jeg hedder Kim, og jeg arbejder i kommunen.«"},
            {"id": "valg", "text": "»Skal vi sidde her, eller vil du hellere gå en tur?«"},
        ],
    }

    type: Literal["spoken"] = Field(description="Sådan kan det lyde: sætninger, man kan sige, i anførselstegn.")

    def usual(self, words: PageWords) -> str:
        """The word for them."""
        return words.spoken

    def compose(self, context: LayoutContext, width: float, parent: Node) -> Flow:
        """The heading and the sentences in one piece."""
        indent = context.space("in-panel")
        flow = context.heading(self.title(context), "heading", width - indent, parent)
        node = parent.add(Role.L, numbering="None")
        for index, item in enumerate(self.items):
            gap = context.space("between-points" if index else "under-small-heading")
            flow += point(context, item, "spoken", width - indent, node.add(Role.LI).add(Role.LBODY), gap)
        if context.theme.format.large:
            return set_apart(context, flow, indent)
        high = height(flow)
        bar = Box(0, 0, context.mm(_BAR), high, 0, None, ColourRole.SECONDARY)
        return [Band(high, (bar, *items(flow, indent)))]
