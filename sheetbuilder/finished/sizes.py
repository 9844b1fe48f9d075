"""What becomes of pages that are placed: how much smaller they are, how small their letters, what a fold cuts off."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from pathlib import Path

from sheetbuilder.errors import Message, Problem, Severity, Where, say
from sheetbuilder.layout.flow.pages import Page
from sheetbuilder.layout.surfaces import PlacedPage, Surface
from sheetbuilder.theme.papers import MM
from sheetbuilder.theme.typescale import SMALLEST

_SAME = 1.0
"""Points below which two pages are of one size."""
_UNSEEN = 0.05
"""Points of a strip that nobody misses: half of what a printer can place."""


def reductions(surfaces: Sequence[Surface]) -> Iterator[Message]:
    """How large pages are in the result, each size once."""
    found: dict[tuple[int, int], float] = {}
    for placed in _all(surfaces):
        size = round(placed.page.width / MM), round(placed.page.height / MM)
        found[size] = min(_scale(placed), found.get(size, 1.0))
    for (width, height), scale in found.items():
        if scale < 1 - 1e-3:
            yield say(
                "pages of {width} × {height} mm are printed at {percent} % of their size",
                width=width,
                height=height,
                percent=round(100 * scale, 1),
            )


def doubts(path: Path, surfaces: Sequence[Surface], smallest: Sequence[float]) -> Iterator[Problem]:
    """A warning for letters that become too small to read, for pages of several sizes, and for what is cut off.

    `smallest` is the size of the smallest letters of each page, 0 where none are known.
    """
    pages = sorted(_all(surfaces), key=lambda one: one.page.number)
    small = [
        (size * _scale(placed), placed.page.number)
        for placed in pages
        if _scale(placed) < 1 and (size := smallest[placed.page.number - 1]) and size * _scale(placed) < SMALLEST
    ]
    if small:
        size, number = min(small)
        told = say(
            "the smallest letters become {size} pt (page {page}): less than {least} pt is hard to read on paper",
            size=round(size, 1),
            page=number,
            least=round(SMALLEST),
        )
        hint = say("print on larger paper (--paper a3), or set the document anew on smaller pages")
        yield Problem("SB873", told, Where(path), hint, Severity.WARNING)
    sizes = _sizes([placed.page for placed in pages])
    if len(sizes) > 1:
        told = say(
            "the pages have {count} sizes ({sizes} mm): each is made as large as its place, none is cut",
            count=len(sizes),
            sizes=", ".join(f"{round(width / MM)} × {round(height / MM)}" for width, height in sizes),
        )
        yield Problem("SB875", told, Where(path), say("look at the result before you print it"), Severity.WARNING)
    # Of a page that stands on several papers each shows a part.
    alone = [placed for placed in pages if [one.page for one in pages].count(placed.page) == 1]
    cut = max((_cut(placed) for placed in alone), default=0.0)
    if cut > _UNSEEN:
        told = say("of the innermost pages a strip of {cut} mm is cut off at the fold", cut=round(cut / MM, 1))
        hint = say("look whether anything stands there; a smaller --creep cuts less")
        yield Problem("SB877", told, Where(path), hint, Severity.WARNING)


def _all(surfaces: Sequence[Surface]) -> Iterator[PlacedPage]:
    return (placed for surface in surfaces for placed in surface.pages)


def _scale(placed: PlacedPage) -> float:
    return math.hypot(placed.matrix[0], placed.matrix[1])


def _sizes(pages: Sequence[Page]) -> list[tuple[float, float]]:
    """The sizes that differ by more than what programs round; how a page lies makes no difference to it."""
    found: list[tuple[float, float]] = []
    for page in pages:
        one = min(page.width, page.height), max(page.width, page.height)
        if not any(abs(one[0] - other[0]) < _SAME and abs(one[1] - other[1]) < _SAME for other in found):
            found.append(one)
    return found


def _cut(placed: PlacedPage) -> float:
    """How wide the strip is that is not seen of a page, as it is printed."""
    left, bottom, right, top = placed.seen
    return _scale(placed) * max(left, bottom, placed.page.width - right, placed.page.height - top, 0.0)
