"""Where the ink of a page is, as plain data: its margins, what stays free, every cell in which something is painted."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import Base64Bytes

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


@dataclass(frozen=True, slots=True)
class Cells:
    """A page seen upright and coarsely: a bit for each cell, row by row, a cell being a millimetre on any usual page.

    Rows count from the top, each begins with the highest bit of a byte of its own.
    """

    size: float
    """Millimetres of a cell, each way."""
    columns: int
    rows: int
    inked: Base64Bytes
    """Cells that are not white."""
    dark: Base64Bytes
    """Cells on which our quietest text could not be read."""
    covered: Base64Bytes
    """Cells in which anything is painted, white too: it hides what lies below it."""


@dataclass(frozen=True, slots=True)
class InkMap:
    """Where the ink of a page is, seen upright: millimetres from its left, bottom, right and top edge."""

    margins: Box | None
    """How far the ink stays from each edge; None where the page is empty."""
    free: Box | None
    """The margins around the largest rectangle without ink; None where there is none worth the name."""
    cells: Cells

    @property
    def covers(self) -> bool:
        """Whether anything is painted at all, be it white on white."""
        return any(self.cells.covered)
