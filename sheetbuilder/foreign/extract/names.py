"""One content stream scanned: the names that it uses, what it shows in which font, what PDF/A-2 forbids in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from sheetbuilder.foreign.extract.bounds import area, dashes
from sheetbuilder.pdf.conformance.painting import PaintFault
from sheetbuilder.pdf.read.paint import MOST_NESTED
from sheetbuilder.pdf.read.tokens import DEVICE_COLOURS, Operation, name

_SHOWING = frozenset((b"Tj", b"TJ", b"'", b'"'))
_MARKS = frozenset((b"BMC", b"BDC", b"MP", b"DP"))
_SHORT = {"/G": "DeviceGray", "/RGB": "DeviceRGB", "/CMYK": "DeviceCMYK", "/I": "Indexed"}
_INLINE_FILTERS = frozenset(
    b"/AHx /A85 /Fl /RL /CCF /DCT /ASCIIHexDecode /ASCII85Decode /FlateDecode /RunLengthDecode /CCITTFaxDecode"
    b" /DCTDecode".split()
)
_BITS = (b"1", b"2", b"4", b"8", b"16")
_SIDES = {b"/W": b"/W", b"/Width": b"/W", b"/H": b"/H", b"/Height": b"/H"}
_NUMBER = re.compile(rb"[+-]?(\d+\.?\d*|\.\d+)")
_DIGITS = 12
"""As many as matter: a number of more is too large whatever they are."""
_HEXADECIMAL = b"0123456789abcdefABCDEF<> \t\r\n\f\0"
_LARGEST_INTEGER, _LARGEST, _SMALLEST = 2**31 - 1, 3.403e38, 1.175e-38
_LONGEST_STRING, _LONGEST_NAME = 32_767, 127
"""Limits of PDF/A-2 (ISO 19005-2, 6.1.13)."""

MARK_NUMBER = re.compile(rb"\+?[0-9]{1,9}")
"""The number of a mark (/MCID), as written; what is longer or below nothing is none that a file needs."""
INLINE = ""
"""A stretch whose words stand in the stream itself."""
Cover = frozenset[str]
"""What may bring an ActualText around shown letters: names of property lists, or words in the stream (`INLINE`)."""


@dataclass(slots=True)
class ResourceNames:
    """The names of resources that one content stream uses, by kind, and the device colours it sets."""

    drawn: Counter[str] = field(default_factory=Counter)
    fonts: set[str] = field(default_factory=set)
    shown: set[str] = field(default_factory=set)
    """The fonts that letters are shown in, as far as they are set in this stream."""
    inherits: bool = False
    """Whether letters are shown in a font that is set elsewhere."""
    strings: dict[tuple[str | None, Cover], set[bytes]] = field(default_factory=dict)
    """The strings as written, by the font (None: it is set elsewhere) and by what may have words for them."""
    states: set[str] = field(default_factory=set)
    spaces: set[str] = field(default_factory=set)
    patterns: Counter[str] = field(default_factory=Counter)
    shadings: set[str] = field(default_factory=set)
    colours: set[str] = field(default_factory=set)
    faults: set[str] = field(default_factory=set)
    """By words of `conformance.painting.PaintFault`."""
    marks: list[tuple[bytes, ...]] = field(default_factory=list)
    """The property lists of its marked stretches, as written, in order; those of artifacts are not among them."""
    loose: bool = False
    """Whether it shows letters that no number of its own and no artifact is around."""
    pixels: float = 0.0
    """Of the pictures that stand in it."""
    advance: float | None = None
    """Of a glyph's own stream: the width that it sets."""


def scan(found: Iterable[Operation]) -> ResourceNames:
    """What the operations of one stream name."""
    scanning = _Scanning()
    for operation in found:
        scanning.take(operation)
    return scanning.names


