"""What to avoid: the quiet box at the foot of a front page, its points side by side."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from sheetbuilder.blocks.listing import Listing
from sheetbuilder.content import PageWords
from sheetbuilder.layout.apart import set_apart
from sheetbuilder.layout.block import Zone
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Band, Flow, beside, height, items
from sheetbuilder.layout.items import Box, Group, Pen
from sheetbuilder.layout.local import point, points
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.models.field import Field
from sheetbuilder.theme.palette import ColourRole

_LINES, _RULE = 3, 3.0
"""How many lines there is room for, and how heavy the rule is, in points: a grey copy tells the box apart by it."""


class Avoid(Listing):
    """What to avoid: an outlined box under a heavy rule, told apart by shape and word, not by colour."""

    zone: ClassVar[Zone] = Zone.FOOT
    sample: ClassVar[dict[str, Any]] = {
        "type": "avoid",
        "items": [{"id": "pres", "text": "at presse på"}, {"id": "gaet", "text": "at gætte på grunde"}],
    }

    type: Literal["avoid"] = Field(description="Undgå.")

    def usual(self, words: PageWords) -> str:
        """The word for what to avoid."""
        return words.avoid

    def compose(self, context: LayoutContext, width: float, parent: Node) -> Flow:
        """One box as wide as the page."""
        pad, gutter = context.space("in-panel"), context.space("panel-gutter")
        if context.theme.format.large:
            said = context.heading(self.title(context), "warning-heading", width - pad, parent)
            said += points(context, self.items, "item", width - pad, parent, context.space("under-heading"))
            return set_apart(context, said, pad, ColourRole.WARNING)
        inner = width - 2 * pad
        head = context.heading(self.title(context), "warning-heading", inner, parent)
        node = parent.add(Role.L, numbering="None")
        count = len(self.items)
        column = (inner - gutter * (count - 1)) / count
        columns = [
            (
                index * (column + gutter),
                point(context, item, "item", column, node.add(Role.LI).add(Role.LBODY)),
            )
            for index, item in enumerate(self.items)
        ]
        row = beside(columns)
        # Room for as many lines as the longest point has as a rule, so that the box stays the same from sheet to sheet.
        lines = max(row.height, _LINES * context.style("item").leading)
        top = context.space("over-warning")
        high = top + height(head) + context.space("under-heading") + lines + context.space("under-warning")
        return [
            Band(
                high,
                (
                    Box(0, 0, width, high, 0, Pen(ColourRole.HAIRLINE, 0.6)),
                    Box(0, 0, width, _RULE, 0, None, ColourRole.WARNING),
                    *items(head, pad, top),
                    Group(pad, top + height(head) + context.space("under-heading"), row.items),
                ),
            )
        ]
