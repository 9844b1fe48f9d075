"""Encodings that everybody knows: which characters the codes of a font mean where it brings no map of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pypdf._codecs import adobe_glyphs, charset_encoding

from sheetbuilder.pdf.read import objects

SYMBOLIC = 4
"""The flag of a font whose letters are none of the usual ones (ISO 32000-1, table 123)."""

COLLECTIONS = frozenset({"GB1", "CNS1", "Japan1", "Korea1"})
"""Collections of Adobe whose characters everybody knows (ISO 14289-1, 7.21.7)."""

_SHARED = {
    "WinAnsiEncoding": "/WinAnsiEncoding",
    "MacRomanEncoding": "/MacRomanEncoding",
    "StandardEncoding": "/StandardEncoding",
}
_UNI = re.compile(r"uni((?:[0-9A-F]{4})+)|u([0-9A-F]{4,6})")


@dataclass(frozen=True, slots=True)
class Encoding:
    """The /Encoding of a simple font."""

    present: bool = False
    base: str | None = None
    differences: Mapping[int, str] = field(default_factory=dict)
    """Codes that it gives the name of a glyph."""


def read_encoding(font: object) -> Encoding:
    """The encoding that a simple font names or describes (ISO 32000-1, 9.6.6)."""
    value = objects.get(font, "/Encoding")
    named = objects.name(value)
    if named is not None:
        return Encoding(True, named)
    found = objects.dictionary(value)
    if found is None:
        return Encoding(value is not None)
    differences: dict[int, str] = {}
    code = 0
    for member in objects.array(objects.raw(found, "/Differences"))[:1_000]:
        number, glyph = objects.integer(member), objects.name(member)
        if number is not None:
            code = number
        elif glyph is not None:
            differences[code] = glyph
            code += 1
    return Encoding(True, objects.name(objects.get(found, "/BaseEncoding")), differences)


def meanings(font: object, kind: str, flags: int) -> dict[int, str] | None:
    """What the codes of a simple font without /ToUnicode mean; None where nobody can tell.

    ISO 14289-1, 7.21.7; ISO 19005-2, 6.2.11.7.2; ISO 32000-1, 9.10.2.
    """
    encoding = read_encoding(font)
    symbolic = bool(flags & SYMBOLIC)
    base = encoding.base
    if base not in _SHARED:
        if kind == "TrueType" and symbolic:
            return None
        if kind == "Type3" and not encoding.differences:
            return None
        base = None if kind == "Type3" or symbolic else "StandardEncoding"
    known = dict(_base(base)) if base is not None else {}
    for code, glyph in encoding.differences.items():
        known[code] = character(glyph) or ""
    return known or None


def _base(name: str) -> dict[int, str]:
    letters = charset_encoding[_SHARED[name]]
    return {code: letter for code, letter in enumerate(letters) if letter not in ("", "\0") and letter != "\ufffd"}


def base_letters(encoding: Encoding) -> Mapping[int, str]:
    """The characters of its base encoding; nothing where it has none that is known."""
    return _base(encoding.base) if encoding.base in _SHARED else {}


def character(glyph: str) -> str | None:
    """The characters that a glyph is named after (Adobe Glyph List); None for a name that says nothing."""
    stem = glyph.split(".")[0]
    found = adobe_glyphs.get(f"/{stem}")
    if found is not None:
        return str(found)
    match = _UNI.fullmatch(stem)
    if match is None:
        return None
    digits = match[1] or match[2]
    try:
        if match[2]:
            return chr(int(digits, 16))
        return bytes.fromhex(digits).decode("utf-16-be")
    except (ValueError, OverflowError):
        return None