class _Scanning:
    """The state of one run through a stream."""

    def __init__(self) -> None:
        self.names = ResourceNames()
        self._fonts: list[str | None] = [None]  # of each saved state, and the one that is set
        self._around: list[str | None] = []  # of each open stretch, what may have words for it
        self._owned: list[bool] = []  # of each open stretch, whether it surely has a number, or is an artifact

    def take(self, operation: Operation) -> None:
        names = self.names
        operator, operands = operation.operator, operation.operands
        for operand in operands:
            # Marks are numbered anew or left out; only their words are taken along.
            if operator not in _MARKS or operand[:1] in b"(<":
                self._measure(operand)
        if operator in DEVICE_COLOURS:
            names.colours.add(DEVICE_COLOURS[operator])
        elif operator == b"BI":
            _inline(names, operands)
        elif operator == b"q":
            self._fonts.append(self._fonts[-1])
            if len(self._fonts) - 1 > MOST_NESTED:
                names.faults.add(PaintFault.NESTED)
        elif operator == b"Q":
            self._fonts = self._fonts[:-1] or [None]
        elif operator == b"EMC":
            self._around, self._owned = self._around[:-1], self._owned[:-1]
        elif operands:
            self._named(operator, operands)

    def _named(self, operator: bytes, operands: tuple[bytes, ...]) -> None:
        names = self.names
        if operator in _SHOWING:
            self._show(operands)
        elif operator == b"Do":
            names.drawn[name(operands[-1])] += 1
        elif operator == b"Tf":
            self._fonts[-1] = name(operands[0])
            names.fonts.add(name(operands[0]))
        elif operator == b"d":
            dashes([float(operand) for operand in operands[:-1] if _NUMBER.fullmatch(operand)])
        elif operator == b"gs":
            names.states.add(name(operands[-1]))
        elif operator in (b"cs", b"CS"):
            names.spaces.add(name(operands[-1]))
        elif operator == b"sh":
            names.shadings.add(name(operands[-1]))
        elif operator in (b"scn", b"SCN") and operands[-1].startswith(b"/"):
            names.patterns[name(operands[-1])] += 1
        elif operator in (b"BMC", b"BDC"):
            artifact = operands[0] == b"/Artifact"
            self._around.append(_words(operands))
            self._owned.append(artifact or _numbered(operands))
            if not artifact and len(operands) > 1:
                names.marks.append(operands[1:])
        elif operator in (b"d0", b"d1") and names.advance is None:
            names.advance = _number(operands[0])

    def _show(self, operands: tuple[bytes, ...]) -> None:
        font = self._fonts[-1]
        self.names.inherits = self.names.inherits or font is None
        self.names.shown |= {font} if font is not None else set()
        self.names.loose = self.names.loose or not any(self._owned)
        cover = frozenset(words for words in self._around if words is not None)
        strings = self.names.strings.setdefault((font, cover), set())
        strings.update(operand for operand in operands if operand[:1] in (b"(", b"<"))

    def _measure(self, operand: bytes) -> None:
        """Whether an operand is within the limits of PDF/A-2 (ISO 19005-2, 6.1.6 and 6.1.13)."""
        first = operand[:1]
        if first == b"<" and operand != b"<<":
            if operand.translate(None, _HEXADECIMAL) or len(b"".join(operand.split())) % 2:
                self.names.faults.add(PaintFault.HEXADECIMAL)
            if len(operand) > 2 * _LONGEST_STRING:
                self.names.faults.add(PaintFault.STRING)
        elif first == b"(":
            if len(operand) > _LONGEST_STRING:
                self.names.faults.add(PaintFault.STRING)
        elif first == b"/":
            if len(operand) - 1 > _LONGEST_NAME:
                self.names.faults.add(PaintFault.NAME)
        elif len(operand) > 9:
            value = abs(_number(operand) or 0.0)
            whole = b"." not in operand
            if value > (_LARGEST_INTEGER if whole else _LARGEST) or 0 < value < _SMALLEST:
                self.names.faults.add(PaintFault.NUMBER)


def _words(operands: tuple[bytes, ...]) -> str | None:
    """What may have words for a stretch; what is an artifact is not read, and keeps none."""
    if operands[0] == b"/Artifact" or len(operands) < 2:
        return None
    if len(operands) == 2 and operands[1].startswith(b"/"):
        return name(operands[1])
    return INLINE if b"/ActualText" in operands else None


def _numbered(operands: tuple[bytes, ...]) -> bool:
    """Whether a stretch has a number in the stream itself, and one that a mark can have."""
    return any(entry == b"/MCID" and MARK_NUMBER.fullmatch(number) for entry, number in pairwise(operands))


def _number(operand: bytes) -> float | None:
    try:
        return float(operand)
    except ValueError:
        return None


def _inline(found: ResourceNames, operands: tuple[bytes, ...]) -> None:
    mask = False
    bits = b"8"
    sides = {b"/W": 0, b"/H": 0}
    for entry, value in pairwise(operands):
        if entry in (b"/CS", b"/ColorSpace") and value.startswith(b"/"):
            written = name(value)
            if written in _SHORT:
                found.colours.add(_SHORT[written])
            else:
                found.spaces.add(written)
        elif entry in (b"/I", b"/Interpolate") and value == b"true":
            found.faults.add(PaintFault.INTERPOLATED)
        elif entry in (b"/BPC", b"/BitsPerComponent"):
            bits = value
        elif entry in _SIDES and value.isdigit():
            sides[_SIDES[entry]] = int(value[:_DIGITS])
        elif entry in (b"/IM", b"/ImageMask"):
            mask = value == b"true"
    found.pixels += area(sides[b"/W"], sides[b"/H"])
    if bits not in _BITS and not (mask and bits == b"8"):
        found.faults.add(PaintFault.BITS)
    if set(_filters(operands)) - _INLINE_FILTERS:
        found.faults.add(PaintFault.INLINE_FILTER)
    found.colours |= {_SHORT[name(value)] for value in operands if value in (b"/RGB", b"/CMYK")}


def _filters(operands: tuple[bytes, ...]) -> Iterable[bytes]:
    """The filters of an inline image, as written."""
    for at, entry in enumerate(operands):
        if entry in (b"/F", b"/Filter") and at % 2 == 0:
            following = operands[at + 1 :]
            if following[:1] != (b"[",):
                return following[:1]
            return following[1 : following.index(b"]") if b"]" in following else None]
    return ()
