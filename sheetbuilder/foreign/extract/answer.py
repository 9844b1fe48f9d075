"""What the child says to its parent."""

from __future__ import annotations

from dataclasses import dataclass

from sheetbuilder.foreign.extract.facts import Facts
from sheetbuilder.layout.artwork import Artwork
from sheetbuilder.pdf.read.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Answer:
    """Why it refused, or what it found, and the page that was asked for, where it can be had."""

    refusal: Refusal | None = None
    detail: str = ""
    facts: Facts | None = None
    artwork: Artwork | None = None
