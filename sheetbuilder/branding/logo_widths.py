"""Where a brand's logo is narrower than its file asks for, because a page has no more room: a note, not a fault."""

from __future__ import annotations

from collections.abc import Iterator

from sheetbuilder.errors import Message, say
from sheetbuilder.layout.extents import flat
from sheetbuilder.layout.flow.pages import Document, Page, PageKind
from sheetbuilder.layout.items import Group, Picture
from sheetbuilder.layout.logo import Logo
from sheetbuilder.theme.papers import MM, Paper

_SEEN = 0.5
"""Millimetres; less than that nobody sees."""


def narrowed(document: Document, logo: Logo | None, paper: Paper) -> Iterator[Message]:
    """A sentence for each width that the logo has in a document beside the one that is asked for."""
    if logo is None or logo.width is None:
        return
    asked = paper.mm(logo.width) / MM
    told: set[float] = set()
    for page in document.pages:
        if page.kind is PageKind.CARD:
            continue  # a card is for its words, and its logo is small on purpose
        for item in _pictures(page):
            if item.art is not logo.art:
                continue
            shown = round(item.width / MM, 1)
            if shown < asked - _SEEN and shown not in told:
                told.add(shown)
                yield say(
                    "page {page}: the logo is {shown} mm wide, not {asked}, for there is no room for more",
                    page=page.number,
                    shown=shown,
                    asked=round(asked, 1),
                )


def _pictures(page: Page) -> Iterator[Picture]:
    common, items = page.common, page.items
    if common is not None:
        yield from common.pictures
        (group,) = items
        assert isinstance(group, Group)
        items = group.items[len(common.items) :]
    yield from (item for _, _, item in flat(items) if isinstance(item, Picture))
