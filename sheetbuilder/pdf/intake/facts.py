"""What the child tells of a file: plain values, validated again by the parent, which does not trust it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sheetbuilder.layout.ink_map import Box, Ink


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
