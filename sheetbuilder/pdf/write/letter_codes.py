"""The codes that letters have in fonts of one byte a letter: those of cp1252 as far as it goes; and the map back."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_FIRST = 32
FREE = (*range(1, 9), 11, 12, *range(14, _FIRST), 127, 129, 141, 143, 144, 157)
"""What cp1252 leaves free, with the codes of control characters that nobody types; not tab and the ends of lines."""
CP1252: Mapping[int, str] = MappingProxyType(
    {
        code: letter
        for code, letter in enumerate(bytes(range(_FIRST, 256)).decode("cp1252", "replace"), _FIRST)
        if code not in FREE
    }
)
"""The letter of each of its codes."""
_ROWS = 100
"""Rows that may stand in one piece of a map (Adobe Technical Note 5014)."""


def to_unicode(letters: Mapping[int, str]) -> bytes:
    """What codes mean (ISO 32000-1, 9.10.3)."""
    rows = [f"<{code:02X}> <{letter.encode('utf-16-be').hex().upper()}>" for code, letter in letters.items()]
    pieces = [rows[at : at + _ROWS] for at in range(0, len(rows), _ROWS)]
    listed = "\n".join("\n".join((f"{len(piece)} beginbfchar", *piece, "endbfchar")) for piece in pieces)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n{listed}\nendcmap\n"
        "CMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode("ascii")
