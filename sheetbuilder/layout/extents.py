"""How far items reach: each with its place on the page, and the rectangle around what it paints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct

from sheetbuilder.layout.items import Area, Box, Group, Inset, Item, Path, Picture, Text

Leaf = Text | Box | Path | Picture | Inset
"""An item that is painted itself."""

_SPACE = 0.2
"""How wide a space is, as a share of the type size; at the end of a line it paints nothing."""
_ASCENT, _DESCENT = 0.7, 0.22
"""How far letters reach above and below their baseline, as shares of the type size."""


class Extent(Struct, frozen=True):
    """A rectangle in points, from the page's top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Extent) -> bool:
        """Whether the two have anything in common but an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def around(self, other: Extent) -> Extent:
        """The rectangle around this one and another."""
        return Extent(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


def flat(items: Iterable[Item], x: float = 0.0, y: float = 0.0) -> Iterator[tuple[float, float, Leaf]]:
    """What is painted, in painting order, each with where its own origin lies."""
    found: list[tuple[float, float, Leaf]] = []
    _gather(items, x, y, found)
    return iter(found)


def _gather(items: Iterable[Item], x: float, y: float, found: list[tuple[float, float, Leaf]]) -> None:
    """As a list, for a generator inside generators costs more than all that it gives."""
    for item in items:
        if isinstance(item, Group):
            _gather(item.items, x + item.x, y + item.y, found)
        elif not isinstance(item, Area):
            found.append((x, y, item))


def extents(x: float, y: float, item: Leaf) -> tuple[Extent, ...]:
    """The rectangles that hold what an item paints: one for each stretch of an open path, one for anything else."""
    if isinstance(item, Text):
        left, base = x + item.x, y + item.y
        blank = _SPACE * item.size * (len(item.text) - len(item.text.rstrip()))
        long, up, down = item.width - blank, _ASCENT * item.size, _DESCENT * item.size
        if item.turned:
            return (Extent(left - long, base - down, left, base + up),)
        return (Extent(left, base - up, left + long, base + down),)
    if isinstance(item, Path):
        return tuple(_stretches(x, y, item))
    half = item.pen.width / 2 if isinstance(item, Box) and item.pen is not None else 0.0
    left, top = x + item.x, y + item.y
    return (Extent(left - half, top - half, left + item.width + half, top + item.height + half),)


def _stretches(x: float, y: float, path: Path) -> Iterator[Extent]:
    half = path.pen.width / 2 if path.pen is not None else 0.0
    stretches = [(*before[-2:], *step) for before, step in pairwise((path.start, *path.steps))]
    if path.closed or path.fill is not None:
        stretches = [(*path.start, *(value for step in path.steps for value in step))]
    for points in stretches:
        # A curve stays within its control points.
        xs, ys = points[::2], points[1::2]
        yield Extent(x + min(xs) - half, y + min(ys) - half, x + max(xs) + half, y + max(ys) + half)
