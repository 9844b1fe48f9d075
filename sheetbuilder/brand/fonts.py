"""A brand's own fonts: files that lie in its folder, and that can be embedded."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from sheetbuilder.brand.file import Fonts
from sheetbuilder.errors import Message, Problem, Severity, say
from sheetbuilder.source.beside import Beside, beside
from sheetbuilder.theme.typeface import FaceName, Typeface, Weight

_MOST_BYTES = 20_000_000
_CODE = "SB303"
_NEEDED = frozenset(
    (b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"name", b"post", b"OS/2")
)  # what embedding reads
_FORBIDDEN = 0x2
"""OpenType, OS/2.fsType: the maker of the font does not let it be embedded."""

_CHOICES: Mapping[FaceName, tuple[str, ...]] = MappingProxyType(
    {
        FaceName(Weight.LIGHT): ("light", "regular"),
        FaceName(Weight.REGULAR): ("regular",),
        FaceName(Weight.REGULAR, True): ("italic", "regular"),
        FaceName(Weight.SEMIBOLD): ("semibold", "bold"),
        FaceName(Weight.SEMIBOLD, True): ("bold_italic", "italic", "bold"),
        FaceName(Weight.BOLD): ("bold",),
    }
)
"""By face: the keys that can give it, the best one first."""


def typeface(fonts: Fonts) -> tuple[Typeface, tuple[Problem, ...]]:
    """The typeface that a brand's fonts make, and what is wrong with their files."""
    problems = []
    found: dict[str, Beside] = {}
    for key in type(fonts).model_fields:
        value = getattr(fonts, key)
        if key != "name" and value is not None:
            where = fonts.where_of(key)
            found[key] = file = beside(where, value, _MOST_BYTES, _CODE)
            if file.problem is not None:
                problems.append(file.problem)
                continue
            problems += [Problem(_CODE, message, where, hint, Severity.ERROR) for message, hint in _wrong(file.data)]
    files: dict[FaceName, Path] = {}
    if not problems:
        same: dict[bytes, Path] = {}  # copies of one file are one font to a PDF
        for face, keys in _CHOICES.items():
            file = next(found[key] for key in keys if key in found)
            files[face] = same.setdefault(file.data, file.path)
    return Typeface(fonts.name, MappingProxyType(files)), tuple(problems)


def _wrong(data: bytes) -> Iterator[tuple[Message, Message]]:
    tables = _tables(data)
    if not tables.keys() >= _NEEDED:
        yield say("this is not a font with TrueType outlines"), say("Use the .ttf file of the font, not .otf or .woff.")
    elif struct.unpack_from(">H", data, tables[b"OS/2"] + 8)[0] & 0xF == _FORBIDDEN:
        hint = say("ask the maker of the font for a licence, or use another one")
        yield say("the font does not let itself be embedded in a PDF"), hint


def _tables(data: bytes) -> dict[bytes, int]:
    """Where each table of a TrueType file begins; nothing for any other file (OpenType 1.9, table directory)."""
    if data[:4] not in (b"\0\1\0\0", b"true") or len(data) < 12:
        return {}
    (count,) = struct.unpack_from(">H", data, 4)
    found = {}
    for at in range(12, min(12 + 16 * count, len(data) - 15), 16):
        tag, _, start, length = struct.unpack_from(">4sLLL", data, at)
        if length >= 10 and start + length <= len(data):
            found[tag] = start
    return found
