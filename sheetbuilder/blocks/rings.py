"""Nested rings to write in: who stands close, who stands further out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar, Literal

from pydantic import Field

from sheetbuilder.content.base import Block
from sheetbuilder.layout.block import Zone
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.fields import area, field_label, pitch, writing_field
from sheetbuilder.layout.flow.bands import Band, Flow, Stretch, height
from sheetbuilder.layout.items import Box, Dash, Item, Pen, ellipse
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.models.kinds import Identifier, Words
from sheetbuilder.theme.palette import ColourRole

_WORDS = 1.2
"""From a ring to its words, in mm on A4."""

_DASHES = (Dash.SOLID, Dash.DASHED, Dash.DOTTED)


class Rings(Block):
    """Rings about a middle, named from the inside out."""

    zone: ClassVar[Zone] = Zone.FULL
    sample: ClassVar[dict[str, Any]] = {
        "type": "rings",
        "id": "kort",
        "label": "Kort",
        "rings": ["tæt på", "mellem", "yderst"],
    }

    type: Literal["rings"] = Field(description="Ringe at skrive i.")
    id: Identifier = Field(description="Blokkens faste navn.")
    label: Words = Field(description="Det, der står over ringene.")
    hint: Words | None = Field(default=None, description="Kort hjælp ved siden af navnet.")
    rings: tuple[Words, ...] = Field(min_length=2, max_length=4, description="Ringenes navne, indefra og ud.")

    def compose(self, context: LayoutContext, width: float, parent: Node) -> Stretch:
        """The label and the rings, as wide as the page and as high as there is room for."""
        label = field_label(context, self.label, self.hint, width, parent)
        alt = context.words.rings_alt.format(label=self.label, count=len(self.rings), rings=", ".join(self.rings))
        form = writing_field(context, parent, self.label, alt=alt)
        names = parent.add(Role.L, numbering="None")
        marks = [names.add(Role.LI).add(Role.LBODY).mark() for _ in self.rings]
        top = height(label) + context.space("under-heading")
        look = context.style("hint")

        def draw(room: float) -> Flow:
            high = room - top
            count = len(self.rings)
            cx, cy = width / 2, high / 2
            ry_most = high / 2 - 1
            rx_most = min(width / 2 - 1, ry_most * 1.9)
            size = (2 * rx_most, 2 * ry_most)
            items: list[Item] = [area(form, cx - rx_most, cy - ry_most, *size, int(size[1] // pitch(context)))]
            for index in range(count - 1, -1, -1):
                share = (index + 1.15) / (count + 0.15)
                pen = Pen(ColourRole.LINE, 0.9, _DASHES[index % 3])
                ring = ellipse(cx, cy, rx_most * share, ry_most * share, pen)
                items.append(replace(ring, mark=form))
            for index, (name, mark) in enumerate(zip(self.rings, marks, strict=True)):
                share = (index + 1.15) / (count + 0.15)
                y = cy - ry_most * share
                wide = context.width(name, look)
                # The name stands inside its ring, just under the ring's top.
                base = y + context.mm(_WORDS) + context.baseline(look)
                items.append(
                    Box(cx - wide / 2 - 3, base - look.size * 0.8, wide + 6, look.size, 0, None, ColourRole.PAPER)
                )
                items += context.text_centred(name, look, cx, base, mark)
            return [*label, Band(high, tuple(items), gap=context.space("under-heading"))]

        return Stretch(top + 8 * pitch(context), 9.0, draw)
