"""Embedded font programs read for their glyphs: how wide each is, and the ways that lead to it."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

MAX_CODES = 70_000
"""The most codes that one table of a program may name."""

_HEAD, _HHEA, _MAXP = 54, 36, 6
_GlyphsByCode = dict[int, int]


@dataclass(frozen=True, slots=True)
class FontProgram:
    """The glyphs of a font program."""

    widths: Mapping[int, float]
    """Of each glyph, in thousandths of the size."""
    cmaps: Mapping[tuple[int, int], Mapping[int, int]] = field(default_factory=dict)
    """TrueType: by platform and encoding, from code to glyph."""
    names: Mapping[str, int] = field(default_factory=dict)
    """Type 1 and CFF: from the glyph's name."""
    builtin: Mapping[int, str] = field(default_factory=dict)
    """Type 1 and CFF: the names that the program's own encoding gives its codes."""
    cids: Mapping[int, int] | None = None
    """CFF that counts its glyphs as characters of a collection: from character to glyph."""
    truetype: bool = False


def tables(data: bytes) -> dict[bytes, bytes]:
    """The tables of an sfnt file (TrueType, OpenType); none where it is no such file."""
    if len(data) < 12 or data[:4] not in (b"\0\1\0\0", b"true", b"OTTO"):
        return {}
    count = struct.unpack_from(">H", data, 4)[0]
    found: dict[bytes, bytes] = {}
    for at in range(min(count, 100)):
        if 12 + 16 * (at + 1) > len(data):
            break
        tag, _, start, length = struct.unpack_from(">4sLLL", data, 12 + 16 * at)
        found[tag] = data[start : start + length]
    return found


def read_truetype(data: bytes) -> FontProgram | None:
    """A TrueType program; None where it is none, or is too broken to be read."""
    parts = tables(data)
    head, hhea, maxp, hmtx = (parts.get(tag, b"") for tag in (b"head", b"hhea", b"maxp", b"hmtx"))
    if len(head) < _HEAD or len(hhea) < _HHEA or len(maxp) < _MAXP or b"glyf" not in parts:
        return None
    units = struct.unpack_from(">H", head, 18)[0] or 1000
    glyphs = struct.unpack_from(">H", maxp, 4)[0]
    full = min(struct.unpack_from(">H", hhea, 34)[0], glyphs, len(hmtx) // 4)
    if not full:
        return None
    advances = struct.unpack(f">{full * 2}h", hmtx[: full * 4])[::2]
    widths = {glyph: (advance & 0xFFFF) * 1000 / units for glyph, advance in enumerate(advances)}
    widths.update(dict.fromkeys(range(full, glyphs), widths[full - 1]))
    return FontProgram(widths, _cmaps(parts.get(b"cmap", b"")), truetype=True)


def _cmaps(table: bytes) -> dict[tuple[int, int], _GlyphsByCode]:
    found: dict[tuple[int, int], _GlyphsByCode] = {}
    count = struct.unpack_from(">H", table, 2)[0] if len(table) >= 4 else 0
    for at in range(min(count, 50)):
        if 4 + 8 * (at + 1) > len(table):
            break
        platform, encoding, start = struct.unpack_from(">HHL", table, 4 + 8 * at)
        try:
            found[platform, encoding] = _cmap(table[start:])
        except struct.error:
            found[platform, encoding] = {}
    return found


def _cmap(table: bytes) -> _GlyphsByCode:
    """One subtable (OpenType, cmap): formats 0, 4, 6 and 12 are those that occur in PDF."""
    kind = struct.unpack_from(">H", table)[0]
    if kind == 0:
        return {code: glyph for code, glyph in enumerate(table[6:262]) if glyph}
    if kind == 4:
        return _segments(table)
    if kind == 6:
        first, count = struct.unpack_from(">HH", table, 6)
        glyphs = struct.unpack_from(f">{count}H", table, 10)
        return {first + at: glyph for at, glyph in enumerate(glyphs) if glyph}
    if kind == 12:
        known: _GlyphsByCode = {}
        for at in range(min(struct.unpack_from(">L", table, 12)[0], 10_000)):
            first, last, glyph = struct.unpack_from(">LLL", table, 16 + 12 * at)
            last = min(last, first + MAX_CODES - len(known))
            known.update((code, glyph + code - first) for code in range(first, last + 1))
        return known
    return {}


def _segments(table: bytes) -> _GlyphsByCode:
    """Format 4: stretches of codes that go to glyphs by addition, or through an array behind the stretches."""
    count = struct.unpack_from(">H", table, 6)[0] // 2
    shape = f">{count}H"
    ends = struct.unpack_from(shape, table, 14)
    starts = struct.unpack_from(shape, table, 16 + 2 * count)
    deltas = struct.unpack_from(shape, table, 16 + 4 * count)
    offsets = struct.unpack_from(shape, table, 16 + 6 * count)
    known: _GlyphsByCode = {}
    for at, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offset:
                # The offset counts from its own place in the array of offsets.
                place = 16 + 6 * count + 2 * at + offset + 2 * (code - first)
                glyph = struct.unpack_from(">H", table, place)[0] if place + 2 <= len(table) else 0
            if glyph or not offset:
                glyph = (glyph + delta) & 0xFFFF
            if glyph:
                known[code] = glyph
        if len(known) > MAX_CODES:
            break
    return known
