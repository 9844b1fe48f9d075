"""Room for a brand's letterheads: how far down and up content has to go on each page, and what is told of it."""

from __future__ import annotations

import math
from collections.abc import Iterator

from sheetbuilder.build.clashes import KINDS
from sheetbuilder.errors import Message, say
from sheetbuilder.layout.page import Document, Page, PageKind, PageType, margins, page_types
from sheetbuilder.pdf.overlay.cellmap import CellMap
from sheetbuilder.pdf.overlay.collisions import safe
from sheetbuilder.pdf.overlay.embed import Overlay, Overlays
from sheetbuilder.theme.clearance import NOTHING, Clearance, Clearances
from sheetbuilder.theme.papers import MM, Paper

_AIR = 3 * MM
"""White between a letterhead's ink and content."""
_BELOW = 2.5
"""Points that letters of a foot reach below its baseline."""
_LEAST = 0.5
"""A letterhead that leaves less of a page's height free has ink all over it, and content cannot keep away from it."""
_STANDING = (PageKind.COVER, PageKind.FRONT, PageKind.BACK, PageKind.TEXT)
_LYING = (PageKind.FIGURE, PageKind.TEXT)


def room(overlays: Overlays, paper: Paper) -> Clearances:
    """What content has to leave to the letterheads on pages of a paper."""
    found = []
    for kind, landscape in (*((kind, False) for kind in _STANDING), *((kind, True) for kind in _LYING)):
        for first in (True, False):
            names = page_types(kind, first=first, landscape=landscape)
            overlay = overlays.named(names)
            clear = _clearance(overlay, paper, names) if overlay is not None else NOTHING
            if clear != NOTHING:
                found.append((names, clear))
    return Clearances(tuple(found))


def _clearance(overlay: Overlay, paper: Paper, names: tuple[PageType, ...]) -> Clearance:
    landscape = PageType.LANDSCAPE in names
    width, height = (paper.height, paper.width) if landscape else (paper.width, paper.height)
    sides = [margins(paper, number, landscape) for number in ((1,) if PageType.FIRST in names else (1, 2))]
    left, right = min(begin for begin, _ in sides), max(begin + wide for begin, wide in sides)
    top, bottom = 0.0, 0.0
    stretch = CellMap.of(overlay, width, height).free(left, right)
    if stretch is not None:
        above, below = stretch
        if min(below, height) - max(above, 0.0) < _LEAST * height:
            return NOTHING
        top = above + _AIR if above > 0 else 0.0
        bottom = height - below + _AIR + _BELOW if below < math.inf else 0.0
    area = safe(overlay, width, height)
    if area is not None:
        top, bottom = max(top, area.top), max(bottom, height - area.bottom + _BELOW)
    return Clearance(top, bottom)


def moved(document: Document, clear: Clearances, paper: Paper) -> Iterator[Message]:
    """A sentence for each way in which content of a document was moved out of a letterhead's way."""
    kinds: dict[tuple[int, int], dict[str, Message]] = {}
    for page in document.pages:
        down, up = _moves(page, clear, paper)
        if down or up:
            name = page_types(page.kind, first=False, landscape=page.landscape)[0]
            kinds.setdefault((down, up), {})[name] = KINDS[name]
    for (down, up), names in kinds.items():
        told = say(
            "content keeps clear of the letterhead: it begins {down} mm lower and ends {up} mm higher", down=down, up=up
        )
        yield told if len(kinds) == 1 else say("{kinds}: {note}", kinds=tuple(names.values()), note=told)


def _moves(page: Page, clear: Clearances, paper: Paper) -> tuple[int, int]:
    """By how many millimetres a page's content begins lower and ends higher than without a letterhead."""
    found = clear.of(page_types(page.kind, first=page.number == 1, landscape=page.landscape))
    head = paper.binding - 3 * MM * paper.scale if page.landscape else paper.head
    return max(0, round((found.top - head) / MM)), max(0, round((found.bottom - paper.foot) / MM))
