"""Bands: strips of a page that stay whole, laid one below the other, in columns and over pages."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from sheetbuilder.layout.items import Box, Group, Item
from sheetbuilder.values import replace


class Band(Struct, frozen=True):
    """A strip as high as it says, its items counted from its own top left corner.

    `gap` is the white space above it, left out at the head of a column; `keep_with_next` keeps the next band with it;
    `again` is what stands above it once more where it begins a further page: the head of its table, as decoration.
    What begins with a band that `floats` may stand on the next page, while what follows it takes its room.
    """

    height: float
    items: tuple[Item, ...] = ()
    gap: float = 0.0
    keep_with_next: bool = False
    again: Band | None = None
    floats: bool = False


Flow = list[Band]


class Stretch(Struct, frozen=True):
    """Something that fills what height is left: at least `least` points, more in proportion to `weight`.

    `draw` may be called as often as one likes, with any height: the tree was made when it was composed, with whatever
    the last drawing shows.
    """

    least: float
    weight: float
    draw: Callable[[float], Flow]
    parts: tuple[Stretch, ...] = ()
    """What it consists of, where each may stand on a page of its own: together they are all of it."""
    gap: float = 0.0
    """The white space above a part, but for the first one and at the head of a page."""


def height(flow: Sequence[Band]) -> float:
    """How high a flow stands at the head of a column."""
    return sum(band.height + band.gap for band in flow) - (flow[0].gap if flow else 0.0)


def items(flow: Sequence[Band], x: float = 0.0, y: float = 0.0) -> tuple[Group, ...]:
    """The items of a flow whose top left corner is put at a point."""
    groups = []
    for index, band in enumerate(flow):
        y += band.gap if index else 0.0
        if band.items:
            groups.append(Group(x, y, band.items))
        y += band.height
    return tuple(groups)


def spaced(flow: Flow, gap: float) -> Flow:
    """The flow with that much white space above it."""
    return [replace(flow[0], gap=gap), *flow[1:]] if flow else []


def kept_with_next(flow: Flow) -> Flow:
    """The flow with its last band bound to whatever follows."""
    return [*flow[:-1], replace(flow[-1], keep_with_next=True)] if flow else []


def kept_together(flow: Flow) -> Flow:
    """The flow kept on one page."""
    return [*(replace(band, keep_with_next=True) for band in flow[:-1]), *flow[-1:]]


def shifted(flow: Flow, x: float) -> Flow:
    """The flow moved to the right."""
    return [replace(band, items=(Group(x, 0.0, band.items),)) if band.items else band for band in flow]


def solid(flow: Sequence[Band], gap: float = 0.0) -> Band:
    """The flow as one band that nothing can part."""
    return Band(height(flow), items(flow), gap)


def beside(columns: Sequence[tuple[float, Sequence[Band]]], gap: float = 0.0) -> Band:
    """Flows side by side, each with its x, as one band as high as the highest."""
    groups: tuple[Item, ...] = tuple(group for x, flow in columns for group in items(flow, x))
    return Band(max((height(flow) for _, flow in columns), default=0.0), groups, gap)


def behind_bar(flow: Flow, indent: float, bar: Box) -> Flow:
    """The flow moved right by `indent`, each band with its piece of a bar before it, so that it can be parted anywhere.

    White space between the bands becomes theirs, or the bar would have holes.
    """
    found: Flow = []
    for index, band in enumerate(flow):
        above = band.gap if index else 0.0
        high = band.height + above
        drawn: tuple[Item, ...] = (replace(bar, height=high), Group(indent, above, band.items))
        found.append(replace(band, height=high, items=drawn, gap=0.0 if index else band.gap))
    return found


def labelled(flow: Flow, label: Iterable[Item], indent: float) -> Flow:
    """The flow moved right by `indent`, with a label hanging in front of its first band."""
    moved = shifted(flow, indent)
    if not moved:
        return moved
    return [replace(moved[0], items=(*label, *moved[0].items)), *moved[1:]]


class TooTall(Exception):
    """A run of bands that must stay together is higher than an empty page."""

    def __init__(self, excess: float) -> None:
        super().__init__(excess)
        self.excess = excess


def into_pages(flow: Sequence[Band], room: Callable[[int], float]) -> list[Flow]:
    """The flow parted into pages; `room(n)` is the height of page n, counted from 0.

    A page ends only behind a band that is not bound. `TooTall` when what is bound together fits no page.
    """
    pages: list[Flow] = [[]]
    filled = 0.0
    waiting = deque(chunks(flow))
    late: Flow = []
    while waiting or late:
        if late and (not pages[-1] or not waiting):
            waiting.appendleft(late)
            late = []
        chunk = waiting.popleft()
        first = chunk[0]
        fits = filled + first.gap + height(chunk) <= room(len(pages) - 1) + 0.01
        if first.floats and pages[-1] and not fits and not late and waiting:
            late = chunk
            continue
        if late and not fits:
            waiting.appendleft(chunk)
            chunk, late = late, []
            first = chunk[0]
        if pages[-1] and filled + first.gap + height(chunk) > room(len(pages) - 1) + 0.01:
            pages.append([])
            filled = 0.0
            if first.again is not None:
                pages[-1].append(first.again)
                filled = first.again.height
                chunk = [replace(first, gap=0.0), *chunk[1:]]
        filled += (chunk[0].gap if pages[-1] else 0.0) + height(chunk)
        if filled > room(len(pages) - 1) + 0.01:
            raise TooTall(filled - room(len(pages) - 1))
        pages[-1] += chunk
    return [page for page in pages if page]


def parted(flow: Sequence[Band], count: int) -> list[Flow]:
    """The flow in at most that many parts, as nearly equal in height as its bonds permit."""
    total = height(flow)
    limit = total / count
    while limit < total:
        try:
            parts = into_pages(flow, _always(limit))
        except TooTall as too_tall:
            limit += max(too_tall.excess, 1.0)
            continue
        if len(parts) <= count:
            return parts
        limit += 4.0
    return [list(flow)]


def _always(room: float) -> Callable[[int], float]:
    return lambda _: room


def columns(flow: Sequence[Band], count: int, width: float, gutter: float, gap: float = 0.0) -> Band:
    """The flow in columns of equal width, as one band."""
    return beside([(index * (width + gutter), part) for index, part in enumerate(parted(flow, count))], gap)


def chunks(flow: Sequence[Band]) -> list[Flow]:
    """The flow in pieces that are kept together."""
    found: list[Flow] = []
    bound = False
    for band in flow:
        if bound:
            found[-1].append(band)
        else:
            found.append([band])
        bound = band.keep_with_next
    return found
