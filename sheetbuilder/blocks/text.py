"""Running text: paragraphs."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from sheetbuilder.content.base import Block
from sheetbuilder.layout.block import Zone
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Flow
from sheetbuilder.layout.roles import Node
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Text


class TextBlock(Block):
    """One or more paragraphs."""

    zone: ClassVar[Zone] = Zone.FULL
    sample: ClassVar[dict[str, Any]] = {
        "type": "text",
        "text": "Et afsnit med **vægt** og *eftertryk*.\n\nEt afsnit til.",
    }

    type: Literal["text"] = Field(description="Løbende tekst.")
    text: Text = Field(description="Afsnittene; en tom linje skiller dem ad.")

    def compose(self, context: LayoutContext, width: float, parent: Node) -> Flow:
        """The paragraphs."""
        return paragraphs(context, self.text, "body", width, parent)


def paragraphs(context: LayoutContext, text: str, style: str, width: float, parent: Node) -> Flow:
    """Each paragraph of a text, with white space between."""
    flow: Flow = []
    for part in text.split("\n\n"):
        flow += context.paragraph(part, style, width, parent, context.space("between-paragraphs") if flow else 0.0)
    return flow
