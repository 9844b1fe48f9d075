"""Room for a brand's letterheads: how far down and up content has to go on each page, and what is told of it."""

from __future__ import annotations

import math
from collections.abc import Iterator

from sheetbuilder.branding.cell_map import CellMap
from sheetbuilder.branding.collisions import safe
from sheetbuilder.branding.kinds import KINDS
from sheetbuilder.errors import Message, say
from sheetbuilder.layout.flow.pages import Document, Page, PageKind, PageType, margins, page_types
from sheetbuilder.layout.letterheads import Overlay, Overlays
from sheetbuilder.layout.sides import Edge
from sheetbuilder.theme import Theme
from sheetbuilder.theme.clearance import AIR, NOTHING, Clearance, Clearances
from sheetbuilder.theme.palette import LINE_CONTRAST, TEXT_CONTRAST
from sheetbuilder.theme.papers import MM, Paper

_BELOW = 2.5
"""Points that letters of a foot reach below its baseline."""
_LEAST = 0.5
"""A letterhead that leaves less of a page's height free has ink all over it, and content cannot keep away from it."""
_STANDING = (PageKind.COVER, PageKind.FRONT, PageKind.BACK, PageKind.TEXT)
_LYING = (PageKind.FIGURE, PageKind.TEXT)


def clearances(overlays: Overlays, paper: Paper) -> Clearances:
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
    alike = PageType.FIRST in names or overlay.verso is not None  # what is mirrored lies as the margins do
    bound = (Edge.TOP,) if landscape else (Edge.LEFT,) if alike else (Edge.LEFT, Edge.RIGHT)
    sides = [margins(paper, edge) for edge in bound]
    left, right = min(begin for begin, _ in sides), max(begin + wide for begin, wide in sides)
    top, bottom, air = 0.0, 0.0, AIR * paper.scale
    stretch = CellMap.of(overlay, width, height).free(left, right)
    if stretch is not None:
        above, below = stretch
        if min(below, height) - max(above, 0.0) < _LEAST * height:
            return NOTHING
        top = above + air if above > 0 else 0.0
        bottom = height - below + air + _BELOW if below < math.inf else 0.0
    area = safe(overlay, width, height)
    if area is not None:
        top, bottom = max(top, area.top), max(bottom, height - area.bottom + _BELOW)
    return Clearance(top, bottom)


def moved(document: Document, overlays: Overlays, theme: Theme) -> Iterator[Message]:
    """A sentence for each letterhead that content of a document was moved out of the way of, or is printed on."""
    paper = theme.paper
    told: dict[tuple[PageType | None, int, int], None] = {}
    pale: dict[PageType | None, int] = {}
    # Pages of one type have letterheads alike, on whichever side.
    types: dict[tuple[PageKind, bool, bool], Page] = {}
    for page in document.pages:
        types.setdefault((page.kind, page.number == 1, page.landscape), page)
    for page in types.values():
        names = page_types(page.kind, first=page.number == 1, landscape=page.landscape)
        found = theme.clear.of(names)
        name = overlays.telling(names)
        head = paper.binding - 3 * MM * paper.scale if page.landscape else paper.head
        down, up = (max(0, round((new - old) / MM)) for new, old in ((found.top, head), (found.bottom, paper.foot)))
        if down or up:
            told[name, down, up] = None
        overlay = overlays.of(page)
        ink = overlay.letterhead.ink if overlay is not None and not overlay.over else None
        if ink is not None and ink.pale is not None:
            pale[name] = ink.pale
        if page.number == 1 and overlays.yielding & set(names):
            facts = {"kind": KINDS[names[0]], "first": PageType.FIRST, "other": PageType.OTHER}
            yield say(
                "{kind}, first of its document: the letterhead of “{first}” leaves it too little room, so it has that"
                " of “{other}”",
                **facts,
            )
    for name, down, up in told:
        if not up:
            yield say("clear of the letterhead of “{name}”, content begins {down} mm lower", name=name, down=down)
        elif not down:
            yield say("clear of the letterhead of “{name}”, content ends {up} mm higher", name=name, up=up)
        else:
            yield say(
                "clear of the letterhead of “{name}”, content begins {down} mm lower and ends {up} mm higher",
                name=name,
                down=down,
                up=up,
            )
    for name, shade in pale.items():
        text, line = (
            math.floor(10 * theme.palette.on_grey(shade, ratio)) / 10 for ratio in (TEXT_CONTRAST, LINE_CONTRAST)
        )
        yield say(
            "the letterhead of “{name}” has pale ink that content may stand on: text on it keeps at least {text} : 1,"
            " lines {line} : 1",
            name=name,
            text=text,
            line=line,
        )
