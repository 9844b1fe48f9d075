"""What stands in the way of a letterhead, for whoever shows it on the page: how far it reaches, and what is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sheetbuilder.branding.collisions import Collision, CollisionKind, Ground, Grounds, collisions, overlapping
from sheetbuilder.errors import Message, say
from sheetbuilder.layout.extents import Extent
from sheetbuilder.layout.flow.pages import Page
from sheetbuilder.layout.letterheads import Overlay
from sheetbuilder.templates.proofsheet import Remark


def in_the_way(page: Page, overlay: Overlay | None, grounds: Grounds) -> tuple[Collision, ...]:
    """Everything of a page that touches its letterhead, leaves the safe area, or is printed over other words."""
    found = collisions(page, grounds.of(overlay, page)) if overlay is not None else ()
    return (*found, *overlapping(page))


def remark(found: Collision, ground: Ground | None, tell: Callable[[Message], str]) -> Remark:
    """What is shown and said of one of them."""
    if found.fault is CollisionKind.TEXT or ground is None:
        told = say("“{words}” is printed over other words", words=found.text)
        return Remark(found.extent, (found.extent,), tell(told))
    if found.fault is CollisionKind.INK:
        hatched = tuple(ground.cells.cells(found.extent))
        return Remark(found.extent, hatched, tell(say("“{words}” touches the letterhead", words=found.text)))
    outside = tuple(_outside(found.extent, ground.safe)) if ground.safe is not None else ()
    return Remark(found.extent, outside, tell(say("“{words}” leaves the safe area", words=found.text)))


def _outside(extent: Extent, area: Extent) -> Iterator[Extent]:
    """What of a rectangle lies outside of the safe area, as up to four rectangles."""
    for part in (
        Extent(extent.left, extent.top, extent.right, min(extent.bottom, area.top)),
        Extent(extent.left, max(extent.top, area.bottom), extent.right, extent.bottom),
        Extent(extent.left, extent.top, min(extent.right, area.left), extent.bottom),
        Extent(max(extent.left, area.right), extent.top, extent.right, extent.bottom),
    ):
        if part.right > part.left and part.bottom > part.top:
            yield part
