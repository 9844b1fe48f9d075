"""Ink saved: areas become outlines of the same size, bars and lines thinner; nothing else of a page changes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sheetbuilder.layout.extents import Leaf
from sheetbuilder.layout.items import Box, Path, Pen
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.values import replace

_THINNER = 0.6
"""What is left of a line's width: all lines get thinner alike, so a heavy frame is still told from a light one."""
_THINNEST = 0.3
"""Points; a thinner line is gone on a worn printer, so none is made so thin."""
_BAR, _LONG = 9.0, 4
"""Points, and how many times longer: such an area is a line in truth, as the rule over a box, the band of a cover."""
_RULE = 1.5
"""Points: the most that is left of a bar's thickness."""
_FAINT = Pen(ColourRole.HAIRLINE, 0.5)
_FIRM = Pen(ColourRole.INK, 1.2)
"""Of areas that show where one is, among others that have an outline anyway."""
_OUTLINES: Mapping[ColourRole, Pen] = MappingProxyType(
    {
        ColourRole.TINT: _FAINT,
        ColourRole.FILL: _FIRM,
        ColourRole.SECONDARY: _FIRM,
        ColourRole.ACCENT: _FIRM,
        ColourRole.WARNING: _FIRM,
    }
)
"""What areas are filled with, and the outline that one has in its place where it has none of its own."""
_GROUNDS = (ColourRole.TINT, ColourRole.FILL, ColourRole.SECONDARY)
"""What is only seen in areas; in other colours the heads of arrows are filled too, which are no areas."""


def spared(item: Leaf) -> Leaf:
    """What is painted in the place of an item where ink is saved.

    What an area was filled with becomes paper, so that it still hides what lies under it.
    """
    if not isinstance(item, Box | Path):
        return item
    pen, fill = _thinner(item.pen) if item.pen else None, item.fill
    if fill is None or fill not in _OUTLINES or (isinstance(item, Path) and fill not in _GROUNDS):
        return replace(item, pen=pen)
    outline = _OUTLINES[fill]
    if isinstance(item, Box) and pen is None and _is_bar(item):
        return _bar(item, outline.ink)
    # What is lit among others has the same line as they have, and would be lost among them.
    pen = outline if pen is None else replace(pen, width=max(pen.width, outline.width))
    return replace(item, pen=pen, fill=ColourRole.PAPER)


def _thinner(pen: Pen) -> Pen:
    ink = ColourRole.INK if pen.ink in _GROUNDS else pen.ink
    return replace(pen, ink=ink, width=min(pen.width, max(_THINNEST, _THINNER * pen.width)))


def _is_bar(item: Box) -> bool:
    thick, long = sorted((item.width, item.height))
    return thick <= _BAR and long >= _LONG * thick


def _bar(item: Box, ink: ColourRole) -> Box:
    """A bar, thinner by the side that is the shorter one; its upper left corner stays."""
    thick = min(_RULE, _THINNER * min(item.width, item.height))
    if item.width < item.height:
        return replace(item, width=thick, fill=ink)
    return replace(item, height=thick, fill=ink)
