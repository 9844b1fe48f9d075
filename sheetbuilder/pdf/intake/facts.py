"""What the child tells of a file: plain values, validated again by the parent, which does not trust it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pydantic import Base64Bytes

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


class Refusal(StrEnum):
    """Why a file is not read any further."""

    NOT_PDF = "not-pdf"
    BROKEN = "broken"
    TRUNCATED = "truncated"
    ENCRYPTED = "encrypted"
    NO_PAGES = "no-pages"
    TOO_MANY_PAGES = "too-many-pages"
    LOOP = "loop"
    NESTED_FORMS = "nested-forms"
    TOO_MUCH = "too-much"


class Fault(StrEnum):
    """Why a page cannot be placed."""

    ROTATION = "rotation"
    NO_BOX = "no-box"
    EMPTY_BOX = "empty-box"
    SIZE = "size"


class Refused(Exception):
    """The file is not read any further."""

    def __init__(self, reason: Refusal, detail: str = "") -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Font:
    """A font that a page uses."""

    name: str
    embedded: bool
    unicode_map: bool


@dataclass(frozen=True, slots=True)
class Cells:
    """A page seen upright and coarsely: a bit for each cell, row by row, a cell being a millimetre on any usual page.

    Rows count from the top, each begins with the highest bit of a byte of its own.
    """

    size: float
    """Millimetres of a cell, each way."""
    columns: int
    rows: int
    inked: Base64Bytes
    """Cells that are not white."""
    dark: Base64Bytes
    """Cells on which our quietest text could not be read."""
    covered: Base64Bytes
    """Cells in which anything is painted, white too: it hides what lies below it."""


@dataclass(frozen=True, slots=True)
class Ink:
    """Where the ink of a page is, seen upright: millimetres from its left, bottom, right and top edge."""

    margins: Box | None
    """How far the ink stays from each edge; None where the page is empty."""
    free: Box | None
    """The margins around the largest rectangle without ink; None where there is none worth the name."""
    cells: Cells


@dataclass(frozen=True, slots=True)
class PageFacts:
    """One page; its size is what an eye sees, turned, in points, UserUnit counted in."""

    number: int
    width: float
    height: float
    boxes: dict[str, Box]
    rotation: float
    user_unit: float
    fonts: tuple[Font, ...]
    colours: tuple[str, ...]
    transparent: bool
    annotations: tuple[str, ...]
    filters: tuple[str, ...]
    draws: int
    fault: Fault | None
    ink: Ink | None


@dataclass(frozen=True, slots=True)
class Layer:
    """An optional content group, and whether the file hides it on screen or paper."""

    name: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """One file."""

    pages: tuple[PageFacts, ...]
    layers: tuple[Layer, ...]
    tagged: bool
    active: tuple[str, ...]
    """What would act: JavaScript, Launch, OpenAction and their like, each once."""
    xfa: bool
    signed: bool
    outside: bool
    """Whether a stream's bytes lie in another file."""
    repairs: tuple[str, ...]
