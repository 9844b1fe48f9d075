"""A call-out: a title and a few words in a quiet field that stands out from the running text."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from sheetbuilder.blocks.notes import NoteField, note_fields
from sheetbuilder.blocks.text import paragraphs
from sheetbuilder.content.base import Block, Item
from sheetbuilder.layout.apart import set_apart
from sheetbuilder.layout.block import Zone
from sheetbuilder.layout.contacts import contact_rows
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Band, Flow, height, items, spaced
from sheetbuilder.layout.items import Box
from sheetbuilder.layout.local import points
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Text, Truth, Words
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.spacing import CORNER


class Panel(Block):
    """A titled field with text, points, or both."""

    zone: ClassVar[Zone] = Zone.FULL
    sample: ClassVar[dict[str, Any]] = {"type": "panel", "title": "Formål", "text": "Det, som pakken er til for."}

    type: Literal["panel"] = Field(description="Et fremhævet felt.")
    title: Words = Field(description="Feltets overskrift.")
    text: Text | None = Field(default=None, description="Feltets tekst.")
    items: tuple[Item, ...] = Field(default=(), description="Feltets punkter.")
    contacts: Truth = Field(default=False, description="true: kommunens telefonnumre står sidst i feltet.")
    fields: tuple[NoteField, ...] = Field(
        default=(), max_length=4, description="Linjer at skrive på sidst i feltet, to felter ved siden af hinanden."
    )

    def compose(self, context: LayoutContext, width: float, parent: Node) -> Flow:
        """The field as one piece."""
        section = parent.add(Role.SECT)
        pad = context.space("in-panel")
        inner = width - (pad if context.theme.format.large else 2 * pad)
        flow = context.heading(self.title, "heading", inner, section)
        if self.text is not None:
            flow += spaced(paragraphs(context, self.text, "body", inner, section), context.space("under-small-heading"))
        if self.items:
            flow += spaced(points(context, self.items, "body", inner, section), context.space("between-entries"))
        brand = context.asked_brand() if self.contacts else None
        if brand is not None:
            flow += spaced(contact_rows(context, brand, inner, section), context.space("between-blocks"))
        if self.fields:
            own = note_fields(context, self.fields, 2, inner, section)
            flow += spaced(own.draw(own.least), context.space("between-blocks"))
        return field(context, flow, width)


def field(context: LayoutContext, flow: Flow, width: float) -> Flow:
    """A flow on tint with round corners, as all is that is set apart; what warns has an outline and a heavy rule.

    It is one piece, but for large print, where it stands behind a bar.
    """
    if context.theme.format.large:
        return set_apart(context, flow, context.space("in-panel"))
    pad, top = context.space("in-panel"), context.space("over-panel")
    high = height(flow) + 2 * top
    return [Band(high, (Box(0, 0, width, high, context.mm(CORNER), None, ColourRole.TINT), *items(flow, pad, top)))]
