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
    """How a text is set: size, leading and tracking in points; `hyphenate` lets long words break.

    Without it a word breaks only where it is wider than its column, and with `whole` not even there.
    """

    face: FaceName
    size: float
    leading: float
    ink: ColourRole = ColourRole.INK
    tracking: float = 0.0
    hyphenate: bool = False
    upright: bool = False
    """Whether emphasis is a heavier face and never an italic one."""
    whole: bool = False


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


LARGE_PRINT = 16.0
"""No text of large print is set smaller than this, in points: what IBOS and the RNIB's Clear Print guidelines ask."""

_AIRY, _CLOSE = 1.5, 1.25
"""The distance of lines in large print, as shares of their size: of what is read, and of what stands over it."""

_LARGE: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "cover-title": (46, 1.16),
        "cover-title-long": (36, 1.2),
        "cover-subtitle": (24, _CLOSE),
        "cover-lead": (19, _AIRY),
        "name-mark": (20, _CLOSE),
        "name-mark-small": (16, _CLOSE),
        "title": (32, 1.2),
        "lead": (19, _AIRY),
        "heading": (21, _CLOSE),
        "warning-heading": (21, _CLOSE),
        "section": (25, _CLOSE),
        "figure-number": (18, _CLOSE),
        "quiet-title": (17, _CLOSE),
        "move": (17, _AIRY),
        "move-number": (27, 25.5 / 27),
        "row-number": (24, _CLOSE),
        "body": (17, _AIRY),
        "spoken": (17, _AIRY),
        "item": (17, _AIRY),
        "label": (17, _AIRY),
        "contact-number": (22, _CLOSE),
        "number": (30, 1.1),
        "number-word": (17, 33 / 17),
        "foot": (16, _CLOSE),
        "programme": (17, _AIRY),
        "programme-name": (17, _AIRY),
        "card-number": (40, 1.1),
        "card-title": (30, 1.2),
        "card-lead": (22, 1.4),
        "card-text": (19, _AIRY),
        "card-label": (17, _AIRY),
        "card-phone": (30, _CLOSE),
        "card-foot": (19, _AIRY),
        "card-name": (17, _CLOSE),
        "figure-name": (18, _CLOSE),
        "figure-text": (17, _CLOSE),
    }
)
"""Sizes and distances of lines in large print on A4; of what is not here both are the least.

Headings grow less than what stands below them, or long words would have no room. Running text has 17 points: the small
letters of our face are lower than those of the faces that guidelines mean, and are as high as theirs then.
"""


def _enlarged(name: str, style: Style) -> Style:
    """A style of the A4 drawing in large print: upright, not light, its lines far apart."""
    size, airy = _LARGE.get(name, (LARGE_PRINT, _AIRY))
    weight = Weight.REGULAR if style.face.weight is Weight.LIGHT else style.face.weight
    tracking = style.tracking * size / style.size
    return Style(FaceName(weight), size, size * airy, style.ink, tracking, style.hyphenate, upright=True)


def _scaled(style: Style, scale: float, looser: float) -> Style:
    size = max(SMALLEST, style.size * scale)
    # Leading keeps its proportion to the size that is really used.
    leading = style.leading * size / style.size * looser
    return Style(style.face, size, leading, style.ink, style.tracking * scale, style.hyphenate, style.upright)


def type_scale(scale: float, looser: float = 1.0, *, large: bool = False) -> TypeScale:
    """The styles for type `scale` times that of A4, lines `looser` times as far apart, none below `SMALLEST`.

    With `large` they are those of large print.
    """
    drawn = {name: _enlarged(name, style) if large else style for name, style in _A4.items()}
    return MappingProxyType({name: _scaled(style, scale, looser) for name, style in drawn.items()})
