"""Names of pages that stay while one writes: the part of the document that a page belongs to, and which page of it."""

from __future__ import annotations

from collections.abc import Iterator

from sheetbuilder.html.markup import identifier
from sheetbuilder.layout.flow.pages import Document, Page
from sheetbuilder.layout.neutral_layer import anchors

_BEFORE = "page"
"""What stands before anything that has a name."""


def page_names(document: Document) -> tuple[str, ...]:
    """The names, each once: a page that comes in before others leaves theirs as they are."""
    return tuple(_names(document))


def _names(document: Document) -> Iterator[str]:
    met: set[str] = set()
    part, count = _BEFORE, 0
    for page in document.pages:
        new = [anchor for anchor in _anchors(page) if anchor not in met]
        if new:
            met.update(new)
            part, count = new[0], 0
        count += 1
        yield f"{identifier(part)}.{count}"


def _anchors(page: Page) -> Iterator[str]:
    yield from dict.fromkeys(anchors(page.items))
