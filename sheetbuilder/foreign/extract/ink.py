"""Where the ink of a page is: the page painted coarsely, and the largest rectangle that it leaves free."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator

import pypdfium2
from PIL import Image, ImageChops

from sheetbuilder.layout.ink_map import PALEST, Box, Cells, InkMap
from sheetbuilder.pdf.read.pages import Geometry

MM = 72 / 25.4
_FINE = 4
"""Pixels in a cell, each way: about a hundred to the inch, so that neither a hairline nor small letters pale away."""
_MOST = 600
"""Cells along the longer side; a cell is a millimetre on any usual page."""
_GAP = 8
"""Rows of cells without paint that part two stretches; fewer cost less than a further stretch."""
_WHITE = 255
_LUMINANCE = (0.2126, 0.7152, 0.0722, 0.0)
"""The shares of the colours in what WCAG 2.1 calls luminance."""
_INKED = [_WHITE if value < _WHITE else 0 for value in range(256)]
_DARK = [_WHITE if value < PALEST else 0 for value in range(256)]
_LEAST = 20.0
"""Millimetres each way that a free rectangle must have to be worth naming."""
_BESIDE = (-1, 1)

Ground = tuple[str, str, bytes]
"""What a page is painted on: how Pillow calls such pixels, how they lie in memory, and one on which nothing is."""
_PAPER: Ground = ("RGB", "BGR", b"\xff\xff\xff")
_NOTHING: Ground = ("RGBA", "BGRA", b"\xff\xff\xff\0")


def ink(document: pypdfium2.PdfDocument, index: int, geometry: Geometry) -> InkMap:
    """The ink of a page as one sees it, in whole millimetres; without annotations, which are not built in either."""
    width, height = (side / MM for side in geometry.size)
    cell = max(1.0, max(width, height) / _MOST)
    page = _seen(document, index, geometry)
    try:
        scale = max(width, height) / cell * _FINE / max(page.get_size())
        shades = _painted(page, scale, _PAPER, _shade)
        covered = _painted(page, scale, _NOTHING, _uncovered, fill_color=(255, 255, 255, 0))
    finally:
        page.close()
    inked, dark = shades.point(_INKED), shades.point(_DARK)
    wide, high = width / shades.width, height / shades.height
    cells = Cells(cell, *shades.size, _bits(inked), _bits(covered.point(_INKED)), shades.tobytes())
    seen = dark if dark.getbbox() else inked
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
    page: pypdfium2.PdfPage, scale: float, ground: Ground, seen: Callable[[Image.Image], Image.Image], **how: object
) -> Image.Image:
    """The darkest of what is `seen` of a page in every cell; most of a page is bare, and not looked at further."""
    mode, order, bare = ground
    data = bytearray()

    def own(width: int, height: int, **kind: object) -> pypdfium2.PdfBitmap:
        data.extend(bytes(width * height * len(bare)))
        buffer = (ctypes.c_ubyte * len(data)).from_buffer(data)
        return pypdfium2.PdfBitmap.new_native(width, height, buffer=buffer, **kind)

    picture = page.render(scale=scale, may_draw_forms=False, draw_annots=False, bitmap_maker=own, **how)
    (width, height), row = (picture.width, picture.height), picture.width * len(bare)
    picture.close()
    cells = Image.new("L", (-(-width // _FINE), -(-height // _FINE)), _WHITE)
    for first, last in _stretches(data, bare * (width * _FINE)):
        top, bottom = first * _FINE, min(last * _FINE, height)
        pixels = Image.frombuffer(mode, (width, bottom - top), data[top * row : bottom * row], "raw", order, 0, 1)
        cells.paste(_darkest(seen(pixels)), (0, first))
    return cells


def _stretches(data: bytearray, bare: bytes) -> Iterator[tuple[int, int]]:
    """The rows of cells on which something is painted, as the first and the one behind the last of each stretch."""
    first, last = 0, -_GAP
    for at in range(-(-len(data) // len(bare))):
        left = len(data) - at * len(bare)
        if data.startswith(bare if left >= len(bare) else bare[:left], at * len(bare)):
            continue
        if at - last >= _GAP:
            if last > first:
                yield first, last
            first = at
        last = at + 1
    if last > first:
        yield first, last


def _uncovered(picture: Image.Image) -> Image.Image:
    """Every pixel white where nothing is painted, black where all is covered."""
    return ImageChops.invert(picture.getchannel("A"))


def _shade(picture: Image.Image) -> Image.Image:
    """Every pixel as the grey that is as dark to the eye, or darker, in colour and from a black-and-white printer.

    A mean of the coded colours is never lighter than the grey of their luminance, for the code is convex.
    """
    return ImageChops.darker(picture.convert("L"), picture.convert("L", _LUMINANCE))


def _darkest(picture: Image.Image) -> Image.Image:
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
    return _least([long.crop((columns * at, 0, columns * (at + 1), rows)) for at in range(_FINE)])


def _grey(size: tuple[int, int], data: bytes) -> Image.Image:
    """A picture that stands on the data as they are, without a copy of them."""
    return Image.frombuffer("L", size, data, "raw", "L", 0, 1)


def _least(pictures: list[Image.Image]) -> Image.Image:
    """The darkest of several pictures, pixel by pixel."""
    found = pictures[0]
    for one in pictures[1:]:
        found = ImageChops.darker(found, one)
    return found


def _pale(shades: Image.Image, dark: Image.Image) -> int | None:
    """The darkest shade of pale ink that is no mere edge of dark ink; None where there is none."""
    width, height = dark.size
    # What is shifted beyond an edge is gone, and what comes in there is not dark.
    rows = _most([dark, *(dark.crop((by, 0, width + by, height)) for by in _BESIDE)])
    edge = _most([rows, *(rows.crop((0, by, width, height + by)) for by in _BESIDE)])
    left = ImageChops.lighter(shades, edge).tobytes().translate(None, bytes([_WHITE]))
    return min(left, default=None)


def _most(pictures: list[Image.Image]) -> Image.Image:
    """The lightest of several pictures, pixel by pixel."""
    found = pictures[0]
    for one in pictures[1:]:
        found = ImageChops.lighter(found, one)
    return found


def _bits(picture: Image.Image) -> bytes:
    """A bit for each cell, each row in bytes of its own."""
    return picture.convert("1", dither=Image.Dither.NONE).tobytes()


def _margins(picture: Image.Image, across: float, down: float) -> Box | None:
    inked = picture.getbbox()
    if inked is None:
        return None
    left, top, right, bottom = inked
    sides = (left * across, (picture.height - bottom) * down, (picture.width - right) * across, top * down)
    left_mm, bottom_mm, right_mm, top_mm = (float(math.floor(side + 1e-6)) for side in sides)
    return left_mm, bottom_mm, right_mm, top_mm


def _free(picture: Image.Image, across: float, down: float) -> Box | None:
    """The largest rectangle without ink, by the heights of free cells above each row."""
    wide, data = picture.width, picture.tobytes()
    rows = [data[at : at + wide] for at in range(0, len(data), wide)]
    starts = _columns(rows)
    best, found = 0, (0, 0, 0, 0)
    heights = [0] * len(starts)
    alike = 1
    for bottom, row in enumerate(rows):
        # What ends at a row goes on through the next one if that is the same: only the last of them can be the best.
        if bottom + 1 < len(rows) and rows[bottom + 1] == row:
            alike += 1
            continue
        stack: list[int] = []
        for index, at in enumerate(starts):
            heights[index] = heights[index] + alike if at < wide and not row[at] else 0
            while stack and heights[stack[-1]] >= heights[index]:
                tall = heights[stack.pop()]
                left = starts[stack[-1] + 1] if stack else 0
                if tall * (at - left) > best:
                    best, found = tall * (at - left), (left, bottom - tall + 1, at, bottom + 1)
            stack.append(index)
        alike = 1
    left, top, right, bottom = found
    if (right - left) * across < _LEAST or (bottom - top) * down < _LEAST:
        return None
    sides = (left * across, (len(rows) - bottom) * down, (wide - right) * across, top * down)
    left_mm, bottom_mm, right_mm, top_mm = (float(math.ceil(side - 1e-6)) for side in sides)
    return left_mm, bottom_mm, right_mm, top_mm


def _columns(rows: list[bytes]) -> list[int]:
    """Where a column begins that is unlike the one before in some row, and the width: columns alike end together."""
    wide = len(rows[0])
    changes = 0
    for row in set(rows):
        value = int.from_bytes(row, "big")
        changes |= value ^ value >> 8
    # The first byte is the leftmost column, and its change from nothing before it does not count.
    changed = changes.to_bytes(wide, "big")
    return [0, *(at for at in range(1, wide) if changed[at]), wide]
