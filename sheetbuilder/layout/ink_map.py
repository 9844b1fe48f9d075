"""Where the ink of a page is, as plain data: its margins, what stays free, every cell in which something is painted."""

from __future__ import annotations

from msgspec import Struct

PALEST = 208
"""The darkest grey, of 255, that pale ink may have: on it text in #595959 still reaches 4.5 (WCAG 2.1, 1.4.3)."""

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


class Cells(Struct, frozen=True):
    """A page seen upright and coarsely: a bit for each cell, row by row, a cell being a millimetre on any usual page.

    Rows count from the top, each begins with the highest bit of a byte of its own.
    """

    size: float
    """Millimetres of a cell, each way."""
    columns: int
    rows: int
    inked: bytes
    """Cells that are not white."""
    covered: bytes
    """Cells in which anything is painted, white too: it hides what lies below it."""
    shades: bytes
    """The darkest grey in each cell, a byte for each, 255 being white."""


class InkMap(Struct, frozen=True):
    """Where the ink of a page is, seen upright: millimetres from its left, bottom, right and top edge."""

    margins: Box | None
    """How far the ink stays from each edge, pale ink only where there is no other; None where the page is empty."""
    free: Box | None
    """The margins around the largest rectangle without ink that is not pale; None where there is none worth the name.
    """
    cells: Cells
    pale: int | None = None
    """The darkest grey of the ink on which text can be read; None where there is none."""

    @property
    def covers(self) -> bool:
        """Whether anything is painted at all, be it white on white."""
        return any(self.cells.covered)
