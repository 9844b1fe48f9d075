"""Where the content of a page touches its letterhead's ink, or leaves the area that the brand calls safe."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from sheetbuilder.branding.cell_map import CellMap
from sheetbuilder.layout.extents import Extent, Leaf, extents, flat
from sheetbuilder.layout.flow.pages import Page
from sheetbuilder.layout.items import Picture, Text
from sheetbuilder.layout.letterheads import Overlay, placed
from sheetbuilder.layout.roles import Role

_SLACK = 0.75
"""Points that content may reach over a safe area, or ink into a clear space: a line may be half a point too wide."""


class CollisionKind(StrEnum):
    """What is wrong with where something stands."""

    INK = "ink"
    """It touches what the letterhead paints."""
    OUTSIDE = "outside"
    """It leaves the safe area."""


@dataclass(frozen=True, slots=True)
class Collision:
    """One thing that stands in a wrong place: how far it reaches, and what it says or what stands nearest to it."""

    fault: CollisionKind
    extent: Extent
    text: str
    authored: bool
    """Whether it is part of what is read aloud, and so somebody's words."""


class Ground:
    """Where content of a page of a size may stand, over or under a letterhead."""

    def __init__(self, overlay: Overlay, width: float, height: float) -> None:
        self.cells = CellMap.of(overlay, width, height)
        self.safe = safe(overlay, width, height)

    def fault(self, extent: Extent, clear: float = 0.0) -> CollisionKind | None:
        """What is wrong with a rectangle of content, if anything; `clear` points around it ink keeps away, too."""
        safe = self.safe
        if safe is not None and (
            extent.left < safe.left - _SLACK
            or extent.top < safe.top - _SLACK
            or extent.right > safe.right + _SLACK
            or extent.bottom > safe.bottom + _SLACK
        ):
            return CollisionKind.OUTSIDE
        if clear > _SLACK:
            away = clear - _SLACK
            extent = Extent(extent.left - away, extent.top - away, extent.right + away, extent.bottom + away)
        return CollisionKind.INK if self.cells.touched(extent) else None


class Grounds:
    """The grounds of many pages, each worked out once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, float, float], tuple[Overlay, Ground]] = {}

    def of(self, overlay: Overlay, page: Page) -> Ground:
        """That of a page with a letterhead."""
        key = (id(overlay), page.width, page.height)
        if key not in self._known:
            self._known[key] = (overlay, Ground(overlay, page.width, page.height))
        return self._known[key][1]


def collisions(page: Page, where: Ground) -> tuple[Collision, ...]:
    """Everything of a page that stands where it should not, each paragraph or field once, from the top down."""
    found: dict[tuple[object, CollisionKind], Collision] = {}
    leaves = list(flat(page.items))
    fields: dict[int, Extent] = {}
    for x, y, item in leaves:
        for extent in extents(x, y, item):
            fault = where.fault(extent, item.clear if isinstance(item, Picture) else 0.0)
            if item.mark is not None and item.mark.owner.role is Role.FORM:
                # One writes between the lines, too.
                known = fields.get(id(item.mark.owner))
                whole = fields[id(item.mark.owner)] = extent.around(known) if known else extent
                fault = fault or where.fault(whole)
            if fault is not None:
                text = _told(item, extent, leaves)
                key = (id(item.mark.owner) if item.mark is not None else text, fault)
                known_one = found.get(key)
                found[key] = (
                    replace(known_one, extent=known_one.extent.around(extent))
                    if known_one
                    else Collision(fault, extent, text, item.mark is not None)
                )
    return tuple(sorted(found.values(), key=lambda one: (one.extent.top, one.extent.left)))


def safe(overlay: Overlay, width: float, height: float) -> Extent | None:
    """The safe area of a page of that size; None where the brand names none."""
    if overlay.safe is None:
        return None
    scale = placed(overlay.letterhead.artwork, overlay.placement, width, height)[0]
    area = overlay.safe
    return Extent(area.left * scale, area.top * scale, width - area.right * scale, height - area.bottom * scale)


def _told(item: Leaf, extent: Extent, leaves: list[tuple[float, float, Leaf]]) -> str:
    """What an item says, what the field is called that it belongs to, or the nearest words."""
    owner = item.mark.owner if item.mark is not None else None
    if owner is not None and owner.alt:
        return owner.alt
    if not isinstance(item, Text):
        item = min(_texts(leaves), key=lambda one: _away(one, extent), default=(0.0, 0.0, None))[2] or item
        owner = item.mark.owner if item.mark is not None else None
    if not isinstance(item, Text):
        return ""
    if owner is None:
        return item.text.strip()
    parts = [one for _, _, one in _texts(leaves) if one.mark is not None and one.mark.owner is owner]
    return " ".join("".join(one.actual or one.text for one in parts).replace("\u00ad", "").split())


def _texts(leaves: list[tuple[float, float, Leaf]]) -> Iterator[tuple[float, float, Text]]:
    for x, y, item in leaves:
        if isinstance(item, Text):
            yield x, y, item


def _away(placed: tuple[float, float, Text], extent: Extent) -> float:
    x, y, item = placed
    across = max(extent.left - (x + item.x + item.width), x + item.x - extent.right, 0.0)
    down = max(extent.top - (y + item.y), y + item.y - extent.bottom, 0.0)
    return across * across + down * down
