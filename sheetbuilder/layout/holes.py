"""Holes: where a punch goes through a paper, and the marks that show where."""

from __future__ import annotations

from collections.abc import Iterator

from sheetbuilder.layout.extents import Extent
from sheetbuilder.layout.items import Item, Pen, ellipse, line
from sheetbuilder.layout.sides import Edge, Holes
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.papers import MM

Point = tuple[float, float]
"""Points from the page's upper left corner."""


# ISO 838: holes of 6 mm, 80 mm apart, their centres 12 mm from the edge, in the middle of its length.
RADIUS = 3 * MM
FROM_EDGE = 12 * MM
_APART = 80 * MM
_ALONG = {Holes.TWO: (-0.5, 0.5), Holes.FOUR: (-1.5, -0.5, 0.5, 1.5)}

CLEAR = FROM_EDGE + RADIUS + MM
"""How far from a bound edge content begins: a punch that is set by eye is a millimetre off."""


def length(holes: Holes) -> float:
    """How long an edge must be for these holes, in points: the outermost are as far from the corners as from it."""
    return 2 * (_ALONG[holes][-1] * _APART + FROM_EDGE)


def centres(holes: Holes, bound: Edge, width: float, height: float) -> tuple[Point, ...]:
    """The centres of the holes along the bound edge of a page of that size."""
    offsets = [offset * _APART for offset in _ALONG[holes]]
    if bound in (Edge.LEFT, Edge.RIGHT):
        x = FROM_EDGE if bound is Edge.LEFT else width - FROM_EDGE
        return tuple((x, height / 2 + offset) for offset in offsets)
    y = FROM_EDGE if bound is Edge.TOP else height - FROM_EDGE
    return tuple((width / 2 + offset, y) for offset in offsets)


def marks(holes: tuple[Point, ...]) -> Iterator[Item]:
    """A circle as large as each hole, by its centre, and a stroke halfway, where the arrow of a punch is set.

    The circles hide what is below them, so that one sees them on a coloured ground too. They are decoration.
    """
    if not holes:
        return
    pen = Pen(ColourRole.LINE, 0.4)
    for x, y in holes:
        yield ellipse(x, y, RADIUS, RADIUS, pen, ColourRole.PAPER)
    x, y = (sum(values) / len(holes) for values in zip(*holes, strict=True))
    half = RADIUS / 2
    across, down = (half, 0.0) if holes[0][0] == holes[-1][0] else (0.0, half)
    yield line(x - across, y - down, x + across, y + down, pen)


def areas(holes: tuple[Point, ...]) -> Iterator[Extent]:
    """The squares around holes, by their centres, with what a punch is off by."""
    reach = CLEAR - FROM_EDGE
    for x, y in holes:
        yield Extent(x - reach, y - reach, x + reach, y + reach)
