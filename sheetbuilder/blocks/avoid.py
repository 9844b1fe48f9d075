"""What to avoid: the quiet box at the foot of a front page, its points side by side."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from sheetbuilder.blocks.listing import Listing
from sheetbuilder.layout.block import Zone
from sheetbuilder.layout.desk import Desk
from sheetbuilder.layout.flow.bands import Slab, Stack, beside, height, items
from sheetbuilder.layout.items import Box, Group, Pen
from sheetbuilder.layout.local import point
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.theme.palette import Ink


class Avoid(Listing):
    """What to avoid: an outlined box under a heavy rule, told apart by shape and word, not by colour."""

    zone: ClassVar[Zone] = Zone.FOOT
    sample: ClassVar[dict[str, Any]] = {
        "type": "avoid",
        "items": [{"id": "pres", "text": "at presse på"}, {"id": "gaet", "text": "at gætte på grunde"}],
    }

    type: Literal["avoid"] = Field(description="Undgå.")

    def compose(self, desk: Desk, width: float, parent: Node) -> Stack:
        """One box as wide as the page."""
        pad, gutter = desk.mm(5), desk.mm(7)
        inner = width - 2 * pad
        head = desk.heading(self.title(desk), "warning-heading", inner, parent)
        node = parent.add(Role.L, numbering="None")
        count = len(self.items)
        column = (inner - gutter * (count - 1)) / count
        columns = [
            (
                index * (column + gutter),
                point(desk, item, "item", column, node.add(Role.LI).add(Role.LBODY)),
            )
            for index, item in enumerate(self.items)
        ]
        row = beside(columns)
        top = desk.mm(2.8)
        high = top + height(head) + desk.mm(1) + row.height + desk.mm(3.2)
        return [
            Slab(
                high,
                (
                    Box(0, 0, width, high, 0, Pen(Ink.HAIRLINE, 0.6)),
                    Box(0, -0.7, width, 1.4, 0, None, Ink.WARNING),
                    *items(head, pad, top),
                    Group(pad, top + height(head) + desk.mm(1), row.items),
                ),
            )
        ]
