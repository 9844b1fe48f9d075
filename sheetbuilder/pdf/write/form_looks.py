"""How form fields look: where text is typed over what is printed, crosses and rings, all of it without a frame."""

from __future__ import annotations

import zlib
from copy import copy

from msgspec import Struct

from sheetbuilder.layout.items import CIRCLE
from sheetbuilder.layout.surfaces import Rectangle
from sheetbuilder.pdf.write.colours import setting
from sheetbuilder.pdf.write.form_font import DESCENT, LEADING, FormFont
from sheetbuilder.pdf.write.objects import Objects
from sheetbuilder.pdf.write.painting import PlacedArea
from sheetbuilder.pdf.write.syntax import number, numbers, reference
from sheetbuilder.theme.palette import ColourRole, Palette
from sheetbuilder.theme.papers import MM

_MULTILINE, _NO_SCROLLING = 1 << 12, 1 << 23
"""ISO 32000-1, table 228. A field that does not scroll takes no more than it shows and prints."""

_A4 = 210 * MM
"""The width of a page whose type is as large as it is said below; on larger ones it grows with them."""
_ON_RULES, _SMALLEST = 16.8, 10.5
"""Type sizes: on rules 8 mm apart, and where there are none."""
_LARGEST = 12 / _SMALLEST
"""How much larger it is than the smallest where no more lines have room then."""
_INSET = 2.0
"""Points between the frame of a cell or a box and what is typed in it."""
_PADDING = 1.0
"""Points that viewers leave free above and below of what is typed, whatever a field has for a border."""
_ABOVE_RULE = 0.18
"""How far above its rule a baseline stands, as a share of the type size: tails of letters just touch the rule."""

_OF_ONE_LINE = 0.9
_WIDER, _OF_A_LINE, _OF_A_TEXT = 0.97, 5.0, 10.0
"""What words that are wider than others take of a line, and letters that are left free at its end and in all."""

_PEN, _RING = 1.7, 2.4
"""How thick a cross and the ring about a number are, in points."""


class FormLooks:
    """The font and the appearances of one file's fields; equal ones are there once.

    Nothing is typed smaller than `least`, in points.
    """

    def __init__(self, objects: Objects, palette: Palette, least: float = 0.0) -> None:
        self.least = least
        self.font = FormFont(objects)
        self._objects = objects
        self._fill = setting(palette, ColourRole.INK, stroked=False)
        self._stroke = setting(palette, ColourRole.INK, stroked=True)
        self._appearances: dict[bytes, int] = {}

    def going_on(self, objects: Objects) -> FormLooks:
        """Those of a file that goes on from where this one is; the two know nothing of each other."""
        other = copy(self)
        other.font, other._objects, other._appearances = self.font.going_on(objects), objects, {**self._appearances}
        return other

    def text(self, what: Typed) -> bytes:
        """The entries of a text field (ISO 32000-1, 12.7.3.3 and 12.7.4.3) and its empty appearance."""
        name = self.font.named(what.leading)
        left, bottom, right, top = what.box
        flags = _NO_SCROLLING | (_MULTILINE if what.lines > 1 else 0)
        most = letters_in(what.lines, (right - left - 2 * _INSET) / (self.font.average * what.size))
        font = f"/{name} {number(what.size)} Tf"
        said = f"/FT/Tx/Ff {flags}/MaxLen {most}/DA({font} {self._fill})".encode("ascii")
        resources = b"/Resources<</Font<</%s %s>>>>" % (name.encode("ascii"), reference(self.font.fonts[name]))
        empty = self._appearance(right - left, top - bottom, b"/Tx BMC\nEMC", resources)
        return b"%s/AP<</N %s>>" % (said, reference(empty))

    def button(self, state: str, box: Rectangle, *, ringed: bool) -> bytes:
        """The appearances of a box to tick, or of a number to ring, and that it is off."""
        wide, high = box[2] - box[0], box[3] - box[1]
        drawn = _ring(wide, high, self._stroke) if ringed else _cross(wide, high, self._stroke)
        on, off = self._appearance(wide, high, drawn), self._appearance(wide, high, b"")
        return b"/AP<</N<</%s %s/Off %s>>>>/AS/Off" % (state.encode("ascii"), reference(on), reference(off))

    def _appearance(self, wide: float, high: float, content: bytes, resources: bytes = b"/Resources<<>>") -> int:
        """The number of a form that paints that; equal ones are there once."""
        size = numbers((wide, high)).encode("ascii")
        entries = b"/Type/XObject/Subtype/Form/BBox[0 0 %s]%s/Filter/FlateDecode" % (size, resources)
        key = entries + content
        if key not in self._appearances:
            self._appearances[key], stream = self._objects.add_stream()
            stream.entries, stream.data = entries, zlib.compress(content, 9)
        return self._appearances[key]


