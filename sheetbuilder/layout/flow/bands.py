"""Slabs: strips of a page that stay whole, laid one below the other, in columns and over pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from sheetbuilder.layout.items import Group, Item


@dataclass(frozen=True, slots=True)
class Slab:
    """A strip as high as it says, its items counted from its own top left corner.

    `gap` is the white space above it, left out at the head of a column; `bound` keeps it on the page of the next slab;
    `again` is what stands above it once more where it begins a further page: the head of its table, as decoration.
    """

    height: float
    items: tuple[Item, ...] = ()
    gap: float = 0.0
    bound: bool = False
    again: Slab | None = None


Stack = list[Slab]


@dataclass(frozen=True, slots=True)
class Elastic:
    """Something that fills what height is left: at least `least` points, more in proportion to `weight`."""

    least: float
    weight: float
    draw: Callable[[float], Stack]


def height(stack: Sequence[Slab]) -> float:
    """How high a stack stands at the head of a column."""
    return sum(slab.height + slab.gap for slab in stack) - (stack[0].gap if stack else 0.0)


def items(stack: Sequence[Slab], x: float = 0.0, y: float = 0.0) -> tuple[Group, ...]:
    """The items of a stack whose top left corner is put at a point."""
    groups = []
    for index, slab in enumerate(stack):
        y += slab.gap if index else 0.0
        if slab.items:
            groups.append(Group(x, y, slab.items))
        y += slab.height
    return tuple(groups)


def spaced(stack: Stack, gap: float) -> Stack:
    """The stack with that much white space above it."""
    return [replace(stack[0], gap=gap), *stack[1:]] if stack else []


def held(stack: Stack) -> Stack:
    """The stack with its last slab bound to whatever follows."""
    return [*stack[:-1], replace(stack[-1], bound=True)] if stack else []


def whole(stack: Stack) -> Stack:
    """The stack kept on one page."""
    return [*(replace(slab, bound=True) for slab in stack[:-1]), *stack[-1:]]


def shifted(stack: Stack, x: float) -> Stack:
    """The stack moved to the right."""
    return [replace(slab, items=(Group(x, 0.0, slab.items),)) if slab.items else slab for slab in stack]


def solid(stack: Sequence[Slab], gap: float = 0.0) -> Slab:
    """The stack as one slab that nothing can part."""
    return Slab(height(stack), items(stack), gap)


def beside(columns: Sequence[tuple[float, Sequence[Slab]]], gap: float = 0.0) -> Slab:
    """Stacks side by side, each with its x, as one slab as high as the highest."""
    groups: tuple[Item, ...] = tuple(group for x, stack in columns for group in items(stack, x))
    return Slab(max((height(stack) for _, stack in columns), default=0.0), groups, gap)


def labelled(stack: Stack, label: Iterable[Item], indent: float) -> Stack:
    """The stack moved right by `indent`, with a label hanging in front of its first slab."""
    moved = shifted(stack, indent)
    if not moved:
        return moved
    return [replace(moved[0], items=(*label, *moved[0].items)), *moved[1:]]


class TooTall(Exception):
    """A run of slabs that must stay together is higher than an empty page."""

    def __init__(self, excess: float) -> None:
        super().__init__(excess)
        self.excess = excess


def flow(stack: Sequence[Slab], room: Callable[[int], float]) -> list[Stack]:
    """The stack parted into pages; `room(n)` is the height of page n, counted from 0.

    A page ends only behind a slab that is not bound. `TooTall` when what is bound together fits no page.
    """
    pages: list[Stack] = [[]]
    filled = 0.0
    for chunk in _chunks(stack):
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


def parted(stack: Sequence[Slab], count: int) -> list[Stack]:
    """The stack in at most that many parts, as nearly equal in height as its bonds permit."""
    total = height(stack)
    limit = total / count
    while limit < total:
        try:
            parts = flow(stack, _always(limit))
        except TooTall as too_tall:
            limit += max(too_tall.excess, 1.0)
            continue
        if len(parts) <= count:
            return parts
        limit += 4.0
    return [list(stack)]


def _always(room: float) -> Callable[[int], float]:
    return lambda _: room


def columns(stack: Sequence[Slab], count: int, width: float, gutter: float, gap: float = 0.0) -> Slab:
    """The stack in columns of equal width, as one slab."""
    return beside([(index * (width + gutter), part) for index, part in enumerate(parted(stack, count))], gap)


def _chunks(stack: Sequence[Slab]) -> list[Stack]:
    chunks: list[Stack] = []
    bound = False
    for slab in stack:
        if bound:
            chunks[-1].append(slab)
        else:
            chunks.append([slab])
        bound = slab.bound
    return chunks
