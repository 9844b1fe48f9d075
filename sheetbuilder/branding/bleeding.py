"""What cannot bleed: letterheads end where their page does, and a print shop has to know it."""

from __future__ import annotations

from collections.abc import Iterator

from sheetbuilder.errors import Message, say
from sheetbuilder.layout.flow.pages import Document, page_types
from sheetbuilder.layout.letterheads import Overlays

_AT_EDGE = 1.0
"""Millimetres: ink that keeps less off the edge of its page is meant to reach it."""


def unbled(document: Document, overlays: Overlays) -> Iterator[Message]:
    """A sentence for each letterhead on the pages of a document whose ink reaches an edge."""
    told: dict[object, None] = {}
    for page in document.pages:
        overlay = overlays.of(page)
        ink = overlay.letterhead.ink if overlay is not None else None
        if ink is not None and ink.margins is not None and min(ink.margins) < _AT_EDGE:
            told[overlays.telling(page_types(page.kind, first=page.number == 1, landscape=page.landscape))] = None
    for name in told:
        yield say(
            "the letterhead of “{name}” has ink at the edge of the paper and none beyond it to bleed: tell the print"
            " shop, or give it paper that has it already",
            name=name,
        )
