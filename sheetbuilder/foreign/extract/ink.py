"""Where the ink of a page is: the page painted coarsely, and the largest rectangle that it leaves free."""

from __future__ import annotations

import math
from collections.abc import Callable

import pypdfium2
from PIL import Image, ImageChops

from sheetbuilder.layout.ink_map import PALEST, Box, Cells, InkMap
from sheetbuilder.pdf.read.pages import Geometry

MM = 72 / 25.4
_FINE = 4
"""Pixels in a cell, each way: about a hundred to the inch, so that neither a hairline nor small letters pale away."""
_MOST = 600
"""Cells along the longer side; a cell is a millimetre on any usual page."""
_WHITE = 255
_LUMINANCE = (0.2126, 0.7152, 0.0722, 0.0)
"""The shares of the colours in what WCAG 2.1 calls luminance."""
_INKED = bytes(1 if value < _WHITE else 0 for value in range(256))
_DARK = bytes(1 if value < PALEST else 0 for value in range(256))
_DIGITS = bytes(48 + value if value < 2 else 0 for value in range(256))
"""A cell as the digit of a binary number."""
_LEAST = 20.0
"""Millimetres each way that a free rectangle must have to be worth naming."""

Rows = list[bytes]
"""From the top; each byte is a cell: a shade of grey, or 1 where there is ink."""


def ink(document: pypdfium2.PdfDocument, index: int, geometry: Geometry) -> InkMap:
    """The ink of a page as one sees it, in whole millimetres; without annotations, which are not built in either."""
    width, height = (side / MM for side in geometry.size)
    cell = max(1.0, max(width, height) / _MOST)
    page = _seen(document, index, geometry)
    try:
        scale = max(width, height) / cell * _FINE / max(page.get_size())
        shades = _darkest(_painted(page, scale, _shade))
        covered = _darkest(_painted(page, scale, _uncovered, fill_color=(255, 255, 255, 0)))
    finally:
        page.close()
    inked, dark = _told(shades, _INKED), _told(shades, _DARK)
    wide, high = width / len(inked[0]), height / len(inked)
    cells = Cells(
        cell,
        len(inked[0]),
        len(inked),
        _bits(inked),
        _bits(_told(covered, _INKED)),
        b"".join(shades),
    )
    seen = dark if any(map(any, dark)) else inked
    return InkMap(_margins(seen, wide, high), _free(dark, wide, high), cells, _pale(shades, dark))


def _seen(document: pypdfium2.PdfDocument, index: int, geometry: Geometry) -> pypdfium2.PdfPage:
    """The page, of which no more is painted than what is seen of it here."""
    page = document[index]
    boxes = geometry.boxes
    if geometry.visible in (boxes.get("crop"), boxes["media"]):
        return page
    page.set_cropbox(*geometry.visible)
    page.close()
    return document[index]  # a box counts from when a page is opened


def _painted(
    page: pypdfium2.PdfPage, scale: float, seen: Callable[[Image.Image], Image.Image], **how: object
) -> Image.Image:
    """What is `seen` of the picture of a page: a new picture, for the page's own is gone by then."""
    picture = page.render(scale=scale, may_draw_forms=False, draw_annots=False, **how)
    try:
        return seen(picture.to_pil())
    finally:
        picture.close()


def _uncovered(picture: Image.Image) -> Image.Image:
    """Every pixel white where nothing is painted, black where all is covered."""
    return ImageChops.invert(picture.getchannel("A"))


def _shade(picture: Image.Image) -> Image.Image:
    """Every pixel as the grey that is as dark to the eye, or darker, in colour and from a black-and-white printer.

    A mean of the coded colours is never lighter than the grey of their luminance, for the code is convex.
    """
    colours = picture.convert("RGB")
    return ImageChops.darker(colours.convert("L"), colours.convert("L", _LUMINANCE))


def _darkest(picture: Image.Image) -> Rows:
    """The darkest pixel of every cell."""
    columns, rows = (-(-side // _FINE) for side in picture.size)
    if picture.size != (columns * _FINE, rows * _FINE):
        whole = Image.new("L", (columns * _FINE, rows * _FINE), _WHITE)
        whole.paste(picture)
        picture = whole
    data = picture.tobytes()
    narrow = _least([_grey((columns, rows * _FINE), data[at::_FINE]) for at in range(_FINE)])
    # The rows of a cell side by side as one: its columns are then the parts of that row.
    long = _grey((columns * _FINE, rows), narrow.tobytes())
    found = _least([long.crop((columns * at, 0, columns * (at + 1), rows)) for at in range(_FINE)]).tobytes()
    return [found[at : at + columns] for at in range(0, len(found), columns)]


def _grey(size: tuple[int, int], data: bytes) -> Image.Image:
    """A picture that stands on the data as they are, without a copy of them."""
    return Image.frombuffer("L", size, data, "raw", "L", 0, 1)


def _least(pictures: list[Image.Image]) -> Image.Image:
    """The darkest of several pictures, pixel by pixel."""
    found = pictures[0]
    for one in pictures[1:]:
        found = ImageChops.darker(found, one)
    return found


def _told(shades: Rows, told: bytes) -> Rows:
    return [row.translate(told) for row in shades]


def _pale(shades: Rows, dark: Rows) -> int | None:
    """The darkest shade of pale ink that is no mere edge of dark ink; None where there is none."""
    edge = [_widened(int.from_bytes(row, "big"), len(row)) for row in dark]
    edge = [one | before | after for before, one, after in zip([0, *edge[:-1]], edge, [*edge[1:], 0], strict=True)]
    # What is beside dark ink is made white, all of a row at once, so that the least of its bytes is what is left.
    rows = zip(shades, edge, strict=True)
    left = (int.from_bytes(row, "big") | near * _WHITE if near else row for row, near in rows)
    found = min(min(row if isinstance(row, bytes) else row.to_bytes(len(shades[0]), "big")) for row in left)
    return found if found < _WHITE else None


def _widened(row: int, cells: int) -> int:
    """A row of bytes of 0 and 1, each 1 spread to the cells beside it."""
    return (row | row << 8 | row >> 8) & ((1 << 8 * cells) - 1)


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
    alike = 1
    for bottom, row in enumerate(rows):
        # What ends at a row goes on through the next one if that is the same: only the last of them can be the best.
        if bottom + 1 < len(rows) and rows[bottom + 1] == row:
            alike += 1
            continue
        stack: list[int] = []
        for at in range(wide + 1):
            heights[at] = heights[at] + alike if at < wide and not row[at] else 0
            while stack and heights[stack[-1]] >= heights[at]:
                tall = heights[stack.pop()]
                left = stack[-1] + 1 if stack else 0
                if tall * (at - left) > best:
                    best, found = tall * (at - left), (left, bottom - tall + 1, at, bottom + 1)
            stack.append(at)
        alike = 1
    left, top, right, bottom = found
    if (right - left) * across < _LEAST or (bottom - top) * down < _LEAST:
        return None
    sides = (left * across, (len(rows) - bottom) * down, (wide - right) * across, top * down)
    left_mm, bottom_mm, right_mm, top_mm = (float(math.ceil(side - 1e-6)) for side in sides)
    return left_mm, bottom_mm, right_mm, top_mm
