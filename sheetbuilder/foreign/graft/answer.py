"""What the child says to its parent about pages that are grafted."""

from __future__ import annotations

from dataclasses import dataclass

from sheetbuilder.foreign.extract.facts import Facts
from sheetbuilder.foreign.graft.found import Found
from sheetbuilder.pdf.read.refusal import Refusal


@dataclass(frozen=True, slots=True)
class GraftAnswer:
    """Why it refused, or the facts about the pages asked for, how many there are in all, and the pages where sound."""

    refusal: Refusal | None = None
    detail: str = ""
    facts: Facts | None = None
    count: int = 0
    found: Found | None = None
