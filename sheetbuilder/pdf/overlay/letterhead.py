"""A letterhead: the artwork of one page, and where its ink is."""

from __future__ import annotations

from dataclasses import dataclass

from sheetbuilder.layout.artwork import Artwork
from sheetbuilder.pdf.intake.facts import Ink


@dataclass(frozen=True, slots=True)
class Letterhead:
    """One page of a PDF, ready to be painted."""

    artwork: Artwork
    ink: Ink | None = None
