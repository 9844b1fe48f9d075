"""Items turned upside down: what is read from the other side of a paper that stands folded on a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sheetbuilder.layout.extents import flat
from sheetbuilder.layout.items import Item, Path, Text
from sheetbuilder.values import replace


def upside_down(items: Iterable[Item], x: float, y: float) -> Iterator[Item]:
    """The words and lines of some items after half a turn about a point, as decoration.

    They say again what stands upright elsewhere, so nothing of them is read or written in: marks and places to write
    are left behind. `TypeError` for what is neither words nor lines, which nobody has turned yet.
    """
    for left, top, item in flat(items):
        if isinstance(item, Text):
            yield replace(item, x=2 * x - left - item.x, y=2 * y - top - item.y, mark=None, turned=not item.turned)
        elif isinstance(item, Path):
            across, down = item.start
            yield replace(
                item,
                start=(2 * x - left - across, 2 * y - top - down),
                steps=tuple(_turned(step, left, top, x, y) for step in item.steps),
                mark=None,
            )
        else:
            raise TypeError(type(item))


def _turned(points: tuple[float, ...], left: float, top: float, x: float, y: float) -> tuple[float, ...]:
    return tuple(2 * x - left - value if index % 2 == 0 else 2 * y - top - value for index, value in enumerate(points))
