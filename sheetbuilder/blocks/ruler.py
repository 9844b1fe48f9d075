"""A ruler of 100 mm that shows whether the printer kept the size."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from sheetbuilder.content.base import Block
from sheetbuilder.layout.block import Zone
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Band, Flow
from sheetbuilder.layout.items import Item, Pen, line
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Text
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.papers import MM

_LENGTH = 100


class Ruler(Block):
    """A ruler and a sentence about it."""

    zone: ClassVar[Zone] = Zone.FULL
    sample: ClassVar[dict[str, Any]] = {"type": "ruler", "text": "Linjen er 100 mm lang."}

    type: Literal["ruler"] = Field(description="En lineal på 100 mm.")
    text: Text = Field(description="Sætningen om linealen.")

    def compose(self, context: LayoutContext, width: float, parent: Node) -> Flow:
        """The sentence and the ruler, which measures 100 mm on every paper."""
        flow = context.paragraph(self.text, "body", width, parent)
        words = context.words
        mark = parent.add(Role.FIGURE, alt=words.ruler_alt.format(length=_LENGTH)).mark()
        look = context.style("hint")
        top = 0.0
        items: list[Item] = [line(0, top + 10, _LENGTH * MM, top + 10, Pen(ColourRole.INK, 0.8), mark)]
        for at in range(0, _LENGTH + 1, 5):
            long = 10 if at % 50 == 0 else 6.5 if at % 10 == 0 else 4
            items.append(line(at * MM, 10 - long, at * MM, 10, Pen(ColourRole.INK, 0.8 if at % 10 == 0 else 0.5), mark))
        label = words.ruler_label.format(length=_LENGTH)
        items += context.text(label, look, _LENGTH * MM + 6, 10, mark)
        high = max(14.0, 10 + look.leading / 2) if context.theme.format.large else 14.0
        return [*flow, Band(high, tuple(items), gap=context.space("before-first"))]
