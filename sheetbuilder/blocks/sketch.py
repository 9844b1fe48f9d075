"""An empty field to draw in, with a quiet grid of dots for the hand to follow."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from sheetbuilder.content.base import Block
from sheetbuilder.layout.block import Zone
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.fields import area, field_label, pitch, writing_field
from sheetbuilder.layout.flow.bands import Band, Flow, Stretch, height
from sheetbuilder.layout.items import Box, Dash, Item, Pen, line
from sheetbuilder.layout.roles import Node
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Identifier, Words
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.spacing import CORNER


class Sketch(Block):
    """A frame with dots."""

    zone: ClassVar[Zone] = Zone.FULL
    sample: ClassVar[dict[str, Any]] = {
        "type": "sketch",
        "id": "siddeplan",
        "label": "Siddeplan",
        "hint": "set fra oven",
    }

    type: Literal["sketch"] = Field(description="Et felt at tegne i.")
    id: Identifier = Field(description="Feltets faste navn.")
    label: Words = Field(description="Det, der står over feltet.")
    hint: Words | None = Field(default=None, description="Kort hjælp ved siden af navnet.")

    def compose(self, context: LayoutContext, width: float, parent: Node) -> Stretch:
        """The label and the frame."""
        label = field_label(context, self.label, self.hint, width, parent)
        form = writing_field(context, parent, self.label, alt=context.words.sketch_alt.format(label=self.label))
        top = height(label) + context.space("under-heading")
        step = pitch(context)

        def draw(room: float) -> Flow:
            high = room - top
            items: list[Item] = [Box(0, 0, width, high, context.mm(CORNER), Pen(ColourRole.LINE, 0.8), mark=form)]
            rows = int((high - step / 2) // step)
            first = (high - rows * step) / 2 if rows else step
            margin = (width - int((width - step) // step) * step) / 2
            dots = Pen(ColourRole.HAIRLINE, 0.9, Dash.SOLID)
            for row in range(rows + 1):
                y = first + row * step
                if y < high - 2:
                    x = margin
                    while x < width - 2:
                        items.append(line(x - 0.45, y, x + 0.45, y, dots, form))
                        x += step
            items.append(area(form, 0, 0, width, high, int(high // step)))
            return [*label, Band(high, tuple(items), gap=context.space("under-heading"))]

        return Stretch(top + 5 * step, 6.0, draw)
