"""The common layer of a page: what holds nothing of a brand, one object in many documents, with what is known of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from sheetbuilder.layout.extents import Extent, extents, flat
from sheetbuilder.layout.items import Inset, Item, Picture
from sheetbuilder.layout.roles import Node


class NeutralLayer:
    """Items of a page that change no more; what is asked of them is found out once."""

    def __init__(self, items: tuple[Item, ...]) -> None:
        self.items = items

    @cached_property
    def anchors(self) -> tuple[str, ...]:
        """The anchors of what it shows, in the order in which they are met."""
        return tuple(dict.fromkeys(anchors(self.items)))

    @cached_property
    def pictures(self) -> tuple[Picture, ...]:
        """Its artworks."""
        return tuple(item for _, _, item in flat(self.items) if isinstance(item, Picture))

    @cached_property
    def imports(self) -> bool:
        """Whether it shows a page of somebody's file."""
        return any(isinstance(item, Inset) for _, _, item in flat(self.items))

    @cached_property
    def extent(self) -> Extent | None:
        """The rectangle around all that it paints, with the space that pictures keep clear; None where it is empty."""
        found: Extent | None = None
        for x, y, item in flat(self.items):
            clear = item.clear if isinstance(item, Picture) else 0.0
            for one in extents(x, y, item):
                wide = Extent(one.left - clear, one.top - clear, one.right + clear, one.bottom + clear)
                found = found.around(wide) if found else wide
        return found


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