class Typed(Struct, frozen=True):
    """Where text is typed: the rectangle of the widget, the type size, the distance of lines as a share of it."""

    box: Rectangle
    size: float
    lines: int
    leading: float = LEADING


def letters_in(lines: int, across: float) -> int:
    """How many letters have room in a field of some lines, each as wide as so many letters on the average.

    Viewers that know no other limit (pdf.js) go by that, and PDFium lets the last word begin a line that is not shown.
    At the end of a line there is room for a part of a word, and some words are wider than others: with what is taken
    off here, ordinary Danish fits in nineteen of twenty cases (measured over the words of our sheets).
    """
    if lines == 1:
        return max(1, int(_OF_ONE_LINE * across))
    return max(1, int(max(lines * (_WIDER * across - _OF_A_LINE) - _OF_A_TEXT, lines * across / 2)))


def typed(area: PlacedArea, short: float, least: float = 0.0) -> Typed:
    """How text stands in an area on a surface whose shorter side is so long, no smaller than `least`; in points."""
    grown = max(1.0, short / _A4)
    rules = area.area.rules
    return (
        _on_rules(area.box, area.area.lines, rules, grown) if rules else _free(area.box, max(_SMALLEST * grown, least))
    )


def _on_rules(box: Rectangle, lines: int, rules: float, grown: float) -> Typed:
    """Baselines just above the rules: as many lines as there are rules, as far apart."""
    left, bottom, right, _ = box
    size = min(_ON_RULES * grown, rules / LEADING)
    if lines == 1:
        rules = LEADING * size
    # pdf.js deals a field's height out to as many lines as have about room in it: to as many as there are rules only if
    # the type is not much smaller than they ask for.
    size = max(size, lines * rules / (lines + 0.49) / LEADING)
    leading = rules / size
    foot = bottom + _ABOVE_RULE * size - DESCENT * rules - _PADDING
    return Typed((left, foot, right, foot + lines * rules + 2 * _PADDING), round(size, 2), lines, leading)


def _free(box: Rectangle, smallest: float) -> Typed:
    """As many lines as have room in the smallest size, in the largest size in which they have."""
    left, bottom, right, top = (*(edge + _INSET for edge in box[:2]), *(edge - _INSET for edge in box[2:]))
    room = max(top - bottom - 2 * _PADDING, 1.0)
    lines = max(1, int((room + 0.01) / (LEADING * smallest)))
    size = int(100 * min(_LARGEST * smallest, room / lines / LEADING)) / 100
    # No more room than for whole lines, so that nothing is seen of one that does not fit; a single one in the middle.
    high = LEADING * size * lines + 2 * _PADDING
    top -= (top - bottom - high) / 2 if lines == 1 else 0.0
    return Typed((left, top - high, right, top), size, lines)


def _cross(wide: float, high: float, stroke: str) -> bytes:
    edge = 0.2 * min(wide, high)
    left, foot, right, head = edge, edge, wide - edge, high - edge
    ways = f"{numbers((left, foot))} m {numbers((right, head))} l {numbers((left, head))} m {numbers((right, foot))} l"
    return f"q {stroke} {_PEN} w 1 J {ways} S Q".encode("ascii")


def _ring(wide: float, high: float, stroke: str) -> bytes:
    x, y, r = wide / 2, high / 2, min(wide, high) / 2 - _RING / 2
    k = r * CIRCLE
    curves = (
        (x + r, y + k, x + k, y + r, x, y + r),
        (x - k, y + r, x - r, y + k, x - r, y),
        (x - r, y - k, x - k, y - r, x, y - r),
        (x + k, y - r, x + r, y - k, x + r, y),
    )
    drawn = " ".join(f"{numbers(curve)} c" for curve in curves)
    return f"q {stroke} {_RING} w {numbers((x + r, y))} m {drawn} s Q".encode("ascii")
