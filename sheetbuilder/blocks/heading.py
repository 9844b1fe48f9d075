"""A heading of its own inside running text."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from sheetbuilder.content.base import Block
from sheetbuilder.layout.block import Zone
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Flow
from sheetbuilder.layout.roles import Node
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Words


class HeadingBlock(Block):
    """A heading over what follows."""

    zone: ClassVar[Zone] = Zone.FULL
    opens: ClassVar[bool] = True
    sample: ClassVar[dict[str, Any]] = {"type": "heading", "text": "En overskrift"}

    type: Literal["heading"] = Field(description="En overskrift.")
    text: Words = Field(description="Overskriften.")

    def compose(self, context: LayoutContext, width: float, parent: Node) -> Flow:
        """The heading, bound to what follows."""
        return context.heading(self.text, "heading", width, parent)
