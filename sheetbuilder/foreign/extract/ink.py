"""Where the ink of a page is: the page painted coarsely, and the largest rectangle that it leaves free."""

from __future__ import annotations

import math

import pypdfium2

from sheetbuilder.layout.ink_map import Box, Cells, InkMap
from sheetbuilder.pdf.read.pages import Geometry

MM = 72 / 25.4
_FINE = 2
"""Pixels in a cell, each way: a hairline must not pale away."""
_MOST = 600
"""Cells along the longer side; a cell is a millimetre on any usual page."""
_WHITE = 250
_PALE = 208
"""The darkest grey, of 255, on which text in #595959 still reaches 4.5 (WCAG 2.1, 1.4.3)."""
_INKED = bytes(1 if value < _WHITE else 0 for value in range(256))
_DARK = bytes(1 if value < _PALE else 0 for value in range(256))
_COVERED = bytes(1 if value else 0 for value in range(256))
_DIGITS = bytes(48 + value if value < 2 else 0 for value in range(256))
"""A cell as the digit of a binary number."""
_LEAST = 20.0
"""Millimetres each way that a free rectangle must have to be worth naming."""

Rows = list[bytes]
"""From the top; each byte is a cell, 1 where there is ink."""


def ink(document: pypdfium2.PdfDocument, index: int, geometry: Geometry) -> InkMap:
    """The ink of a page as one sees it, in whole millimetres; without annotations, which are not built in either."""
    width, height = (side / MM for side in geometry.size)
    cell = max(1.0, max(width, height) / _MOST)
    page = document[index]
    try:
        scale = max(width, height) / cell * _FINE / max(page.get_size())
        grey, across = _painted(page, scale, grayscale=True)
        seen, _ = _painted(page, scale, fill_color=(255, 255, 255, 0))
    finally:
        page.close()
    inked = _cells(grey, across, _INKED)
    wide, high = width / len(inked[0]), height / len(inked)
    cells = Cells(
        cell,
        len(inked[0]),
        len(inked),
        _bits(inked),
        _bits(_cells(grey, across, _DARK)),
        _bits(_cells(seen[3::4], across, _COVERED)),
    )
    return InkMap(_margins(inked, wide, high), _free(inked, wide, high), cells)


def _painted(page: pypdfium2.PdfPage, scale: float, **how: object) -> tuple[bytes, int]:
    """The pixels of a page, row by row without anything between, and how many a row has."""
    picture = page.render(scale=scale, may_draw_forms=False, draw_annots=False, **how)
    try:
        data, row = bytes(picture.buffer), picture.width * picture.n_channels
        return b"".join(data[at : at + row] for at in range(0, len(data), picture.stride)), picture.width
    finally:
        picture.close()


def _cells(data: bytes, width: int, told: bytes) -> Rows:
    """The cells of a picture, each 1 where a pixel of it is `told` to be."""
    rows = []
    for top in range(0, len(data), width * _FINE):
        inked = 0
        for line in range(top, min(top + width * _FINE, len(data)), width):
            inked |= int.from_bytes(data[line : line + width].translate(told), "big")
        row = inked.to_bytes(width, "big") + bytes(-width % _FINE)
        cells = 0
        for offset in range(_FINE):
            cells |= int.from_bytes(row[offset::_FINE], "big")
        rows.append(cells.to_bytes(len(row) // _FINE, "big"))
    return rows


def _bits(rows: Rows) -> bytes:
    packed = []
    for row in rows:
        value = int(row.translate(_DIGITS), 2) << -len(row) % 8
        packed.append(value.to_bytes((len(row) + 7) // 8, "big"))
    return b"".join(packed)


def _margins(rows: Rows, across: float, down: float) -> Box | None:
    inked = [index for index, row in enumerate(rows) if any(row)]
    if not inked:
        return None
    left = min(rows[index].index(1) for index in inked)
    right = min(len(rows[index]) - 1 - rows[index].rindex(1) for index in inked)
    sides = (left * across, (len(rows) - 1 - inked[-1]) * down, right * across, inked[0] * down)
    left_mm, bottom_mm, right_mm, top_mm = (float(math.floor(side + 1e-6)) for side in sides)
    return left_mm, bottom_mm, right_mm, top_mm


def _free(rows: Rows, across: float, down: float) -> Box | None:
    """The largest rectangle without ink, by the heights of free cells above each row."""
    wide, best, found = len(rows[0]), 0, (0, 0, 0, 0)
    heights = [0] * (wide + 1)
    for bottom, row in enumerate(rows):
        stack: list[int] = []
        for at in range(wide + 1):
            heights[at] = heights[at] + 1 if at < wide and not row[at] else 0
            while stack and heights[stack[-1]] >= heights[at]:
                tall = heights[stack.pop()]
                left = stack[-1] + 1 if stack else 0
                if tall * (at - left) > best:
                    best, found = tall * (at - left), (left, bottom - tall + 1, at, bottom + 1)
            stack.append(at)
    left, top, right, bottom = found
    if (right - left) * across < _LEAST or (bottom - top) * down < _LEAST:
        return None
    sides = (left * across, (len(rows) - bottom) * down, (wide - right) * across, top * down)
    left_mm, bottom_mm, right_mm, top_mm = (float(math.ceil(side - 1e-6)) for side in sides)
    return left_mm, bottom_mm, right_mm, top_mm
