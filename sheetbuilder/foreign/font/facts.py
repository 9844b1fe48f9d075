"""What is asked of the child about a font, and what it answers: plain values, decoded strictly by the parent."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sheetbuilder.pdf.read.refusal import Refusal


class FontFlaw(StrEnum):
    """Why a font is not used."""

    NOT_TRUETYPE = "not-truetype"
    """It is no font, or its outlines are not those of TrueType."""
    FOR_THE_WEB = "for-the-web"
    COLLECTION = "collection"
    BROKEN = "broken"
    """Its tables cannot be read, or two readers see different things in it."""
    TOO_MUCH = "too-much"
    RESTRICTED = "restricted"
    NOT_SUBSET = "not-subset"
    BITMAP_ONLY = "bitmap-only"
    INVISIBLE = "invisible"
    """Letters that it says it has leave no ink."""
    ON_TOP = "on-top"
    """Letters stand on one another, or far from their place."""
    SIZE = "size"
    """Letters are not near the size that they are asked for."""
    ALIKE = "alike"
    """Different letters look the same."""


class FlawedFont(Exception):
    """The font is not used; `what` names the letters or the table in the way."""

    def __init__(self, flaw: FontFlaw, what: str = "") -> None:
        super().__init__(flaw)
        self.flaw = flaw
        self.what = what


@dataclass(frozen=True, slots=True)
class FontAnswer:
    """A font as the child found it: why it is not used, or a font built anew from what was tried out in it."""

    refusal: Refusal | None = None
    detail: str = ""
    flaw: FontFlaw | None = None
    what: str = ""
    program: bytes = b""
    """A TrueType font with the characters that show, and nothing else of the file."""
    name: str = ""
    """What it is called in a PDF."""
    viewing: bool = False
    """Whether its maker allows it only in documents that nobody edits."""
