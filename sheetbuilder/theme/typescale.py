"""The type scale: one table of styles by the role that text plays on a page."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.typeface import FaceName, Weight

SMALLEST = 8.0
"""No text is set smaller than this, in points, on any paper."""


class Style(Struct, frozen=True):
    """How a text is set: size, leading and tracking in points; `hyphenate` lets long words break."""

    face: FaceName
    size: float
    leading: float
    ink: ColourRole = ColourRole.INK
    tracking: float = 0.0
    hyphenate: bool = False


TypeScale = Mapping[str, Style]

# Covers apart, headings have three ranks: of a page, of what belongs to one (its back, a figure), of a part.
_LIGHT, _REGULAR, _SEMIBOLD = (FaceName(weight) for weight in (Weight.LIGHT, Weight.REGULAR, Weight.SEMIBOLD))
_A4: Mapping[str, Style] = MappingProxyType(
    {
        "cover-title": Style(_SEMIBOLD, 58, 62, tracking=-1),
        "cover-title-long": Style(_SEMIBOLD, 42, 47, tracking=-0.6),
        "cover-subtitle": Style(_LIGHT, 22, 28, ColourRole.ACCENT),
        "cover-lead": Style(_REGULAR, 13.5, 18),
        "name-mark": Style(_SEMIBOLD, 15, 18, ColourRole.ACCENT),
        "name-mark-small": Style(_SEMIBOLD, 11, 13.5, ColourRole.ACCENT),
        "title": Style(_SEMIBOLD, 34, 39, tracking=-0.4),
        "lead": Style(_REGULAR, 16, 20, ColourRole.ACCENT),
        "heading": Style(_SEMIBOLD, 12.5, 16, ColourRole.ACCENT),
        "warning-heading": Style(_SEMIBOLD, 12.5, 16, ColourRole.WARNING),
        "section": Style(_SEMIBOLD, 20, 25),
        "figure-number": Style(_SEMIBOLD, 14, 18, ColourRole.ACCENT),
        "quiet-title": Style(_REGULAR, 10.5, 25, ColourRole.QUIET),
        "move": Style(_REGULAR, 13.5, 18),
        "move-number": Style(_LIGHT, 25, 18, ColourRole.ACCENT),
        "row-number": Style(_LIGHT, 18, 18, ColourRole.ACCENT),
        "body": Style(_REGULAR, 11, 15, hyphenate=True),
        "spoken": Style(FaceName(Weight.REGULAR, italic=True), 11.5, 15.5),
        "item": Style(_REGULAR, 11, 15),
        "small": Style(_REGULAR, 10, 13, hyphenate=True),
        "label": Style(_SEMIBOLD, 10.5, 14),
        "hint": Style(_REGULAR, 9, 14, ColourRole.QUIET),
        "contact-number": Style(_SEMIBOLD, 16, 20),
        "number": Style(_LIGHT, 26, 28, ColourRole.ACCENT),
        "number-word": Style(_REGULAR, 9, 28, ColourRole.QUIET),
        "strip": Style(_SEMIBOLD, 9, 11.5, ColourRole.ACCENT),
        "strip-quiet": Style(_REGULAR, 9, 11.5, ColourRole.QUIET),
        "chip": Style(_REGULAR, 8.5, 11),
        "foot": Style(_REGULAR, 8, 10, ColourRole.QUIET),
        "caption": Style(_REGULAR, 9.5, 13, ColourRole.QUIET, hyphenate=True),
        "programme": Style(_REGULAR, 12, 16),
        "programme-name": Style(_SEMIBOLD, 12, 16),
        # A card as large as A4 would be read from across a room.
        "card-number": Style(_LIGHT, 58, 58, ColourRole.ACCENT),
        "card-title": Style(_SEMIBOLD, 34, 40),
        "card-lead": Style(_REGULAR, 27, 34, ColourRole.ACCENT),
        "card-text": Style(_REGULAR, 23, 29),
        "card-label": Style(_REGULAR, 20.5, 25, ColourRole.QUIET),
        "card-phone": Style(_SEMIBOLD, 31, 37),
        "card-foot": Style(_REGULAR, 21.5, 27),
        "card-name": Style(_SEMIBOLD, 20.5, 26, ColourRole.ACCENT),
        "table-head": Style(_SEMIBOLD, 9.5, 12.5),
        "figure-name": Style(_SEMIBOLD, 11.5, 14),
        "figure-text": Style(_REGULAR, 10, 13),
        "figure-quiet": Style(_REGULAR, 9.5, 12, ColourRole.QUIET),
    }
)


def _scaled(style: Style, scale: float, looser: float) -> Style:
    size = max(SMALLEST, style.size * scale)
    # Leading keeps its proportion to the size that is really used.
    leading = style.leading * size / style.size * looser
    return Style(style.face, size, leading, style.ink, style.tracking * scale, style.hyphenate)


def type_scale(scale: float, looser: float = 1.0) -> TypeScale:
    """The styles for type `scale` times that of A4, lines `looser` times as far apart, none below `SMALLEST`."""
    return MappingProxyType({name: _scaled(style, scale, looser) for name, style in _A4.items()})
