"""Where the content of a page touches its letterhead's ink, or leaves the area that the brand calls safe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from sheetbuilder.branding.cell_map import CellMap
from sheetbuilder.layout.extents import Extent, Leaf, extents, flat
from sheetbuilder.layout.flow.pages import Page
from sheetbuilder.layout.ink_map import PALEST
from sheetbuilder.layout.items import Box, Group, Path, Picture, Text
from sheetbuilder.layout.letterheads import Overlay, placed
from sheetbuilder.layout.neutral_layer import around, reached
from sheetbuilder.layout.roles import Role
from sheetbuilder.theme.colour import readable
from sheetbuilder.theme.palette import DEFAULT_PALETTE, LINE_CONTRAST, TEXT_CONTRAST, ColourRole, Palette
from sheetbuilder.values import replace

Need = tuple[ColourRole, float]
"""A colour, and the contrast that it is to have with what lies below it."""

NOTHING: tuple[Need, ...] = ()
ANY: tuple[Need, ...] = ((ColourRole.QUIET, TEXT_CONTRAST),)
"""What is asked of the ground of something whose colours are not ours."""

_SMALL = 0.5
"""How high small letters are, as a share of the type size."""

_GROUNDS = (ColourRole.PAPER, ColourRole.TINT)
"""What is itself a ground."""

_SLACK = 0.75
"""Points that content may reach over a safe area, or ink into a clear space: a line may be half a point too wide."""


class CollisionKind(StrEnum):
    """What is wrong with where something stands."""

    INK = "ink"
    """It touches what the letterhead paints."""
    OUTSIDE = "outside"
    """It leaves the safe area."""
    TEXT = "text"
    """It overlaps other words of ours."""


class Collision(Struct, frozen=True):
    """One thing that stands in a wrong place: how far it reaches, and what it says or what stands nearest to it."""

    fault: CollisionKind
    extent: Extent
    text: str
    authored: bool
    """Whether it is part of what is read aloud, and so somebody's words."""


class Ground:
    """Where content of a page of a size may stand, over or under a letterhead, in the colours that it is printed in."""

    def __init__(self, overlay: Overlay, width: float, height: float, palette: Palette = DEFAULT_PALETTE) -> None:
        self.cells = CellMap.of(overlay, width, height)
        self.safe = safe(overlay, width, height)
        self._palette = palette
        self._shades: dict[Need, int] = {}

    def free(self, extent: Extent) -> bool:
        """Whether a rectangle of content is within the safe area and touches no ink, pale or not."""
        return self.fault(extent, NOTHING) is None and not self.cells.touched(extent)

    def fault(self, extent: Extent, needs: Iterable[Need] = ANY, clear: float = 0.0) -> CollisionKind | None:
        """What is wrong with a rectangle of content, if anything; `clear` points around it ink keeps away, too.

        `needs` are the colours that are to be told apart from what lies below them.
        """
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
        if not self.cells.touched(extent):
            return None
        darkest = self.cells.darkest(extent)
        return CollisionKind.INK if any(darkest < self._least(need) for need in needs) else None

    def _least(self, need: Need) -> int:
        """The darkest grey on which a colour is told apart; ink that is not pale is none."""
        if need not in self._shades:
            role, ratio = need
            fits = (shade for shade in range(PALEST, 256) if readable(self._palette[role], shade, ratio))
            self._shades[need] = next(fits, 256)
        return self._shades[need]


class Grounds:
    """The grounds of many pages printed with one palette, each worked out once."""

    def __init__(self, palette: Palette = DEFAULT_PALETTE) -> None:
        self._palette = palette
        self._known: dict[tuple[int, float, float], tuple[Overlay, Ground]] = {}

    def of(self, overlay: Overlay, page: Page) -> Ground:
        """That of a page with a letterhead."""
        key = (id(overlay), page.width, page.height)
        if key not in self._known:
            self._known[key] = (overlay, Ground(overlay, page.width, page.height, self._palette))
        return self._known[key][1]


