"""What a child is asked about pages that are grafted, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass

from sheetbuilder.foreign.extract.facts import Facts
from sheetbuilder.foreign.graft.found import Found
from sheetbuilder.pdf.read.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Grafting:
    """How pages are taken: each with a tree of its own or not, whether form fields may stay fields, and in grey.

    Links can be left out, and so can tags even where the file has some: what is a picture can be shown again where it
    is read elsewhere.
    """

    single: bool = False
    fields: bool = True
    links: bool = True
    pictures: bool = False
    grey: bool = False


@dataclass(frozen=True, slots=True)
class GraftAnswer:
    """Why it refused, or the facts about the pages asked for, how many there are in all, and the pages where sound."""

    refusal: Refusal | None = None
    detail: str = ""
    facts: Facts | None = None
    count: int = 0
    found: Found | None = None
