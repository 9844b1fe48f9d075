"""Marks to cut and to fold by, as furniture of a surface: hairlines that keep off what is left when it is cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sheetbuilder.layout.items import Dash, Item, Path, Pen, line
from sheetbuilder.layout.surfaces import Rectangle
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.papers import MM

LENGTH = 5 * MM
"""How long a mark is."""
OFF = 3 * MM
"""How far a mark keeps off every trim: as far as ink may bleed."""
GUTTER = OFF + LENGTH + OFF
"""How far apart two trims are at least that have marks between them."""
UNPRINTED = 5 * MM
"""What office printers leave white along the edges of a paper."""

PEN = Pen(ColourRole.REGISTRATION, 0.25)
FOLD = Pen(ColourRole.REGISTRATION, 0.25, Dash.DASHED)

_NEAR = 0.005
"""Points below which two places are the same one: half of what is written into a file."""


def crop_marks(trims: Sequence[Rectangle], width: float, height: float) -> tuple[Item, ...]:
    """The marks at the corners of all that is cut out of a surface of that size, in points.

    Each is left out that would come too near to another trim, or off the surface: where trims are less than `GUTTER`
    apart they are cut by the marks at the ends of the rows. A mark that several trims ask for is drawn once.
    """
    found: dict[tuple[int, ...], Path] = {}
    for trim in trims:
        for mark in _corners(trim):
            off_surface = mark[0] < 0 or mark[1] < 0 or mark[2] > width or mark[3] > height
            if off_surface or any(_too_near(mark, other) for other in trims):
                continue
            left, bottom, right, top = mark
            key = tuple(round(value / _NEAR) for value in mark)
            found.setdefault(key, line(left, height - top, right, height - bottom, PEN))
    return tuple(found.values())


def _corners(trim: Rectangle) -> Iterator[Rectangle]:
    """The marks of one trim, each a rectangle without a width or without a height."""
    left, bottom, right, top = trim
    for y in (bottom, top):
        yield left - OFF - LENGTH, y, left - OFF, y
        yield right + OFF, y, right + OFF + LENGTH, y
    for x in (left, right):
        yield x, bottom - OFF - LENGTH, x, bottom - OFF
        yield x, top + OFF, x, top + OFF + LENGTH


def _too_near(mark: Rectangle, trim: Rectangle) -> bool:
    """Whether a mark lies in what may bleed around a trim; where its own ends on the line of that it does not."""
    off = OFF - _NEAR
    across = trim[0] - off < mark[2] and mark[0] < trim[2] + off
    up = trim[1] - off < mark[3] and mark[1] < trim[3] + off
    return across and up


def fold_marks(start: tuple[float, float], end: tuple[float, float], height: float) -> tuple[Item, ...]:
    """Two dashed marks on a straight fold, at both of its ends, where printers print; a fold runs from edge to edge.

    The ends are in points as PDF counts, `height` is that of the surface.
    """
    (x1, y1), (x2, y2) = start, end
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    across, up = (x2 - x1) / length, (y2 - y1) / length

    def mark(begin: float, stop: float) -> Item:
        one, other = ((x1 + across * at, height - y1 - up * at) for at in (begin, stop))
        return line(*one, *other, FOLD)

    first, last = UNPRINTED, length - UNPRINTED
    return mark(first, first + LENGTH), mark(last, last - LENGTH)
