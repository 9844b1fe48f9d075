"""Points in running text."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from sheetbuilder.content.base import Block, Item
from sheetbuilder.layout.block import Zone
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Flow
from sheetbuilder.layout.local import points
from sheetbuilder.layout.roles import Node
from sheetbuilder.models.field import Field


class Bullets(Block):
    """A list with dashes."""

    zone: ClassVar[Zone] = Zone.FULL
    sample: ClassVar[dict[str, Any]] = {"type": "bullets", "items": [{"id": "et", "text": "et punkt"}]}

    type: Literal["bullets"] = Field(description="Punkter i løbende tekst.")
    items: tuple[Item, ...] = Field(min_length=1, description="Punkterne.")

    def compose(self, context: LayoutContext, width: float, parent: Node) -> Flow:
        """The points."""
        return points(context, self.items, "body", width, parent)