def collisions(page: Page, where: Ground) -> tuple[Collision, ...]:
    """Everything of a page that stands where it should not, each paragraph or field once, from the top down."""
    if _clean(page, where):
        return ()
    found: dict[tuple[object, CollisionKind], Collision] = {}
    leaves = list(flat(page.items))
    fields: dict[int, Extent] = {}
    panels: list[Extent] = []
    for x, y, item in leaves:
        for extent in extents(x, y, item):
            needs = ANY if any(_within(extent, panel) for panel in panels) else _needs(item)
            if isinstance(item, Box | Path) and item.fill is not None:
                panels.append(extent)
            fault = where.fault(extent, needs, item.clear if isinstance(item, Picture) else 0.0)
            if item.mark is not None and item.mark.owner.role is Role.FORM:
                # One writes between the lines, too.
                known = fields.get(id(item.mark.owner))
                whole = fields[id(item.mark.owner)] = extent.around(known) if known else extent
                fault = fault or where.fault(whole)
            if fault is not None:
                text = said_by(item, extent, leaves)
                key = (id(item.mark.owner) if item.mark is not None else text, fault)
                known_one = found.get(key)
                found[key] = (
                    replace(known_one, extent=known_one.extent.around(extent))
                    if known_one
                    else Collision(fault, extent, text, item.mark is not None)
                )
    return tuple(sorted(found.values(), key=lambda one: (one.extent.top, one.extent.left)))


def _clean(page: Page, where: Ground) -> bool:
    """Whether nothing can be wrong, by the rectangle around all of it: true of most pages, and soon known."""
    common: tuple[Extent, ...] = ()
    items, x, y = page.items, 0.0, 0.0
    if page.common is not None:
        (group,) = items
        assert isinstance(group, Group)
        x, y = group.x, group.y
        items = group.items[len(page.common.items) :]
        common = tuple(Extent(one.left + x, one.top + y, one.right + x, one.bottom + y) for one in page.common.reach)
    parts = [*common, *reached(items, x, y)]
    if not parts or where.free(around(parts)):
        return True
    # Fields that pages have in common are within its rectangle; of those that are composed anew nothing is known.
    return page.common is not None and all(map(where.free, parts))


def overlapping(page: Page) -> tuple[Collision, ...]:
    """Every paragraph that is printed over another one's words, once."""
    leaves = list(flat(page.items))
    letters = [(_letters(x, y, item), item) for x, y, item in _texts(leaves) if item.mark is not None]
    letters.sort(key=lambda one: one[0].top)
    found: dict[int, Collision] = {}
    for number, (extent, item) in enumerate(letters):
        assert item.mark is not None
        for other, above in letters[number + 1 :]:
            if other.top >= extent.bottom - _SLACK:
                break
            assert above.mark is not None
            across = min(extent.right, other.right) - max(extent.left, other.left)
            if across > _SLACK and above.mark.owner is not item.mark.owner:
                owner = id(above.mark.owner)
                known = found.get(owner)
                reach = known.extent.around(other) if known else other
                found[owner] = Collision(CollisionKind.TEXT, reach, said_by(above, other, leaves), authored=True)
    return tuple(found.values())


def _letters(x: float, y: float, item: Text) -> Extent:
    """The rectangle that small letters fill, from their baseline to their upper edge."""
    left, base = x + item.x, y + item.y
    return Extent(left, base - _SMALL * item.size, left + item.width, base)


def _needs(item: Leaf) -> tuple[Need, ...]:
    """Which colours of an item are to be told apart from its ground, and how well."""
    if isinstance(item, Text):
        return ((item.ink, TEXT_CONTRAST),)
    if isinstance(item, Box | Path):
        drawn = (item.pen.ink if item.pen is not None else None, item.fill)
        return tuple((role, LINE_CONTRAST) for role in drawn if role is not None and role not in _GROUNDS) or ANY
    return ANY


def _within(extent: Extent, panel: Extent) -> bool:
    """Whether something stands on a panel of ours, which hides the letterhead."""
    return (
        extent.left > panel.left - _SLACK
        and extent.top > panel.top - _SLACK
        and extent.right < panel.right + _SLACK
        and extent.bottom < panel.bottom + _SLACK
    )


def safe(overlay: Overlay, width: float, height: float) -> Extent | None:
    """The safe area of a page of that size; None where the brand names none."""
    if overlay.safe is None:
        return None
    scale = placed(overlay, width, height)[0]
    area = overlay.safe
    left, right = (area.right, area.left) if overlay.mirrored else (area.left, area.right)
    return Extent(left * scale, area.top * scale, width - right * scale, height - area.bottom * scale)


def said_by(item: Leaf, extent: Extent, leaves: list[tuple[float, float, Leaf]]) -> str:
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
