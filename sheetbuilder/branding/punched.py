"""What holes would go through: words, pictures and a letterhead's ink where a punch is set."""

from __future__ import annotations

from collections.abc import Iterator

from sheetbuilder.branding.collisions import Grounds, said_by
from sheetbuilder.errors import Problem, Severity, Where, say
from sheetbuilder.layout.extents import Extent, extents, flat
from sheetbuilder.layout.flow.pages import Document, Page, PageType, page_types
from sheetbuilder.layout.holes import areas
from sheetbuilder.layout.ink_map import PALEST
from sheetbuilder.layout.items import Inset, Picture, Text
from sheetbuilder.layout.letterheads import Overlays


def punched(
    document: Document, overlays: Overlays | None, grounds: Grounds, where: Where | None = None
) -> Iterator[Problem]:
    """A warning for whatever a hole goes through: each letterhead once, the words or the picture of each page.

    A letterhead is the brand's, asked for at `where`. Fills and rules that nobody named lose nothing by a hole.
    """
    letterheads: dict[PageType | None, None] = {}
    for page in document.pages:
        holes = tuple(areas(page.holes))
        if overlays is not None and holes and _inked(page, holes, overlays, grounds):
            names = page_types(page.kind, first=page.number == 1, landscape=page.landscape)
            letterheads[overlays.telling(names)] = None
        words = _through(page, holes)
        if words is not None:
            told = say(
                "{document}, page {page}: a hole goes through “{words}”",
                document=document.title,
                page=page.bears,
                words=words,
            )
            hint = say("print it without --holes, or turn the paper over the other edge with --flip")
            yield Problem("SB410", told, None, hint, Severity.WARNING)
    for name in letterheads:
        told = say("a hole goes through ink of the letterhead of “{name}”", name=name)
        hint = say("keep 16 mm free at the edge that is bound, or see whether what is lost matters")
        yield Problem("SB410", told, where, hint, Severity.WARNING)


def _inked(page: Page, holes: tuple[Extent, ...], overlays: Overlays, grounds: Grounds) -> bool:
    overlay = overlays.of(page)
    return overlay is not None and any(grounds.of(overlay, page).cells.darkest(hole) < PALEST for hole in holes)


def _through(page: Page, holes: tuple[Extent, ...]) -> str | None:
    """What the uppermost thing says that a hole goes through; None where none goes through any."""
    leaves = list(flat(page.items)) if holes else []
    for x, y, item in leaves:
        if isinstance(item, Text | Picture | Inset) or item.mark is not None:
            for extent in extents(x, y, item):
                if any(extent.meets(hole) for hole in holes):
                    return said_by(item, extent, leaves)
    return None
