"""What is painted on a page and belongs to a mark: the text shown in it, and what goes wrong between the operators."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from msgspec import Struct

from sheetbuilder.pdf.read.objects import Key

Point = tuple[float, float]


class ShownText(Struct, frozen=True):
    """A stretch of shown text on one line: its words, and where its baseline runs (points, page space)."""

    text: str
    start: Point
    end: Point
    direction: Point
    """The way the line runs, as a vector of length one."""
    size: float
    """0 where the piece has no place of its own."""
    hidden: bool = False
    """Whether it is written so that nobody sees it (text rendering modes 3 and 7)."""


@dataclass(slots=True)
class FoundMark:
    """One marked-content sequence with a number (ISO 32000-1, 14.7.4.2), gathered while its page is read."""

    stream: Key
    number: int
    tag: str
    page: int
    order: int
    """Its place in the painting order of the whole file."""
    in_form: bool = False
    pieces: list[ShownText] = field(default_factory=list)
    paints: int = 0
    around: FoundMark | None = None
    """The mark that it stands in."""
    artifact: bool = False
    """Whether it stands in an artifact."""
    forms: tuple[Key, ...] = ()
    """The forms that were drawn to come to it, the outermost first."""


@dataclass(frozen=True, slots=True)
class LooseText:
    """Text outside of any mark and artifact."""

    piece: ShownText
    order: int
    """Its place in the painting order of the whole file, counted with the marks."""
    forms: tuple[Key, ...]
    """The forms that were drawn to come to it, the outermost first."""


class Slip(StrEnum):
    """What can go wrong between the operators of one page."""

    UNMARKED = "unmarked"
    UNBALANCED = "unbalanced"
    NESTED = "nested"
