"""What a brand puts on the pages: its name on the cover, who approved the pack, its lines, whom to ring up."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Band, Flow, beside, kept_with_next
from sheetbuilder.layout.items import Group, Pen, line
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.theme.palette import ColourRole

if TYPE_CHECKING:
    from sheetbuilder.brand import Brand, Contact

_LARGE, _SMALL = "name-mark", "name-mark-small"
_MOST_LINES = 2
"""A name that is longer in the large letters is set in the small ones."""


def name_mark(context: LayoutContext, brand: Brand, width: float, parent: Node) -> Flow:
    """The name in letters, flush right in a column of that width, with the unit below it."""
    name = brand.name
    longest = max(context.width(word, _LARGE) for word in name.split())
    large = longest <= width and len(context.lines(name, _LARGE, width, None)) <= _MOST_LINES
    flow = context.set_right(name, _LARGE if large else _SMALL, width, parent.add(Role.P))
    if brand.file.unit:
        flow += context.set_right(brand.file.unit, "strip-quiet", width, parent.add(Role.P))
    return flow


def approval(context: LayoutContext, brand: Brand) -> str:
    """Who approved the pack and how long it is valid, as one line; empty where the brand says neither."""
    words, file = context.words, brand.file
    said = [words.approved_by.format(name=file.approved_by)] if file.approved_by else []
    said += [words.valid_until.format(day=written(context, file.valid_until))] if file.valid_until else []
    return " · ".join(said)


def imprint(context: LayoutContext, brand: Brand, width: float, parent: Node) -> Flow:
    """The approval and the brand's lines, each a paragraph."""
    said = approval(context, brand)
    flow: Flow = []
    for text in (*((said,) if said else ()), *brand.file.footer):
        flow += context.set(text, "strip-quiet", width, parent.add(Role.P))
    return flow


def contacts(context: LayoutContext, brand: Brand, width: float, parent: Node) -> Flow:
    """Whom to ring up, each with number, hours and the day on which the number was tried, under a heading."""
    words = context.words
    flow: Flow = []
    if brand.file.contacts:
        flow += context.heading(words.contacts, "heading", width, parent)
        if brand.police_district:
            told = words.infohus_of.format(municipality=brand.official_name, district=brand.police_district)
            flow += kept_with_next(
                context.set(told, "small", width, parent.add(Role.P), context.space("between-lines"))
            )
        rows = parent.add(Role.L)
        for contact in brand.file.contacts:
            row = _contact(context, contact, width, rows.add(Role.LI).add(Role.LBODY))
            flow.append(
                replace(row, gap=context.space("between-rows"), keep_with_next=contact is not brand.file.contacts[-1])
            )
    return flow


def _contact(context: LayoutContext, contact: Contact, width: float, parent: Node) -> Band:
    words = context.words
    gutter = context.space("beside-label")
    left, middle = width * 0.38, width * 0.21
    right = width - left - middle - 2 * gutter
    who = context.set(contact.label, "label", left, parent.add(Role.P))
    number = context.set(contact.number, "label", middle, parent.add(Role.P))
    if contact.hours:
        who += context.set(contact.hours, "hint", left, parent.add(Role.P))
    tried = words.contact_checked.format(day=written(context, contact.checked))
    when = context.set(tried, "hint", right, parent.add(Role.P))
    if contact.id in context.doubtful:
        loud = replace(context.style("label"), ink=ColourRole.WARNING)
        when += context.set(words.check_number, loud, right, parent.add(Role.P))
    row = beside([(0.0, who), (left + gutter, number), (left + middle + 2 * gutter, when)])
    top = context.space("cell-edge")
    ruled = (line(0, 0, width, 0, Pen(ColourRole.HAIRLINE)), Group(0.0, top, row.items))
    return Band(row.height + top, ruled)


def written(context: LayoutContext, day: datetime.date) -> str:
    """A day as the language writes it in running text."""
    words = context.words
    return words.day_of_month.format(day=day.day, month=words.months[day.month - 1], year=day.year)
