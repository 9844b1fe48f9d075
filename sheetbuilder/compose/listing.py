"""The contents of a document among its other parts: as many pages as they need, which moves all that follows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sheetbuilder.compose.cache import Part, drafts
from sheetbuilder.compose.session import page_numbers
from sheetbuilder.layout.flow.pages import PageContent, PageKind


def reserved(pages: int = 1, *, recto: bool = False) -> Part:
    """The place of pages that are composed later, or for another document; `recto` for one that begins on the right."""
    return Part(tuple(PageContent(PageKind.TEXT, (), recto=recto and not at) for at in range(pages)), ())


def listing(
    compose: Callable[[Mapping[str, int]], Part], around: Callable[[Part], Sequence[Part]], *, recto: bool = False
) -> Part:
    """The contents, with the numbers of the pages that everything stands on when they are there.

    `compose` makes them from the page number of each anchor, `around` gives all parts in their order, theirs in its
    place. How high a row is does not depend on its number, so the second time the pages are as many as were reserved.
    """
    pages = 1
    while True:
        made = compose(page_numbers(drafts(around(reserved(pages, recto=recto)))))
        if len(made.drafts) <= pages:
            return made
        pages = len(made.drafts)
