"""Layers of a page: what holds nothing of a brand, and is painted once, and what each document has of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from sheetbuilder.layout.extents import Leaf, flat
from sheetbuilder.layout.flow.pages import Page
from sheetbuilder.layout.holes import marks
from sheetbuilder.layout.items import Group, Inset, Item
from sheetbuilder.layout.surfaces import Surface
from sheetbuilder.values import replace


class Layers(Struct, frozen=True):
    """A page's items, those that are painted first and those that lie over them."""

    common: tuple[Item, ...]
    """Empty where all of it is the document's own."""
    own: tuple[Item, ...]


def layers(page: Page) -> Layers:
    """The layers of a page; holes are marked over all else."""
    if page.common is None:
        return Layers((), (*page.items, *marks(page.holes)))
    (group,) = page.items
    assert isinstance(group, Group)
    own = replace(group, items=group.items[len(page.common.items) :])
    return Layers((replace(group, items=page.common.items),), (own, *marks(page.holes)))


def own_leaves(surfaces: tuple[Surface, ...]) -> Iterator[Leaf]:
    """Everything on surfaces that is their document's own."""
    for surface in surfaces:
        for placed in surface.pages:
            yield from (item for _, _, item in flat(layers(placed.page).own))
        yield from (item for _, _, item in flat(surface.furniture))


def in_layers(surfaces: tuple[Surface, ...], own: Iterable[Leaf]) -> bool:
    """Whether a document's pages can be written in layers: some of them are common, and none has imported pages.

    `own` is everything on them that is the document's own. An imported page is written with what its file shares, and
    one that is shown again as a form of its own: both are parts of a file that is written whole.
    """
    every = [placed for surface in surfaces for placed in surface.pages]
    common = [placed.page.common for placed in every if placed.page.common is not None]
    if any(placed.again for placed in every) or not common:
        return False
    return not any(layer.imports for layer in common) and not any(isinstance(item, Inset) for item in own)
