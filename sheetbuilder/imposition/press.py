"""For a print shop: each page alone on a larger surface, with room to bleed and the marks of its trade around it.

A print shop places pages on its own sheets and cuts them: it asks for pages one by one, each with its trim and its
bleed (ISO 32000-1, 14.11.2), and never for a booklet that is imposed already.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import ClassVar

from msgspec import Struct

from sheetbuilder.errors import Problem
from sheetbuilder.imposition.marks import LENGTH, OFF, PEN, crop_marks
from sheetbuilder.layout.flow.pages import Page
from sheetbuilder.layout.items import CIRCLE, Item, Path, line
from sheetbuilder.layout.sides import Flip, PaperSides
from sheetbuilder.layout.surfaces import PlacedPage, Rectangle, Surface
from sheetbuilder.theme.papers import MM, Paper

BLEED = 3 * MM
"""How far ink reaches over the trim, so that no white shows where a cut goes astray."""
AROUND = OFF + LENGTH + 4 * MM
"""From the trim to the edge of the surface: room for the marks, and for their printer to hold the sheet."""

_RADIUS = 2 * MM
_CROSS = 3 * MM
"""Of a registration target: its circle, and half of each of its lines."""


class Press(Struct, frozen=True):
    """Pages for a print shop."""

    scheme: ClassVar[str] = "press"

    def composed_on(self, printed: str) -> str:
        """The paper that is printed on, which is what is left when it has been cut."""
        return printed

    def composed_for(self, printed: PaperSides) -> PaperSides:
        """As papers are printed that nobody cuts."""
        return printed

    def faults(self, pages: Sequence[Page], printed: Paper) -> Iterator[Problem]:  # noqa: ARG002
        """Nothing: every page has room around it."""
        yield from ()

    def surfaces(self, pages: Sequence[Page], printed: Paper, flip: Flip | None) -> list[Surface]:  # noqa: ARG002
        """Each page on its surface, upright, whichever edge its paper is bound at."""
        return [_surface(page) for page in pages]


def _surface(page: Page) -> Surface:
    width, height = page.width + 2 * AROUND, page.height + 2 * AROUND
    trim = AROUND, AROUND, AROUND + page.width, AROUND + page.height
    bleed = trim[0] - BLEED, trim[1] - BLEED, trim[2] + BLEED, trim[3] + BLEED
    window = -BLEED, -BLEED, page.width + BLEED, page.height + BLEED
    placed = PlacedPage(page, (1.0, 0.0, 0.0, 1.0, AROUND, AROUND), window)
    marks = (*crop_marks((trim,), width, height), *_targets(trim, height))
    return Surface(width, height, (placed,), marks, trim, bleed)


def _targets(trim: Rectangle, height: float) -> Iterator[Item]:
    """A target in the middle of each side: where the inks of a sheet lie over each other exactly."""
    off = OFF + _CROSS + MM
    left, bottom, right, top = trim
    across, up = (left + right) / 2, (bottom + top) / 2
    for x, y in ((left - off, up), (right + off, up), (across, bottom - off), (across, top + off)):
        yield from _target(x, height - y)


def _target(x: float, y: float) -> Iterator[Item]:
    yield line(x - _CROSS, y, x + _CROSS, y, PEN)
    yield line(x, y - _CROSS, x, y + _CROSS, PEN)
    points = [
        (x + _RADIUS * math.cos(at), y + _RADIUS * math.sin(at)) for at in (0, math.pi / 2, math.pi, -math.pi / 2)
    ]
    steps = []
    for (x1, y1), (x2, y2) in zip(points, [*points[1:], points[0]], strict=True):
        # The corner of the square around each quarter: a control point lies on the way there.
        corner = x1 + x2 - x, y1 + y2 - y
        steps.append(
            (
                x1 + CIRCLE * (corner[0] - x1),
                y1 + CIRCLE * (corner[1] - y1),
                x2 + CIRCLE * (corner[0] - x2),
                y2 + CIRCLE * (corner[1] - y2),
                x2,
                y2,
            )
        )
    yield Path(points[0], tuple(steps), closed=True, pen=PEN)
