"""Whom to ring up: a brand's contacts as rows with large numbers, and the first of them on one line for a foot.

A number is set on one line as the brand writes it, whatever stands beside it has to give way.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Band, Flow, beside, kept_together, spaced
from sheetbuilder.layout.items import Group, Pen, Text, line
from sheetbuilder.layout.roles import Mark, Node, Role
from sheetbuilder.theme import Style
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.values import replace

if TYPE_CHECKING:
    from sheetbuilder.brand import Brand, Contact

_LABEL, _LEAST_LABEL, _NUMBER = 0.4, 0.2, 0.27
"""The shares of a row's width that its label and its number have; the rest is for the day on which it was tried."""


def contact_rows(context: LayoutContext, brand: Brand, width: float, parent: Node) -> Flow:
    """Each contact with its hours, its number and the day on which that was tried; then whose infohus it is."""
    words = context.words
    if not brand.file.contacts:
        return []
    rows: Flow = []
    entries = parent.add(Role.L)
    for contact in brand.file.contacts:
        rows.append(_row(context, contact, width, entries.add(Role.LI).add(Role.LBODY)))
    flow = spaced(rows[:1], 0.0) + [replace(row, gap=context.space("between-rows")) for row in rows[1:]]
    if brand.police_district:
        told = words.infohus_of.format(municipality=brand.official_name, district=brand.police_district)
        flow += context.set(told, "small", width, parent.add(Role.P), context.space("between-rows"))
    return flow if context.theme.format.large else kept_together(flow)


def _row(context: LayoutContext, contact: Contact, width: float, parent: Node) -> Band:
    words = context.words
    gutter = context.space("beside-label")
    look = replace(context.style("contact-number"), leading=context.style("body").leading)
    number_width = max(width * _NUMBER, context.width(contact.number, look))
    tried = words.contact_checked.format(day=written(context, contact.checked))
    told = [(tried, context.style("hint"))]
    if contact.id in context.doubtful:
        told.append((words.check_number, replace(context.style("label"), ink=ColourRole.WARNING)))
    # A long number takes from the label, which can break, and not from the day, which cannot.
    least = max(context.width(word, look) for text, look in told for word in text.split())
    left = max(width * _LEAST_LABEL, min(width * _LABEL, width - number_width - 2 * gutter - least))
    right = width - left - number_width - 2 * gutter
    who = context.set(f"{contact.label} ", "label", left, parent.add(Role.P))
    number = Band(
        look.leading,
        context.text(f"{contact.number} ", look, 0.0, context.baseline(look), parent.add(Role.P).mark()),
    )
    if contact.hours:
        # The number is read behind the name, wherever it stands.
        who += context.set(contact.hours, "hint", left, parent.add(Role.P))
    when = [band for text, style in told for band in context.set(text, style, right, parent.add(Role.P))]
    row = beside([(0.0, who), (left + gutter, [number]), (left + number_width + 2 * gutter, when)])
    top = context.space("cell-edge")
    return Band(row.height + top, (line(0, 0, width, 0, Pen(ColourRole.HAIRLINE)), Group(0.0, top, row.items)))


class FootLine(Struct, frozen=True):
    """One way to say the first contact on one line: words, the number, words; each with its style."""

    parts: tuple[tuple[str, Style], ...]
    width: float

    def items(self, context: LayoutContext, x: float, baseline: float, mark: Mark | None) -> tuple[Text, ...]:
        """The line with its left edge and its baseline at a point."""
        drawn: list[Text] = []
        for text, style in self.parts:
            drawn += context.text(text, style, x, baseline, mark)
            x += context.width(text, style)
        return tuple(drawn)


def foot_lines(context: LayoutContext, brand: Brand, room: float) -> Iterator[FootLine]:
    """The first contact on one line, in ever fewer words and never without its number; nothing where there is none.

    The last one is as much of the label as `room` takes, and the number.
    """
    if not brand.file.contacts:
        return
    contact, words = brand.file.contacts[0], context.words
    quiet = context.style("foot")
    loud = replace(context.style("label"), size=quiet.size * 1.125, leading=quiet.leading, ink=ColourRole.INK)
    number = (f"{contact.number} ", loud)
    after: tuple[tuple[str, Style], ...] = ()
    if contact.id in context.doubtful:
        after = ((f"· {words.check_number}", replace(quiet, ink=ColourRole.WARNING)),)
    else:
        tried = words.contact_checked.format(day=in_figures(context, contact.checked))
        yield _line(context, ((f"{contact.label} ", quiet), number, (f"· {tried}", quiet)))
    yield _line(context, ((f"{contact.label} ", quiet), number, *after))
    bare = _line(context, (number, *after))
    yield _line(context, ((_shortened(context, contact.label, quiet, room - bare.width), quiet), number, *after))


def _shortened(context: LayoutContext, label: str, style: Style, room: float) -> str:
    """The first words of a label that have room, and that there are more; nothing where not one has."""
    words = label.split()
    for count in range(len(words) - 1, 0, -1):
        said = " ".join(words[:count]).rstrip(",.;:–- ") + " … "
        if context.width(said, style) <= room:
            return said
    return ""


def _line(context: LayoutContext, parts: tuple[tuple[str, Style], ...]) -> FootLine:
    said = tuple((text, style) for text, style in parts if text)
    return FootLine(said, sum(context.width(text, style) for text, style in said))


def written(context: LayoutContext, day: datetime.date) -> str:
    """A day as the language writes it in running text."""
    return context.words.written(day)


def in_figures(context: LayoutContext, day: datetime.date) -> str:
    """A day as the language writes it where there is little room."""
    return context.words.in_figures(day)
