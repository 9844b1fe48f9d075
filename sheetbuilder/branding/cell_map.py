"""The cells of a letterhead as they lie on a page: which stretch of it is touched, which rows are free."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import Self

from msgspec import Struct

from sheetbuilder.layout.extents import Extent
from sheetbuilder.layout.ink_map import PALEST, Cells
from sheetbuilder.layout.letterheads import Overlay, placed

_MM = 72 / 25.4
_WHITE = 255
_BLACK = bytes(0 if value == ord("1") else _WHITE for value in range(256))
"""A digit of a binary number as a shade."""


class CellMap(Struct, frozen=True):
    """Rows of bits from the top, the highest bit of each at the left; `size` is a cell's side on the page in points."""

    rows: tuple[int, ...]
    """What is painted: all ink, under an overlay white too."""
    shades: tuple[bytes, ...]
    """How dark each cell is, a byte for each, 255 being white; under an overlay all is black that is painted."""
    columns: int
    size: float
    left: float
    top: float
    """Where the letterhead's upper left corner lies on the page."""
    filled: tuple[int, ...]
    """How many of the rows above each row have anything in them: what is asked most is answered at once."""
    empty: tuple[float, float] = (0.0, 0.0)
    """Top and bottom of a stretch of the page that has nothing in it from side to side; most content stands there."""

    @classmethod
    def of(cls, overlay: Overlay, width: float, height: float) -> Self:
        """The cells of a letterhead as it is laid on a page of that size."""
        ink, artwork = overlay.letterhead.ink, overlay.letterhead.artwork
        scale, _, _, _, left, bottom = placed(overlay, width, height)
        top = height - bottom - scale * artwork.height
        if ink is None:
            return cls((), (), 0, scale * _MM, left, top, (0,))
        cells = ink.cells
        rows = _rows(cells.covered if overlay.over else cells.inked, cells)
        if overlay.over:
            shades = tuple(f"{row:0{cells.columns}b}".encode().translate(_BLACK) for row in rows)
        else:
            every = range(0, cells.columns * cells.rows, cells.columns)
            shades = tuple(cells.shades[at : at + cells.columns] for at in every)
        if overlay.mirrored:
            rows = tuple(int(f"{row:0{cells.columns}b}"[::-1], 2) for row in rows)
            shades = tuple(row[::-1] for row in shades)
            left = width - left - scale * artwork.width
        filled = (0, *accumulate(1 if row else 0 for row in rows))
        size = cells.size * scale * _MM
        edges = [-1, *(number for number, row in enumerate(rows) if row), len(rows)]
        above, below = max(pairwise(edges), key=lambda pair: pair[1] - pair[0])
        empty = (top + (above + 1) * size, top + below * size)
        return cls(rows, shades, cells.columns, size, left, top, filled, empty)

    def touched(self, extent: Extent) -> bool:
        """Whether anything is in the cells that a rectangle reaches into."""
        if extent.top >= self.empty[0] and extent.bottom <= self.empty[1]:
            return False
        first, last = self._span(extent.top - self.top, extent.bottom - self.top, len(self.rows))
        if first >= last or self.filled[first] == self.filled[last]:
            return False
        mask = self._mask(extent)
        return any(row & mask for row in self.rows[first:last])

    def darkest(self, extent: Extent) -> int:
        """The darkest grey in the cells that a rectangle reaches into, 255 where there is nothing."""
        if not self.touched(extent):
            return _WHITE
        first, last = self._span(extent.top - self.top, extent.bottom - self.top, len(self.rows))
        begin, end = self._span(extent.left - self.left, extent.right - self.left, self.columns)
        return min((min(row[begin:end], default=_WHITE) for row in self.shades[first:last]), default=_WHITE)

    def cells(self, extent: Extent) -> Iterator[Extent]:
        """The cells with something in them that a rectangle reaches into, runs of a row as one."""
        first, last = self._span(extent.top - self.top, extent.bottom - self.top, len(self.rows))
        mask = self._mask(extent)
        for number in range(first, last):
            top = self.top + number * self.size
            for begin, end in _runs(self.rows[number] & mask, self.columns):
                yield Extent(self.left + begin * self.size, top, self.left + end * self.size, top + self.size)

    def free(self, left: float, right: float) -> tuple[float, float] | None:
        """Top and bottom of the highest stretch of a page's column that nothing is in; None where there is nothing.

        Pale ink is nothing here. Where nothing is above or below, the stretch goes on to the edge: top is then -inf,
        bottom inf.
        """
        begin, end = self._span(left - self.left, right - self.left, self.columns)
        taken = [number for number, row in enumerate(self.shades) if min(row[begin:end], default=_WHITE) < PALEST]
        if not taken:
            return None
        edges = [-1, *taken, len(self.rows)]
        above, below = max(pairwise(edges), key=lambda pair: pair[1] - pair[0])
        top = -math.inf if above < 0 else self.top + (above + 1) * self.size
        bottom = math.inf if below >= len(self.rows) else self.top + below * self.size
        return top, bottom

    def _mask(self, extent: Extent) -> int:
        first, last = self._span(extent.left - self.left, extent.right - self.left, self.columns)
        return ((1 << (last - first)) - 1) << (self.columns - last) if first < last else 0

    def _span(self, begin: float, end: float, most: int) -> tuple[int, int]:
        first = max(0, math.floor(begin / self.size))
        return first, max(first, min(most, math.ceil(end / self.size)))


def _rows(data: bytes, cells: Cells) -> tuple[int, ...]:
    wide = (cells.columns + 7) // 8
    return tuple(
        int.from_bytes(data[at : at + wide], "big") >> (wide * 8 - cells.columns)
        for at in range(0, wide * cells.rows, wide)
    )


def _runs(row: int, columns: int) -> Iterator[tuple[int, int]]:
    """The stretches of a row that have something in them."""
    begin = None
    for column in range(columns + 1):
        on = column < columns and row >> (columns - 1 - column) & 1
        if on and begin is None:
            begin = column
        elif not on and begin is not None:
            yield begin, column
            begin = None
