"""What a brand puts on the pages: its name on the cover, who approved the pack, its lines, whom to ring up."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

from sheetbuilder.layout.desk import Desk
from sheetbuilder.layout.flow.bands import Slab, Stack, beside, held
from sheetbuilder.layout.items import Group, Pen, line
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.theme.palette import Ink

if TYPE_CHECKING:
    from sheetbuilder.brand import Brand, Contact

_LARGE, _SMALL = "name-mark", "name-mark-small"
_MOST_LINES = 2
"""A name that is longer in the large letters is set in the small ones."""


def name_mark(desk: Desk, brand: Brand, width: float, parent: Node) -> Stack:
    """The name in letters, flush right in a column of that width, with the unit below it."""
    name = brand.name
    longest = max(desk.width(word, _LARGE) for word in name.split())
    large = longest <= width and len(desk.lines(name, _LARGE, width, None)) <= _MOST_LINES
    stack = desk.set_right(name, _LARGE if large else _SMALL, width, parent.add(Role.P))
    if brand.file.unit:
        stack += desk.set_right(brand.file.unit, "strip-quiet", width, parent.add(Role.P))
    return stack


def approval(desk: Desk, brand: Brand) -> str:
    """Who approved the pack and how long it is valid, as one line; empty where the brand says neither."""
    words, file = desk.words, brand.file
    said = [words.approved_by.format(name=file.approved_by)] if file.approved_by else []
    said += [words.valid_until.format(day=written(desk, file.valid_until))] if file.valid_until else []
    return " · ".join(said)


def imprint(desk: Desk, brand: Brand, width: float, parent: Node) -> Stack:
    """The approval and the brand's lines, each a paragraph."""
    said = approval(desk, brand)
    stack: Stack = []
    for text in (*((said,) if said else ()), *brand.file.footer):
        stack += desk.set(text, "strip-quiet", width, parent.add(Role.P))
    return stack


def contacts(desk: Desk, brand: Brand, width: float, parent: Node) -> Stack:
    """Whom to ring up, each with number, hours and the day on which the number was tried, under a heading."""
    words = desk.words
    stack: Stack = []
    if brand.file.contacts:
        stack += desk.heading(words.contacts, "heading", width, parent)
        if brand.police_district:
            told = words.infohus_of.format(municipality=brand.official_name, district=brand.police_district)
            stack += held(desk.set(told, "small", width, parent.add(Role.P), desk.mm(1)))
        rows = parent.add(Role.L)
        for contact in brand.file.contacts:
            row = _contact(desk, contact, width, rows.add(Role.LI).add(Role.LBODY))
            stack.append(replace(row, gap=desk.mm(1.6), bound=contact is not brand.file.contacts[-1]))
    return stack


def _contact(desk: Desk, contact: Contact, width: float, parent: Node) -> Slab:
    words = desk.words
    gutter = desk.mm(4)
    left, middle = width * 0.38, width * 0.21
    right = width - left - middle - 2 * gutter
    who = desk.set(contact.label, "label", left, parent.add(Role.P))
    number = desk.set(contact.number, "label", middle, parent.add(Role.P))
    if contact.hours:
        who += desk.set(contact.hours, "hint", left, parent.add(Role.P))
    tried = words.contact_checked.format(day=written(desk, contact.checked))
    when = desk.set(tried, "hint", right, parent.add(Role.P))
    if contact.id in desk.doubtful:
        loud = replace(desk.style("label"), ink=Ink.WARNING)
        when += desk.set(words.check_number, loud, right, parent.add(Role.P))
    row = beside([(0.0, who), (left + gutter, number), (left + middle + 2 * gutter, when)])
    top = desk.mm(1)
    ruled = (line(0, 0, width, 0, Pen(Ink.HAIRLINE)), Group(0.0, top, row.items))
    return Slab(row.height + top, ruled)


def written(desk: Desk, day: datetime.date) -> str:
    """A day as the language writes it in running text."""
    words = desk.words
    return words.day_of_month.format(day=day.day, month=words.months[day.month - 1], year=day.year)
