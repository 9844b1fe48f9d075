"""Letterheads and which page has which: artwork as plain data, how it is laid on a page, where content may stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from msgspec import Struct, field

from sheetbuilder.layout.artwork import Artwork
from sheetbuilder.layout.flow.pages import Page, PageType, page_types
from sheetbuilder.layout.ink_map import InkMap
from sheetbuilder.theme.papers import MM


class Letterhead(Struct, frozen=True):
    """One page of a PDF, ready to be painted."""

    artwork: Artwork
    ink: InkMap | None = None
    """Where its ink is; writing it needs none of this, keeping content away from it does."""
    lettered: bool = False
    """Whether there are letters of a font on it."""


class Placement(StrEnum):
    """How a letterhead is laid on a page of another size."""

    FIT = "fit"
    """As large as the page allows, in its middle."""
    CENTRED = "centred"
    """In its true size, in the middle."""
    TRUE_SIZE = "true-size"
    """In its true size, from the upper left corner, where a letter's head belongs."""


class SafeArea(Struct, frozen=True):
    """How far content keeps from the edges of the page, in points of the letterhead's own size."""

    top: float = 0.0
    bottom: float = 0.0
    left: float = 0.0
    right: float = 0.0


class Overlay(Struct, frozen=True):
    """A letterhead and how it is laid on a page."""

    letterhead: Letterhead
    placement: Placement = Placement.FIT
    over: bool = False
    """Whether it is painted over the content; else under it."""
    safe: SafeArea | None = None
    """Where content may stand, if the brand says so."""
    mirrored: bool = False
    """Whether it is seen as in a mirror, left and right exchanged."""
    verso: Overlay | None = None
    """What is laid in its place on the backs of papers, whose margins are mirrored."""

    @property
    def landscape(self) -> bool:
        """Whether the letterhead lies."""
        return self.letterhead.artwork.width > self.letterhead.artwork.height


class Overlays(Struct, frozen=True):
    """Which page has which letterhead: the most telling name of a page speaks, whether for one or for none."""

    types: Mapping[PageType, Overlay | None] = field(default_factory=dict)
    yielding: frozenset[PageType] = frozenset()
    """The kinds of page for which that of first pages leaves too little room: theirs is that of the other ones."""

    once: bool = False
    """Whether only the first page of a document has one."""

    def of(self, page: Page) -> Overlay | None:
        """The overlay of a page, or None where it has none."""
        if self.once and page.number != 1:
            return None
        overlay = self.named(page_types(page.kind, first=page.number == 1, landscape=page.landscape))
        if overlay is None or overlay.verso is None or page.landscape or page.number % 2:
            return overlay
        return overlay.verso

    @property
    def pale(self) -> int | None:
        """The darkest pale ink that content may be printed on, as a grey of 0 to 255; None where there is none."""
        under = [one.letterhead.ink for one in self.types.values() if one is not None and not one.over]
        return min((ink.pale for ink in under if ink is not None and ink.pale is not None), default=None)

    def named(self, names: Sequence[PageType]) -> Overlay | None:
        """The overlay of a page with these names; a letterhead that stands is laid on a page that lies only if told."""
        name = self.telling(names)
        overlay = self.types[name] if name is not None else None
        if overlay is None or overlay.landscape or PageType.LANDSCAPE not in names or name in _LYING:
            return overlay
        return None

    def telling(self, names: Sequence[PageType]) -> PageType | None:
        """Which name of a page decides."""
        name = next((name for name in names if name in self.types), None)
        return PageType.OTHER if name is PageType.FIRST and self.yielding & set(names) else name


_EDGE = 5 * MM
"""What office printers leave white along the edges."""
_NEARLY = 1.15
"""By how much the shapes of two papers differ at most that are taken for one another: A4 and the American letter."""
_LYING = (PageType.FIGURE, PageType.LANDSCAPE)


def matrix(overlay: Overlay, width: float, height: float) -> tuple[float, ...]:
    """From the upright letterhead to a page of this size, mirrored if it is to be."""
    a, b, c, d, left, bottom = placed(overlay, width, height)
    return (-a, b, c, d, width - left, bottom) if overlay.mirrored else (a, b, c, d, left, bottom)


def placed(overlay: Overlay, width: float, height: float) -> tuple[float, ...]:
    """From the upright letterhead to a page of this size, before it is mirrored."""
    artwork = overlay.letterhead.artwork
    fits = overlay.placement is Placement.FIT
    scale = _scale(artwork, overlay.letterhead.ink, width, height) if fits else 1.0
    across, up = width - scale * artwork.width, height - scale * artwork.height
    if overlay.placement is Placement.TRUE_SIZE:
        return scale, 0.0, 0.0, scale, 0.0, up
    return scale, 0.0, 0.0, scale, across / 2, up / 2


def _scale(artwork: Artwork, ink: InkMap | None, width: float, height: float) -> float:
    """How large a letterhead is laid on a page: all of it, or a paper of nearly its shape filled, if no ink is lost."""
    whole, filling = sorted((width / artwork.width, height / artwork.height))
    if ink is None or ink.margins is None or filling > whole * _NEARLY:
        return whole
    left, bottom, right, top = (max(0.0, side * MM) for side in ink.margins)
    sides = [(width, artwork.width, left), (width, artwork.width, right)]
    sides += [(height, artwork.height, bottom), (height, artwork.height, top)]
    # What lies beyond the middle is no nearer to the edge, however large it is.
    limits = [(page / 2 - _EDGE) / (own / 2 - side) for page, own, side in sides if side < own / 2]
    return max(whole, min([filling, *limits]))
