"""What no painter gets through in good time, told from the numbers that a file names, without painting anything."""

from __future__ import annotations

from sheetbuilder.pdf.read import limits, objects
from sheetbuilder.pdf.read.refusal import Refusal, Refused

_PAGE = 595.0 * 842.0
"""Square points of the usual page, which a pattern may have to cover."""


def area(width: float, height: float) -> float:
    """The pixels of a picture; raises `Refused` where they are too many for one."""
    pixels = max(0.0, width) * max(0.0, height)
    if not pixels <= limits.PIXELS:
        raise Refused(Refusal.TOO_MUCH)
    return pixels


def dashes(lengths: list[float]) -> None:
    """A dashed line; raises `Refused` where its dashes cannot be told from nothing."""
    if lengths and 0 < sum(map(abs, lengths)) < limits.DASH:
        raise Refused(Refusal.TOO_MUCH)


def tiles(pattern: object) -> None:
    """A tiling pattern; raises `Refused` where a page takes too many of its tiles, or too many lie on one spot."""
    across, down = (objects.number(objects.get(pattern, step)) or 0.0 for step in ("/XStep", "/YStep"))
    matrix = objects.numbers(objects.raw(pattern, "/Matrix")) or (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    box = objects.numbers(objects.raw(pattern, "/BBox"))
    step = abs(across * down)
    scale = abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) if len(matrix) == 6 else 1.0
    if not step or not scale:
        return
    deep = abs((box[2] - box[0]) * (box[3] - box[1])) / step if len(box) == 4 else 1.0
    if not (_PAGE / (step * scale) <= limits.TILES and deep <= limits.LAYERS):
        raise Refused(Refusal.TOO_MUCH)
