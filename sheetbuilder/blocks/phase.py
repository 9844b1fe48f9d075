"""A phase of the workflow in running text: its name and purpose, never typed twice, and what the guide adds."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from sheetbuilder.blocks.text import paragraphs
from sheetbuilder.content.base import Block, PhaseNumber
from sheetbuilder.layout.block import Zone
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Flow, spaced
from sheetbuilder.layout.roles import Node
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Text


class PhaseBlock(Block):
    """A phase, told."""

    zone: ClassVar[Zone] = Zone.FULL
    sample: ClassVar[dict[str, Any]] = {"type": "phase", "phase": 1, "text": "Mere om fasen."}

    type: Literal["phase"] = Field(description="En fase i arbejdsgangen.")
    phase: PhaseNumber = Field(description="Fasens nummer.")
    text: Text | None = Field(default=None, description="Det, vejledningen føjer til.")

    def compose(self, context: LayoutContext, width: float, parent: Node) -> Flow:
        """The purpose as a lead, then the text."""
        phase = next((one for one in context.package.workflow.phases if one.number == self.phase), None)
        if phase is None:
            return []
        flow = context.paragraph(phase.purpose, "lead", width, parent)
        if self.text is not None:
            flow += spaced(paragraphs(context, self.text, "body", width, parent), context.space("under-drawing"))
        return flow
