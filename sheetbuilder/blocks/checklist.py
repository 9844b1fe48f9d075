"""Boxes to tick with a pen, each a printed field that a screen reader announces."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from sheetbuilder.blocks.listing import Listing
from sheetbuilder.content import PageWords
from sheetbuilder.layout.block import Zone
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.fields import tick_box, tick_size
from sheetbuilder.layout.flow.bands import Flow, labelled, spaced
from sheetbuilder.layout.local import point
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.models import markup
from sheetbuilder.models.field import Field
from sheetbuilder.theme.papers import MM

_ROW = 6 * MM
_AIRY_ROW = 7
"""On A4, in mm; on smaller papers `_ROW` is the least that a hand needs."""


class Checklist(Listing):
    """Statements to tick."""

    zone: ClassVar[Zone] = Zone.LEFT
    sample: ClassVar[dict[str, Any]] = {
        "type": "checklist",
        "items": [{"id": "tid", "text": "Tiden er aftalt"}, {"id": "sted", "text": "Stedet er set på forhånd"}],
    }

    type: Literal["checklist"] = Field(description="Tjekliste.")

    def usual(self, words: PageWords) -> str:
        """The word for them."""
        return words.checklist

    def compose(self, context: LayoutContext, width: float, parent: Node) -> Flow:
        """The heading, then a box and a statement a row."""
        flow = context.heading(self.title(context), "heading", width, parent)
        node = parent.add(Role.L, numbering="Square")
        look = context.style("item")
        size = tick_size(context)
        indent = size + context.space("beside-tick")
        for index, item in enumerate(self.items):
            entry = node.add(Role.LI)
            box = tick_box(context, 0, (look.leading - size) / 2, entry.add(Role.LBL), markup.words(item.text), item.id)
            body = point(context, item, look, width - indent, entry.add(Role.LBODY))
            # Rows stand 7 mm apart on A4, nowhere less than 6, so that a pen hits one box only.
            least = max(context.mm(_AIRY_ROW), _ROW) * context.theme.format.hand - look.leading
            flow += spaced(labelled(body, box, indent), context.space("before-first-check") if index == 0 else least)
        return flow
