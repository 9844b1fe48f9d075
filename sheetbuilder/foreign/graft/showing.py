"""What content shows, judged in the child: letters without a meaning, glyphs that are none, and what PDF/A forbids."""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.fonts import FORBIDDEN, ReadFont, read_font
from sheetbuilder.pdf.read.objects import Key
from sheetbuilder.pdf.read.tokens import name

_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_MEANING = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}


class ContentFlaw(StrEnum):
    """What content must not do if a file is to keep its promises."""

    UNMAPPED = "unmapped"
    """It shows letters that the font has no Unicode for."""
    NO_GLYPH = "no-glyph"
    NESTED = "nested"
    """It saves the graphics state more than 28 times (ISO 19005-2, 6.1.13)."""
    PACKED = "packed"
    """It has a picture in its stream that is packed with LZW."""


@dataclass(slots=True)
class ShownStrings:
    """What one stream shows: the strings of each font as written, by the font's name in the resources."""

    strings: dict[bytes, set[bytes]] = field(default_factory=dict)
    depth: int = 0
    packed: bool = False


class Judge:
    """The fonts of one file."""

    def __init__(self) -> None:
        self._fonts: dict[Key, ReadFont | None] = {}

    def flaws(self, shown: ShownStrings, resources: object) -> Iterable[tuple[ContentFlaw, str]]:
        """The flaws of a stream, each with the font that it concerns, or nothing."""
        if shown.depth > 28:
            yield ContentFlaw.NESTED, ""
        if shown.packed:
            yield ContentFlaw.PACKED, ""
        for font, strings in shown.strings.items():
            face = self._font(objects.raw(objects.get(resources, "/Font"), name(font)))
            if face is None or face.unicode is None:
                continue
            codes = _codes(face, strings)
            if not all(_means(face.unicode, code) for code in codes):
                yield ContentFlaw.UNMAPPED, face.name
            if face.kind == "Type0" and 0 in codes:
                yield ContentFlaw.NO_GLYPH, face.name

    def _font(self, value: object) -> ReadFont | None:
        key = objects.key_of(value)
        if key not in self._fonts:
            self._fonts[key] = read_font(value)
        return self._fonts[key]


def _means(known: Mapping[int, str], code: int) -> bool:
    letters = known.get(code, "")
    return bool(letters) and not any(letter in FORBIDDEN for letter in letters)


def _codes(face: ReadFont, strings: Iterable[bytes]) -> set[int]:
    found: set[int] = set()
    lengths = {length for length, _, _ in face.code_lengths}
    for written in strings:
        data = decoded(written)
        if lengths == {1}:
            found.update(data)
        elif lengths == {2} and len(data) % 2 == 0:
            pairs = array("H", data)
            if sys.byteorder == "little":
                pairs.byteswap()
            found.update(pairs)
        else:
            found.update(code for code, _ in face.codes(data))
    return found


def decoded(written: bytes) -> bytes:
    """The bytes of a string as content has it (ISO 32000-1, 7.3.4)."""
    if written.startswith(b"<"):
        digits = re.sub(rb"[^0-9A-Fa-f]", b"", written)
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    inside = written[1:-1]
    return _ESCAPE.sub(_meant, inside) if b"\\" in inside else inside


def _meant(found: re.Match[bytes]) -> bytes:
    code = found[1]
    if code[:1].isdigit() and code[:1] < b"8":
        return bytes([int(code, 8) & 255])
    return _MEANING.get(code, code)
