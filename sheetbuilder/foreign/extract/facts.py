"""What the child tells of a file: plain values, decoded strictly by the parent, which does not trust it."""

from __future__ import annotations

from dataclasses import dataclass

from sheetbuilder.layout.ink_map import Box, InkMap
from sheetbuilder.pdf.read.fontfacts import FontFacts
from sheetbuilder.pdf.read.pages import PageFault


@dataclass(frozen=True, slots=True)
class PageFacts:
    """One page; its size is what an eye sees, turned, in points, UserUnit counted in."""

    number: int
    width: float
    height: float
    boxes: dict[str, Box]
    rotation: float
    user_unit: float
    fonts: tuple[FontFacts, ...]
    colours: tuple[str, ...]
    transparent: bool
    annotations: tuple[str, ...]
    filters: tuple[str, ...]
    faults: tuple[str, ...]
    """What it paints that PDF/A-2 does not permit, by words of `conformance.painting.PaintFault`."""
    spots: tuple[str, ...]
    """The spot colours that get a definition of their own when the page is taken out of its file."""
    draws: int
    fault: PageFault | None
    ink: InkMap | None
    coloured: tuple[str, ...] = ()
    """What could not be made grey where that was asked for: `picture:Im3`, `shading:Sh1`, `colour:DeviceN`."""


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
