"""What to do: the main list of a sheet, numbered, because people name the numbers on the telephone."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from sheetbuilder.blocks.listing import Listing
from sheetbuilder.content import PageWords
from sheetbuilder.layout.block import Zone
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Flow, labelled
from sheetbuilder.layout.local import point
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.models.field import Field


class Moves(Listing):
    """Practical moves: imperative sentences; their numbers are part of the content's stable address."""

    zone: ClassVar[Zone] = Zone.MAIN
    sample: ClassVar[dict[str, Any]] = {
        "type": "moves",
        "items": [
            {"id": "lyt", "text": "Lyt færdig, før du svarer."},
            {"id": "spoerg", "text": "Spørg om lov, før du går videre til noget, der er svært."},
        ],
    }

    type: Literal["moves"] = Field(description="Praktiske greb.")

    def usual(self, words: PageWords) -> str:
        """The word for them."""
        return words.moves

    def compose(self, context: LayoutContext, width: float, parent: Node) -> Flow:
        """The heading, then each move behind its large number."""
        flow = context.heading(self.title(context), "heading", width, parent)
        node = parent.add(Role.L, numbering="Decimal")
        indent = context.space("move-indent")
        look, number = context.style("move"), context.style("move-number")
        for index, item in enumerate(self.items, 1):
            entry = node.add(Role.LI)
            # The figure's foot stands on the baseline of the first line.
            label = context.text(
                item.number or str(index), number, 0.0, context.baseline(look), entry.add(Role.LBL).mark()
            )
            gap = context.space("before-first-move" if index == 1 else "between-moves")
            body = point(context, item, look, width - indent, entry.add(Role.LBODY), gap)
            flow += labelled(body, label, indent)
        return flow
