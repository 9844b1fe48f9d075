"""Subsets of fonts as objects of a file: HarfBuzz takes the outlines out, the map from codes to them is ours."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from struct import pack, unpack, unpack_from

import uharfbuzz as hb
from msgspec import Struct

from sheetbuilder.pdf.write.letter_codes import to_unicode
from sheetbuilder.pdf.write.objects import compressed_stream
from sheetbuilder.pdf.write.slots import entries
from sheetbuilder.pdf.write.syntax import number, numbers

_KEPT = "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"
"""The tables that a PDF has a use for beside the map (ISO 32000-1, 9.9)."""
_SYMBOLIC, _ITALIC = 1 << 2, 1 << 6
"""What a descriptor says of a font (ISO 32000-1, table 123); symbolic, so that its own map is what counts."""
_TAG = 6
"""Capitals before the name of a subset (ISO 32000-1, 9.6.4)."""
_NO_NAME = re.compile(r"[^A-Za-z0-9-]+")
_CHECKED = 0xB1B0AFBA
"""What all of a font comes to, its own check in `head` (OpenType 1.9)."""


class EmbeddedSubset(Struct, frozen=True, array_like=True):
    """A subset as it lies in a file, but for the references from one object to another."""

    letters: bytes
    """The map from codes to letters, a stream."""
    program: bytes
    """A stream."""
    descriptor: bytes
    """The inside of a dictionary."""
    font: bytes
    """The same."""


def subset(program: bytes, letters: Mapping[int, str]) -> EmbeddedSubset:
    """The subset of a font that has each of these letters under its code, a byte."""
    face = hb.Face(program)
    font = hb.Font(face)
    glyphs = {code: font.get_nominal_glyph(ord(letter)) or 0 for code, letter in sorted(letters.items())}
    first, last = min(glyphs), max(glyphs)
    made = _program(face, glyphs)
    name = _name(face, letters, made)
    share = 1000 / face.upem
    wide = {code: font.get_glyph_h_advance(glyph) * share for code, glyph in glyphs.items()}
    return EmbeddedSubset(
        compressed_stream(to_unicode(dict(sorted(letters.items())))),
        compressed_stream(made, {"Length1": len(made)}),
        entries(Type=b"/FontDescriptor", FontName=name, **_described(face, font, share)),
        entries(
            Type=b"/Font",
            Subtype=b"/TrueType",
            BaseFont=name,
            FirstChar=b"%d" % first,
            LastChar=b"%d" % last,
            Widths=b"[%s]" % numbers(wide.get(code, 0) for code in range(first, last + 1)).encode("ascii"),
        ),
    )


def _name(face: hb.Face, letters: Mapping[int, str], made: bytes) -> bytes:
    """The font's own name, and before it capitals that no other subset has, be it of a font with the same name."""
    hashed = hashlib.sha256(repr(sorted(letters.items())).encode() + made).digest()
    tag = "".join(chr(ord("A") + byte % 26) for byte in hashed[:_TAG])
    own = face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or ""
    return f"/{tag}+{_NO_NAME.sub('', own) or 'Font'}".encode("ascii")


def _described(face: hb.Face, font: hb.Font, share: float) -> Mapping[str, bytes]:
    lines = font.get_font_extents("ltr")
    capitals = font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT)
    slant = font.get_style_value(hb.StyleTag.SLANT_ANGLE)
    # A stem that is as thick as the weight has it: no font tells, and few readers ask.
    stem = 50 + int((font.get_style_value(hb.StyleTag.WEIGHT) / 65) ** 2)
    box = unpack_from(">4h", face.reference_table("head").data, 36)
    measured = {
        "Ascent": lines.ascender * share,
        "Descent": lines.descender * share,
        "CapHeight": capitals * share,
        "ItalicAngle": slant,
        "StemV": stem,
        "MissingWidth": font.get_glyph_h_advance(0) * share,
    }
    return {
        "Flags": b"%d" % (_SYMBOLIC | (_ITALIC if slant else 0)),
        "FontBBox": b"[%s]" % numbers(edge * share for edge in box).encode("ascii"),
        **{key: number(value).encode("ascii") for key, value in measured.items()},
    }


def _program(face: hb.Face, glyphs: Mapping[int, int]) -> bytes:
    """A TrueType font with these glyphs, each under its code."""
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.NOTDEF_OUTLINE
    wanted.glyph_set.update(glyphs.values())
    wanted.drop_table_tag_set.update(_tag(name) for name in face.table_tags if name not in _KEPT)
    plan = hb.SubsetPlan(face, wanted)
    made, numbered = plan.execute(), plan.old_to_new_glyph_mapping
    tables = {name: bytes(made.reference_table(name).data) for name in made.table_tags if name in _KEPT}
    return _packed(tables | {"cmap": _map({code: numbered[glyph] for code, glyph in glyphs.items()})})


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("latin-1"), "big")


def _map(glyphs: Mapping[int, int]) -> bytes:
    """The only map of a symbolic font: one of the Macintosh's (OpenType 1.9, cmap; ISO 32000-1, 9.6.6.4)."""
    first, last = min(glyphs), max(glyphs)
    listed = [glyphs.get(code, 0) for code in range(first, last + 1)]
    trimmed = pack(f">5H{len(listed)}H", 6, 10 + 2 * len(listed), 0, first, len(listed), *listed)
    return pack(">4HL", 0, 1, 1, 0, 12) + trimmed


def _packed(tables: Mapping[str, bytes]) -> bytes:
    """A font file with these tables (OpenType 1.9, font file)."""
    head = tables["head"]
    tables = {**tables, "head": head[:8] + bytes(4) + head[12:]}
    steps = len(tables).bit_length() - 1
    listed = [pack(">L4H", 0x10000, len(tables), 16 << steps, steps, 16 * len(tables) - (16 << steps))]
    data, at = list[bytes](), 12 + 16 * len(tables)
    for name, content in sorted(tables.items()):
        data.append(content + bytes(-len(content) % 4))
        if name == "head":
            adjusted = at + 8
        listed.append(pack(">4s3L", name.encode("latin-1"), _check(data[-1]), at, len(content)))
        at += len(data[-1])
    whole = b"".join((*listed, *data))
    check = pack(">L", (_CHECKED - _check(whole)) % (1 << 32))
    return whole[:adjusted] + check + whole[adjusted + 4 :]


def _check(content: bytes) -> int:
    """The sum of a table as numbers of four bytes."""
    total: int = sum(unpack(f">{len(content) // 4}L", content))
    return total % (1 << 32)
