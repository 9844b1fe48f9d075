"""The posters: one table of sizes, and the drawing that is enlarged to each of them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sheetbuilder.theme.format import Format
from sheetbuilder.theme.papers import MM, Paper

POSTERS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {"a2": (420 * MM, 594 * MM), "a1": (594 * MM, 841 * MM), "a0": (841 * MM, 1189 * MM)}
)
"""Width and height of a poster that stands, in points, by its name (ISO 216)."""

_EDGE = 12 * MM

# A poster is laid out as large as A4 and enlarged as a drawing, lines and dashes with it: two and a half millimetres on
# the drawing are a centimetre on A0. Nothing binds it, so its margins are alike.
DRAWING = Paper("poster", 210 * MM, 297 * MM, _EDGE, _EDGE, _EDGE, _EDGE, 1.0)
"""What is enlarged, standing."""


def poster_format(type_scale: float) -> Format:
    """How a poster is laid out before it is enlarged; its type is that many times as large as that of a page."""
    return Format(DRAWING.name, DRAWING, type_scale)
