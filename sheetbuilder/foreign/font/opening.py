"""A font file opened: its kind, what its maker allows, and one fixed weight of it with what can be printed."""

from __future__ import annotations

import struct
import unicodedata

import uharfbuzz as hb

from sheetbuilder.foreign.font.facts import FlawedFont, FontFlaw

SIGNS = 20_000
"""Characters of one font that are tried out; what lies beyond, counted from the lowest, is not taken."""

_TRUETYPE = (b"\0\1\0\0", b"true")
_KINDS = {
    b"wOFF": FontFlaw.FOR_THE_WEB,
    b"wOF2": FontFlaw.FOR_THE_WEB,
    b"ttcf": FontFlaw.COLLECTION,
}
_NEEDED = frozenset(("cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "OS/2"))
# Substitution is left out: one character is one glyph here. So is whatever only screens or editors have a use for.
_KEPT = _NEEDED | {"GPOS", "GDEF", "kern", "cvt ", "fpgm", "prep"}
_USE = 0xF
_RESTRICTED, _VIEWING = 0x2, 0x4
_NO_SUBSET, _BITMAP_ONLY = 0x100, 0x200
"""OpenType 1.9, OS/2.fsType."""
_SMALLEST, _LARGEST = 16, 16_384
"""Units of the em (OpenType 1.9, head)."""
_UNPRINTED = frozenset(("Cc", "Cs", "Cn"))


def opened(data: bytes) -> hb.Face:
    """The font, with all that printing needs of it; raises `FlawedFont`."""
    if data[:4] not in _TRUETYPE:
        raise FlawedFont(_KINDS.get(data[:4], FontFlaw.NOT_TRUETYPE))
    face = hb.Face(data)
    tags = frozenset(face.table_tags)
    if not tags & {"glyf"}:
        raise FlawedFont(FontFlaw.NOT_TRUETYPE)
    if lacking := sorted(_NEEDED - tags):
        raise FlawedFont(FontFlaw.BROKEN, ", ".join(lacking))
    if not face.glyph_count:
        raise FlawedFont(FontFlaw.BROKEN, "maxp")
    head = bytes(face.reference_table("head").data)
    if len(head) < 54 or not _SMALLEST <= struct.unpack_from(">H", head, 18)[0] <= _LARGEST:
        raise FlawedFont(FontFlaw.BROKEN, "head")
    return face


def allowed(face: hb.Face) -> bool:
    """Whether the maker allows it only in documents that nobody edits; raises `FlawedFont` where nothing is allowed.

    Where several of the first bits are set, the mildest holds (OpenType 1.9).
    """
    table = bytes(face.reference_table("OS/2").data)
    if len(table) < 78:
        raise FlawedFont(FontFlaw.BROKEN, "OS/2")
    (rights,) = struct.unpack_from(">H", table, 8)
    if rights & _USE == _RESTRICTED:
        raise FlawedFont(FontFlaw.RESTRICTED)
    if rights & _BITMAP_ONLY:
        raise FlawedFont(FontFlaw.BITMAP_ONLY)
    if rights & _NO_SUBSET:
        raise FlawedFont(FontFlaw.NOT_SUBSET)
    return bool(rights & _VIEWING) and not rights & 0x8


def characters(face: hb.Face) -> list[int]:
    """The characters that it says it has and that may be printed, from the lowest on."""
    found = []
    for code in face.unicodes:
        if unicodedata.category(chr(code)) not in _UNPRINTED:
            found.append(code)
            if len(found) == SIGNS:
                break
    if not found:
        raise FlawedFont(FontFlaw.BROKEN, "cmap")
    return found


def cut(face: hb.Face, codes: list[int], weight: int, *, italic: bool) -> hb.Face:
    """These characters alone, of a variable font in one weight; raises `FlawedFont`."""
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    wanted.unicode_set.update(codes)
    dropped = (tag for tag in face.table_tags if tag not in _KEPT and tag not in _VARYING)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode("latin-1", "replace"), "big") for tag in dropped)
    for axis in face.axis_infos if variable(face) else ():
        at = {"wght": weight, "ital": float(italic)}.get(axis.tag, axis.default_value)
        wanted.pin_axis_location(face, axis.tag, min(max(at, axis.min_value), axis.max_value))
    try:
        return hb.Face(bytes(hb.subset(face, wanted).blob.data))
    except (RuntimeError, ValueError) as error:
        raise FlawedFont(FontFlaw.BROKEN) from error


_VARYING = frozenset(("fvar", "gvar", "avar", "cvar", "HVAR", "MVAR", "VVAR"))
"""What HarfBuzz needs to fix a weight, and leaves out when it is fixed."""


def variable(face: hb.Face) -> bool:
    """Whether it holds many weights."""
    return "fvar" in face.table_tags and "gvar" in face.table_tags
