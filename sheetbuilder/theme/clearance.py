"""Room that pages leave to a letterhead, by what they are called: nothing unless a brand asks for it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from sheetbuilder.theme.papers import MM
from sheetbuilder.theme.spacing import SPACING

AIR = SPACING["under-letterhead"] * MM
"""White between a letterhead's ink and content, on A4."""


class Clearance(Struct, frozen=True):
    """How far from the upper and the lower edge of a page content keeps at least, in points."""

    top: float = 0.0
    bottom: float = 0.0


NOTHING = Clearance()
"""The margins of the paper are enough."""


class Clearances(Struct, frozen=True):
    """The clearance of each page that has one, by all its names."""

    pages: tuple[tuple[tuple[str, ...], Clearance], ...] = ()

    def of(self, names: Sequence[str]) -> Clearance:
        """That of a page with these names."""
        return next((found for known, found in self.pages if known == tuple(names)), NOTHING)


NOWHERE = Clearances()
"""No page has any."""
