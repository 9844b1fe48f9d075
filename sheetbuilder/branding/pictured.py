"""What a document shows of others' files, painted and read for a screen: logos, pages of slides."""

from __future__ import annotations

from sheetbuilder.foreign.picturing.report import pictured
from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.html.page import OfOthers
from sheetbuilder.reflow.others import Shows


def of_others(shows: Shows, reader: Reader | None = None) -> OfOthers:
    """Pictures and words, by a `reader` that is at work, else by one of its own; `ContentError` where it cannot be."""
    if reader is None:
        with Reader() as own:
            return of_others(shows, own)
    return OfOthers(*pictured(shows.regions, shows.pages, reader))
