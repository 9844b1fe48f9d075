"""The grid of cards: where cards stand on a paper, and by which marks they are cut out of it.

Where a paper holds several of them with room between and around, each has crop marks and a gutter, so that a
guillotine cuts every card on all its sides and a bleed is cut off. Where it does not, the paper itself is divided, as
A4 is into two A5: its edges are edges of cards, and marks stand on the lines between them alone, where the cut goes.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from sheetbuilder.imposition.marks import GUTTER, LENGTH, OFF, PEN, UNPRINTED, crop_marks
from sheetbuilder.layout.items import Item, line
from sheetbuilder.layout.surfaces import Rectangle
from sheetbuilder.theme.papers import Paper
from sheetbuilder.values import replace

_AROUND = OFF + LENGTH + UNPRINTED
"""From the edge of a paper to the trims of what has crop marks that an office printer prints."""
_SLACK = 0.01


class CardGrid(Struct, frozen=True):
    """Cards of one size on a paper, in points; the paper stands or lies, whichever holds more of them."""

    width: float
    height: float
    """Of the paper."""
    across: int
    down: int
    card_width: float
    card_height: float
    gutter: float = 0.0
    """Between two cards; nothing where the paper is divided."""

    @property
    def count(self) -> int:
        """How many cards a paper holds."""
        return self.across * self.down

    @property
    def fronts(self) -> tuple[tuple[float, float], ...]:
        """The upper left corner of each card, from the upper left one of the paper; row by row."""
        left, top = self._corner
        across, down = self.card_width + self.gutter, self.card_height + self.gutter
        return tuple(
            (left + column * across, top + row * down) for row in range(self.down) for column in range(self.across)
        )

    @property
    def backs(self) -> tuple[tuple[float, float], ...]:
        """The same for their backs, in the same order, for a paper that is turned as the leaf of a book."""
        return tuple((self.width - x - self.card_width, y) for x, y in self.fronts)

    @property
    def trims(self) -> tuple[Rectangle, ...]:
        """What is cut out, as PDF counts; in the order of the fronts."""
        return tuple(
            (x, self.height - y - self.card_height, x + self.card_width, self.height - y) for x, y in self.fronts
        )

    @property
    def marks(self) -> tuple[Item, ...]:
        """What shows where to cut."""
        if self.gutter:
            return crop_marks(self.trims, self.width, self.height)
        return tuple(self._ends())

    @property
    def _corner(self) -> tuple[float, float]:
        wide = self.across * self.card_width + (self.across - 1) * self.gutter
        high = self.down * self.card_height + (self.down - 1) * self.gutter
        return (self.width - wide) / 2, (self.height - high) / 2

    def _ends(self) -> Iterator[Item]:
        """Both ends of each line between two cards: the cut goes through the mark, and leaves nothing of it."""
        left, top = self._corner
        reach = UNPRINTED + LENGTH
        for column in range(1, self.across):
            x = left + column * self.card_width
            yield line(x, UNPRINTED, x, reach, PEN)
            yield line(x, self.height - reach, x, self.height - UNPRINTED, PEN)
        for row in range(1, self.down):
            y = top + row * self.card_height
            yield line(UNPRINTED, y, reach, y, PEN)
            yield line(self.width - reach, y, self.width - UNPRINTED, y, PEN)


def card_grid(paper: Paper, card: Paper) -> CardGrid:
    """How most cards are cut from a paper: with gutters where that gives two or more, else by dividing it."""
    for gutter, around in ((GUTTER, _AROUND), (0.0, 0.0)):
        found = max(_ways(paper, card, gutter, around), key=lambda one: one.count)
        if found.count > 1:
            return found
    return replace(found, across=1, down=1)


def _ways(paper: Paper, card: Paper, gutter: float, around: float) -> Iterator[CardGrid]:
    """The paper standing, then lying."""
    for width, height in ((paper.width, paper.height), (paper.height, paper.width)):
        across = _fitting(width - 2 * around, card.width, gutter)
        down = _fitting(height - 2 * around, card.height, gutter)
        yield CardGrid(width, height, across, down, card.width, card.height, gutter)


def _fitting(room: float, one: float, gutter: float) -> int:
    return max(0, int((room + gutter + _SLACK) // (one + gutter)))
