"""Nested rings to write in: who stands close, who stands further out, about the one in the middle."""

from __future__ import annotations

import math
from typing import Any, ClassVar, Literal

from msgspec import Struct

from sheetbuilder.content.base import Block
from sheetbuilder.layout.block import Zone
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.fields import field_label, pitch, writable
from sheetbuilder.layout.flow.bands import Band, Flow, Stretch, height
from sheetbuilder.layout.items import Area, Box, Item, Pen
from sheetbuilder.layout.place import Place, path
from sheetbuilder.layout.roles import FieldKind, Node, Role
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Identifier, Words
from sheetbuilder.theme.palette import ColourRole

_MIDDLE, _LONGER = 12, 4
"""How high the middle is at least, in mm on A4, and how many times its height it is wide at most."""
_BAND = 10
"""How wide each band is at least, in mm on A4: a line of handwriting below the band's name."""
_PEN = 0.75
"""Of all rings alike: a lighter one is gone on a grey copy."""


class Rings(Block):
    """Rings about a middle, named from the inside out."""

    zone: ClassVar[Zone] = Zone.FULL
    sample: ClassVar[dict[str, Any]] = {
        "type": "rings",
        "id": "kort",
        "label": "Kort",
        "middle": "borgeren",
        "rings": ["tæt på", "mellem", "yderst"],
    }

    type: Literal["rings"] = Field(description="Ringe at skrive i.")
    id: Identifier = Field(description="Blokkens faste navn.")
    label: Words = Field(description="Det, der står over ringene.")
    hint: Words | None = Field(default=None, description="Kort hjælp ved siden af navnet.")
    middle: Words | None = Field(default=None, description="Det, der står i midten.")
    rings: tuple[Words, ...] = Field(min_length=2, max_length=4, description="Ringenes navne, indefra og ud.")

    def compose(self, context: LayoutContext, width: float, parent: Node) -> Stretch:
        """The label and the rings, as wide as the page and as high as there is room for."""
        label = field_label(context, self.label, self.hint, width, parent)
        alt = context.words.rings_alt.format(label=self.label, count=len(self.rings), rings=", ".join(self.rings))
        node = parent.add(Role.FORM, alt=alt, field_kind=FieldKind.TEXT)
        form = node.mark()
        places = [
            writable(node, path(context.path, f"ring-{index}"), f"{self.label}: {name}")
            for index, name in enumerate(self.rings, 1)
        ]
        middle = parent.add(Role.P).mark() if self.middle else None
        names = parent.add(Role.L, numbering="None")
        marks = [names.add(Role.LI).add(Role.LBODY).mark() for _ in self.rings]
        top = height(label) + context.space("under-heading")
        least = context.mm(_MIDDLE) + 2 * len(self.rings) * max(context.mm(_BAND), pitch(context))

        def draw(room: float) -> Flow:
            high = room - top
            shape = _Shape.within(width, high - 2, len(self.rings), context.mm(_MIDDLE))
            cx, cy = width / 2, high / 2
            items: list[Item] = [shape.free(index, cx, cy, place) for index, place in enumerate(places, 1)]
            # From the outside in, so that the middle's tint lies on top.
            for index in range(len(self.rings), -1, -1):
                across, down = shape.size(index)
                pen = Pen(ColourRole.LINE if index else ColourRole.ACCENT, _PEN)
                fill = None if index else ColourRole.TINT
                box = Box(cx - across / 2, cy - down / 2, across, down, down / 2, pen, fill, form)
                items.append(box)
            look = context.style("hint")
            for index, (name, mark) in enumerate(zip(self.rings, marks, strict=True), 1):
                # The name stands inside its ring, just under the ring's top.
                base = cy - shape.size(index)[1] / 2 + context.baseline(look)
                items += context.text_centred(name, look, cx, base, mark)
            if self.middle and middle:
                look = context.style("label")
                items += context.text_centred(
                    self.middle, look, cx, cy + context.typesetter.cap_height(look) / 2, middle
                )
            return [*label, Band(high, tuple(items), gap=context.space("under-heading"))]

        return Stretch(top + least, least / pitch(context), draw)


class _Shape(Struct, frozen=True):
    """Rings with round ends about a middle: every band is equally wide all the way round, in points."""

    across: float
    down: float
    band: float

    @classmethod
    def within(cls, width: float, high: float, count: int, middle: float) -> _Shape:
        """As large as there is room for, the middle no higher than it must be."""
        band = (high - middle) / (2 * count)
        return cls(max(middle, min(width - 2 - 2 * count * band, _LONGER * middle)), middle, band)

    def free(self, index: int, cx: float, cy: float, place: Place) -> Area:
        """Where one can type in a ring: below its middle, where no name stands, as wide as its curve leaves room."""
        across, down = self.size(index)
        # The chord a quarter of the band above the ring's foot.
        half = (across - down) / 2 + math.sqrt(self.band * down / 4 - self.band**2 / 16)
        return Area(cx - half, cy + down / 2 - self.band, 2 * half, self.band, place)

    def size(self, index: int) -> tuple[float, float]:
        """How wide and how high the ring is, counted from the inside; 0 is the middle."""
        return self.across + 2 * index * self.band, self.down + 2 * index * self.band
