"""Letterheads laid under or over pages, painted as artifacts wherever a page asks for one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sheetbuilder.layout.artwork import Artwork
from sheetbuilder.layout.page import Page, PageKind
from sheetbuilder.pdf.artworks import ArtworksInFile
from sheetbuilder.pdf.overlay.letterhead import Letterhead


class Placement(StrEnum):
    """How a letterhead is laid on a page of another size."""

    FIT = "fit"
    """As large as the page allows, in its middle."""
    CENTRED = "centred"
    """In its true size, in the middle."""
    TRUE_SIZE = "true-size"
    """In its true size, from the upper left corner, where a letter's head belongs."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """A letterhead and how it is laid on a page."""

    letterhead: Letterhead
    placement: Placement = Placement.FIT
    over: bool = False
    """Whether it is painted over the content; else under it."""


@dataclass(frozen=True, slots=True)
class Overlays:
    """Which page has which letterhead: a page's number speaks before its kind, its kind before `otherwise`."""

    otherwise: Overlay | None = None
    kinds: Mapping[PageKind, Overlay | None] = field(default_factory=dict)
    numbers: Mapping[int, Overlay | None] = field(default_factory=dict)

    def of(self, page: Page) -> Overlay | None:
        """The overlay of a page, or None where it has none."""
        if page.number in self.numbers:
            return self.numbers[page.number]
        return self.kinds.get(page.kind, self.otherwise)


def laid(content: bytes, page: Page, overlay: Overlay | None, artworks: ArtworksInFile) -> bytes:
    """The content of a page with its letterhead; without one nothing changes."""
    if overlay is None:
        return content
    artwork = overlay.letterhead.artwork
    shown = artworks.shown(artwork, placed(artwork, overlay.placement, page.width, page.height))
    painting = b"/Artifact <</Type/Pagination/Subtype/Background>> BDC\n%s\nEMC" % shown
    return b"\n".join((b"q", content, b"Q", painting) if overlay.over else (painting, content))


def placed(artwork: Artwork, placement: Placement, width: float, height: float) -> tuple[float, ...]:
    """From the upright letterhead to a page of this size."""
    scale = min(width / artwork.width, height / artwork.height) if placement is Placement.FIT else 1.0
    across, up = width - scale * artwork.width, height - scale * artwork.height
    if placement is Placement.TRUE_SIZE:
        return scale, 0.0, 0.0, scale, 0.0, up
    return scale, 0.0, 0.0, scale, across / 2, up / 2
