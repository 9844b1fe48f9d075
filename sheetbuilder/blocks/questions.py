"""Open questions for colleagues to talk over."""

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
from sheetbuilder.theme.palette import ColourRole


class Questions(Listing):
    """Questions for reflection, each behind a quiet question mark."""

    zone: ClassVar[Zone] = Zone.RIGHT
    sample: ClassVar[dict[str, Any]] = {
        "type": "questions",
        "items": [{"id": "stemning", "text": "Hvornår skiftede stemningen?"}],
    }

    type: Literal["questions"] = Field(description="Spørgsmål til refleksion.")

    def usual(self, words: PageWords) -> str:
        """The word for them."""
        return words.questions

    def compose(self, context: LayoutContext, width: float, parent: Node) -> Flow:
        """The heading and the questions."""
        flow = context.heading(self.title(context), "heading", width, parent)
        node = parent.add(Role.L, numbering="Disc")
        look = context.style("item")
        light = context.style("move-number")
        sign_look = type(look)(light.face, look.size * 1.25, look.leading, ColourRole.ACCENT)
        indent = context.space("gutter")
        for index, item in enumerate(self.items):
            entry = node.add(Role.LI)
            sign = context.text("?", sign_look, 0, context.baseline(look), entry.add(Role.LBL).mark())
            gap = context.space("before-first-check" if index == 0 else "between-rows")
            flow += labelled(point(context, item, look, width - indent, entry.add(Role.LBODY), gap), sign, indent)
        return flow
