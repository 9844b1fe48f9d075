"""What a brand puts on the pages: its name on the cover, who approved the pack, its lines, whom to ring up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheetbuilder.content import Package, PageWords
from sheetbuilder.layout.contacts import contact_rows
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Flow, spaced
from sheetbuilder.layout.roles import Node, Role

if TYPE_CHECKING:
    from sheetbuilder.brand import Brand

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
    said = [status_of(context.package, brand)] if brand.file.approved_by else []
    said += filter(None, [validity(context.words, brand)])
    return " · ".join(said)


def validity(words: PageWords, brand: Brand) -> str:
    """How long the pack is valid; empty where the brand does not say."""
    until = brand.file.valid_until
    return words.valid_until.format(day=words.written(until)) if until else ""


def status(context: LayoutContext) -> str:
    """Whether the texts are approved, and by whom, or the package's own word for what they are; never both."""
    return status_of(context.package, context.brand)


def status_of(package: Package, brand: Brand | None) -> str:
    """The same, of a package as a brand has it."""
    if brand is not None and brand.file.approved_by:
        return package.words.approved_by.format(name=brand.file.approved_by)
    return package.meta.status or ""


def imprint(context: LayoutContext, brand: Brand, width: float, parent: Node) -> Flow:
    """The approval and the brand's lines, each a paragraph."""
    said = approval(context, brand)
    flow: Flow = []
    for text in (*((said,) if said else ()), *brand.file.footer):
        flow += context.set(text, "strip-quiet", width, parent.add(Role.P))
    return flow


def contacts(context: LayoutContext, brand: Brand, width: float, parent: Node) -> Flow:
    """Whom to ring up, under a heading: for a page whose own words do not show the contacts."""
    if not brand.file.contacts:
        return []
    section = parent.add(Role.SECT)
    flow = context.heading(context.words.contacts, "heading", width, section)
    return flow + spaced(contact_rows(context, brand, width, section), context.space("between-lines"))
