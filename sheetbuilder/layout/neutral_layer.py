"""The common layer of a page: what holds nothing of a brand, one object in many documents, with what is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from sheetbuilder.layout.extents import Extent, extents, flat
from sheetbuilder.layout.items import Inset, Item, Picture
from sheetbuilder.layout.roles import Node

_FEET = 8
"""Feet that a layer remembers itself with: two for each document that shows it, and some that only one brand has."""


class NeutralLayer:
    """Items of a page that change no more; what is asked of them is found out once."""

    def __init__(self, items: tuple[Item, ...], above: NeutralLayer | None = None) -> None:
        self.items = items
        self._above = above
        self._footed: dict[tuple[Item, ...], NeutralLayer] = {}

    def footed(self, foot: tuple[Item, ...]) -> NeutralLayer:
        """The same with what a foot says for all brands behind it: one object for one foot, so that files share it."""
        known = self._footed.pop(foot, None) or NeutralLayer((*self.items, *foot), self)
        self._footed[foot] = known
        if len(self._footed) > _FEET:
            del self._footed[next(iter(self._footed))]
        return known

    @cached_property
    def anchors(self) -> tuple[str, ...]:
        """The anchors of what it shows, in the order in which they are met."""
        return self._above.anchors if self._above is not None else tuple(dict.fromkeys(anchors(self.items)))

    @cached_property
    def pictures(self) -> tuple[Picture, ...]:
        """Its artworks."""
        return tuple(item for _, _, item in flat(self.items) if isinstance(item, Picture))

    @cached_property
    def imports(self) -> bool:
        """Whether it shows a page of somebody's file."""
        return any(isinstance(item, Inset) for _, _, item in flat(self.items))

    @cached_property
    def reach(self) -> tuple[Extent, ...]:
        """The rectangle around its content, with the space that pictures keep clear, and those of what a foot says."""
        if self._above is not None:
            foot = self.items[len(self._above.items) :]
            return (*self._above.reach, *reached(foot))
        parts = reached(self.items)
        return (around(parts),) if parts else ()


def reached(items: Iterable[Item], x: float = 0.0, y: float = 0.0) -> list[Extent]:
    """The rectangles that items want for themselves: what they paint, and the space that pictures keep clear."""
    found: list[Extent] = []
    for left, top, item in flat(items, x, y):
        parts = extents(left, top, item)
        if isinstance(item, Picture) and (clear := item.clear):
            parts = tuple(Extent(p.left - clear, p.top - clear, p.right + clear, p.bottom + clear) for p in parts)
        found += parts
    return found


def around(parts: Sequence[Extent]) -> Extent:
    """The rectangle around several, of which there is at least one."""
    return Extent(
        min(one.left for one in parts),
        min(one.top for one in parts),
        max(one.right for one in parts),
        max(one.bottom for one in parts),
    )


def anchors(items: tuple[Item, ...]) -> Iterator[str]:
    """The anchors of items: those of the elements that they belong to, and of all above these; some more than once."""
    last: Node | None = None
    for _, _, item in flat(items):
        if isinstance(item, Inset):
            yield from item.page.anchors
        if item.mark is None or item.mark.owner is last:
            continue
        last = item.mark.owner
        node: Node | None = last
        while node is not None:
            if node.anchor is not None:
                yield node.anchor
            node = node.parent
