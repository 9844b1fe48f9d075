"""Sides: which of a paper's are printed, over which edge it is turned, and where that leaves the edge that is bound."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Sides(StrEnum):
    """Which sides of a paper are printed on."""

    DUPLEX = "duplex"
    SIMPLEX = "simplex"
    """One side: blank backs are left out, and the page numbers stay."""


class Flip(StrEnum):
    """Over which of its edges a paper is turned, so that its back reads upright."""

    LONG = "long"
    """As a book of portrait pages, and as a wall calendar of landscape pages."""
    SHORT = "short"
    """As a pad of portrait pages, and as a book of landscape pages."""


class Edge(StrEnum):
    """An edge of a page, as one reads it."""

    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    BOTTOM = "bottom"


class Holes(StrEnum):
    """How many holes are punched along the edge that is bound, as punches are sold."""

    TWO = "2"
    FOUR = "4"
    """Those two, and one more 80 mm on at either side: the usual 8-8-8."""


_ACROSS = {Edge.LEFT: Edge.RIGHT, Edge.TOP: Edge.BOTTOM}


class PaperSides(Struct, frozen=True):
    """How papers are printed: on which sides, and turned over which edge.

    Without a flip it is the one that leaves bindings to the reader's left or above: the long edge where most pages
    stand, the short edge where most lie.
    """

    sides: Sides = Sides.DUPLEX
    flip: Flip | None = None

    @property
    def one_sided(self) -> bool:
        """Whether nothing is printed on the backs of papers."""
        return self.sides is Sides.SIMPLEX

    def for_pages(self, landscape: int, pages: int) -> PaperSides:
        """The same with the flip settled, for a file of so many pages of which so many lie."""
        return PaperSides(self.sides, self.flip or (Flip.SHORT if 2 * landscape > pages else Flip.LONG))

    def bound_at(self, number: int, *, landscape: bool) -> Edge:
        """The edge of a page that is the bound edge of its paper; `number` is odd on a right-hand page.

        A portrait page is bound at its left, a landscape page at its head, because in a binder it lies with its head
        to the rings. A back keeps that edge where it was when the paper is turned over an edge across it, and has it on
        the other side when the paper is turned over an edge along it.
        """
        edge = Edge.TOP if landscape else Edge.LEFT
        # Both of these edges are the long ones of their page.
        along = self.flip is not Flip.SHORT
        return _ACROSS[edge] if along and not self.one_sided and number % 2 == 0 else edge


BOTH_SIDES = PaperSides()
"""As papers are printed unless something else is asked for."""
