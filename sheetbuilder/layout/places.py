"""All places to write of a composed document, in reading order, each with its page and the rectangles it takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from sheetbuilder.layout.extents import Extent
from sheetbuilder.layout.flow.pages import Document
from sheetbuilder.layout.items import Area, Group, Item
from sheetbuilder.layout.place import Place, path
from sheetbuilder.layout.roles import Node
from sheetbuilder.values import replace


class PlaceOnPage(Struct, frozen=True):
    """A place to write where it lies."""

    place: Place
    node: Node
    """The element of the structure tree that it hangs on; the places of a scale hang on one."""
    page: int
    """Which of the document's pages, counted from 0."""
    boxes: tuple[Extent, ...]
    """In points, from the page's top left corner; several where text goes on beside something and then below it."""
    lines: int
    """How many ruled lines, or lines of the usual pitch, there is room for; more than one means many lines."""


def places(document: Document, prefix: str = "") -> tuple[PlaceOnPage, ...]:
    """The places of a document, in the order in which its tree is read.

    Names are unique in a document. Where several documents are bound into one file, as with personal copies one behind
    the other, each needs a `prefix` of its own, such as `copy-3`: it becomes the first part of every name.
    What was composed and stands on no page is left out.
    """
    areas: dict[Place, list[tuple[int, Area, Extent]]] = {}
    for index, page in enumerate(document.pages):
        for area, extent in areas_of(page.items):
            areas.setdefault(area.place, []).append((index, area, extent))
    return tuple(
        PlaceOnPage(
            _under(prefix, place) if prefix else place,
            node,
            found[0][0],
            tuple(extent for _, _, extent in found),
            sum(area.lines for _, area, _ in found),
        )
        for node in document.root.walk()
        for place in node.places
        if (found := areas.get(place))
    )


def _under(prefix: str, place: Place) -> Place:
    choice = place.choice and replace(place.choice, name=path(prefix, place.choice.name))
    return replace(place, name=path(prefix, place.name), choice=choice)


def areas_of(items: Iterable[Item], x: float = 0.0, y: float = 0.0) -> Iterator[tuple[Area, Extent]]:
    """The areas among the items of a page, each with where it lies."""
    for item in items:
        if isinstance(item, Group):
            yield from areas_of(item.items, x + item.x, y + item.y)
        elif isinstance(item, Area):
            left, top = x + item.x, y + item.y
            yield item, Extent(left, top, left + item.width, top + item.height)
