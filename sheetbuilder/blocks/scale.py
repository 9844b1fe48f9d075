"""A scale: numbers in a row, one of them to be ringed with a pen."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from sheetbuilder.content.base import Block
from sheetbuilder.layout.block import Zone
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.fields import choosable, field_label
from sheetbuilder.layout.flow.bands import Band, Flow
from sheetbuilder.layout.items import Area, Item, Pen, ellipse
from sheetbuilder.layout.place import Choice, path
from sheetbuilder.layout.roles import FieldKind, Node, Role
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Identifier, Whole, Words
from sheetbuilder.theme.palette import ColourRole

_RADIUS = 3.6
"""The circles, in mm on A4."""


class Scale(Block):
    """Numbers from a low to a high end."""

    zone: ClassVar[Zone] = Zone.FULL
    sample: ClassVar[dict[str, Any]] = {
        "type": "scale",
        "id": "udbytte",
        "label": "Udbytte",
        "from": 0,
        "to": 10,
        "low": "slet ikke",
        "high": "helt",
    }

    type: Literal["scale"] = Field(description="En skala, hvor et tal ringes om.")
    id: Identifier = Field(description="Skalaens faste navn.")
    label: Words = Field(description="Det, der står over skalaen.")
    hint: Words | None = Field(default=None, description="Kort hjælp ved siden af navnet.")
    first: Whole = Field(key="from", ge=0, le=100, description="Det laveste tal.")
    last: Whole = Field(key="to", ge=1, le=100, description="Det højeste tal.")
    low: Words = Field(description="Hvad det laveste tal betyder.")
    high: Words = Field(description="Hvad det højeste tal betyder.")

    def agree(self) -> None:
        """It rises by one to ten steps."""
        if not 1 <= self.last - self.first <= 10:
            raise ValueError("a scale rises by 1 to 10 steps")

    def compose(self, context: LayoutContext, width: float, parent: Node) -> Flow:
        """The label, the numbers in circles, and the words of both ends."""
        label = field_label(context, self.label, self.hint, width, parent)
        alt = context.words.scale_alt.format_map(
            {"label": self.label, "from": self.first, "to": self.last, "low": self.low, "high": self.high}
        )
        form = parent.add(Role.FORM, alt=alt, field_kind=FieldKind.TEXT).mark()
        choice = Choice(context.path, self.label)
        count = self.last - self.first + 1
        radius = max(context.mm(_RADIUS), 9.0) * context.theme.format.hand
        # The last number ends where the column does, so that the scale hangs from both edges.
        step = (width - 2 * radius) / (count - 1)
        look, quiet = context.style("item"), context.style("hint")
        base = radius + context.typesetter.cap_height(look) / 2
        items: list[Item] = []
        node = parent.add(Role.P)
        mark = node.mark()
        for index in range(count):
            x = radius + index * step
            circle = ellipse(x, radius, radius, radius, Pen(ColourRole.LINE, 0.8))
            said = str(self.first + index)
            place = choosable(form.owner, path(context.path, said), said, choice)
            items.append(Area(x - radius, 0, 2 * radius, 2 * radius, place))
            items.append(type(circle)(circle.start, circle.steps, True, circle.pen, None, form))
            items += context.text_centred(f"{self.first + index} ", look, x, base, mark)
        ends = 2 * radius + context.space("to-sign") + context.baseline(quiet)
        items += context.text(self.low + " ", quiet, 0, ends, node.mark())
        if context.width(f"{self.low}  {self.high}", quiet) > width:
            ends += quiet.leading
        items += context.text_right(self.high, quiet, 2 * radius + (count - 1) * step, ends, node.mark())
        return [*label, Band(ends + context.space("cell-edge"), tuple(items), gap=context.space("to-field"))]
