"""Font programs of other people's files read in the child: TrueType, CFF, and Type 1, each as its glyphs' widths."""

from __future__ import annotations

import io
import re
import struct

from fontTools.cffLib import CFFFontSet, TopDict
from fontTools.encodings.StandardEncoding import StandardEncoding
from fontTools.misc import eexec
from fontTools.misc.psCharStrings import T2WidthExtractor
from pypdf.generic import StreamObject

from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.programs import FontProgram, read_truetype, tables

_GLYPH = re.compile(rb"/([^\s/{}\[\]()<>]+)\s+(\d+)\s+(?:RD|-\||\S{1,6}) ")
_CODE = re.compile(rb"dup\s+(\d+)\s*/([^\s/{}\[\]()<>]+)\s+put")
_LENIV = re.compile(rb"/lenIV\s+(\d+)")
_MATRIX = re.compile(rb"/FontMatrix\s*\[\s*([0-9.eE+-]+)")
_EEXEC_KEY, _CHARSTRING_KEY = 55665, 4330
_MAX_GLYPHS = 70_000

FAULTS = (LookupError, ValueError, TypeError, AttributeError, AssertionError, ArithmeticError, struct.error, OSError)
"""What fontTools is known to raise where a program is broken."""


def read_program(descriptor: object) -> FontProgram | None:
    """The program of a font, by its descriptor; None where there is none that can be read."""
    for entry, read in (("/FontFile2", read_truetype), ("/FontFile3", _opentype), ("/FontFile", _type1)):
        held = objects.stream(objects.raw(descriptor, entry))
        if held is not None:
            return _attempt(held, read)
    return None


def _attempt(held: StreamObject, read: object) -> FontProgram | None:
    assert callable(read)
    data = bytes(held.get_data())
    try:
        found = read(data)
    except (*FAULTS, RecursionError):
        return None
    return found if isinstance(found, FontProgram) else None


def _opentype(data: bytes) -> FontProgram | None:
    parts = tables(data)
    if not parts:
        return _cff(data)
    return _cff(parts[b"CFF "]) if b"CFF " in parts else read_truetype(data)


def _cff(data: bytes) -> FontProgram | None:
    """Compact Font Format (Adobe Technical Note 5176): the width of a glyph stands at the head of its outline."""
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(data), None)
    font = fonts[0]
    order = font.getGlyphOrder()
    if len(order) > _MAX_GLYPHS:
        return None
    scale = 1000 * (font.FontMatrix[0] if "FontMatrix" in font.rawDict else 0.001)
    widths = {glyph: _advance(font, glyph) * scale for glyph in range(len(order))}
    if hasattr(font, "ROS"):
        # Glyphs are named after their characters: cid00123.
        cids = {0 if name == ".notdef" else int(name[3:]): glyph for glyph, name in enumerate(order)}
        return FontProgram(widths, cids=cids)
    encoding = font.Encoding
    builtin = _standard() if isinstance(encoding, str) else dict(enumerate(encoding))
    names = {name: glyph for glyph, name in enumerate(order)}
    return FontProgram(widths, names=names, builtin=builtin)


def _advance(font: TopDict, glyph: int) -> float:
    outline, selector = font.CharStrings.getItemAndSelector(font.getGlyphOrder()[glyph])
    private = font.FDArray[selector].Private if selector is not None and hasattr(font, "FDArray") else font.Private
    subrs = getattr(private, "Subrs", [])
    extractor = T2WidthExtractor(subrs, font.GlobalSubrs, private.nominalWidthX, private.defaultWidthX, private)
    outline.decompile()
    extractor.execute(outline)
    return float(extractor.width)


def _type1(data: bytes) -> FontProgram | None:
    """Type 1 (Adobe Type 1 Font Format, 7): the outlines are enciphered, and begin with the width."""
    at = data.find(b"eexec")
    if at < 0:
        return None
    clear, hidden = data[:at], data[at + 5 :].lstrip(b" \t\r\n")
    if re.fullmatch(rb"[0-9A-Fa-f\s]{8}", hidden[:8]):
        digits = re.sub(rb"[^0-9A-Fa-f]", b"", hidden)
        hidden = bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))
    inside = eexec.decrypt(hidden, _EEXEC_KEY)[0][4:]
    found = _LENIV.search(inside)
    skipped = int(found[1]) if found else 4
    matrix = _MATRIX.search(clear)
    scale = 1000 * float(matrix[1]) if matrix else 1.0
    names = {".notdef": 0}  # the first glyph everywhere, wherever the program has it
    widths: dict[int, float] = {}
    begin = max(inside.find(b"/CharStrings"), 0) + 12
    while (glyph := _GLYPH.search(inside, begin)) is not None and len(names) < _MAX_GLYPHS:
        length = int(glyph[2])
        outline = eexec.decrypt(inside[glyph.end() : glyph.end() + length], _CHARSTRING_KEY)[0][skipped:]
        width = _side_bearing(outline)
        index = names.setdefault(glyph[1].decode("latin-1"), len(names))
        if width is not None:
            widths[index] = width * scale
        begin = glyph.end() + length
    builtin = {int(code): name.decode("latin-1") for code, name in _CODE.findall(clear) if int(code) < 256}
    return FontProgram(widths, names=names, builtin=builtin or _standard())


def _side_bearing(outline: bytes) -> float | None:
    """The width that `hsbw` or `sbw` sets; None where the outline computes it."""
    stack: list[float] = []
    at = 0
    while at < len(outline):
        byte = outline[at]
        at += 1
        if 32 <= byte <= 246:
            stack.append(byte - 139)
        elif 247 <= byte <= 254 and at < len(outline):
            sign, base = (1, byte - 247) if byte <= 250 else (-1, byte - 251)
            stack.append(sign * (base * 256 + outline[at] + 108))
            at += 1
        elif byte == 255:
            stack.append(struct.unpack_from(">l", outline, at)[0])
            at += 4
        elif byte == 12 and outline[at : at + 1] == b"\x0c" and len(stack) > 1:
            last = stack.pop()
            stack[-1] = stack[-1] / last
            at += 1
        elif byte == 13 and len(stack) >= 2:
            return stack[1]
        elif byte == 12 and outline[at : at + 1] == b"\x07" and len(stack) >= 3:
            return stack[2]
        else:
            return None
    return None


def _standard() -> dict[int, str]:
    return {code: name for code, name in enumerate(StandardEncoding) if name != ".notdef"}
