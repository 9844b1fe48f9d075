"""A font built anew: the outlines that were tried out, and tables about them that are written here."""

from __future__ import annotations

import io
import re

from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables import _c_m_a_p as maps

from sheetbuilder.foreign.font.facts import FlawedFont, FontFlaw
from sheetbuilder.foreign.font.trial import Tried

_LONGEST = 63
"""Letters of a name (OpenType 1.9, name id 6)."""
_STEEPEST = 45.0
_FURTHEST = 4
"""Times the em: what a font says of its lines."""
_BASIC_PLANE = 0xFFFF
_OPENTYPE_EPOCH = 0


def built(program: bytes, tried: Tried, name: str, slant: float) -> bytes:
    """The font, with the characters that show; raises `FlawedFont`."""
    font = TTFont(io.BytesIO(program), recalcBBoxes=False, recalcTimestamp=False, lazy=True)
    font.setGlyphOrder([f"g{number}" for number in range(font["maxp"].numGlyphs)])  # their own names say nothing here
    units = font["head"].unitsPerEm
    _bounded(font, tried, units)
    _mapped(font, tried)
    _named(font, name)
    post = font["post"] = newTable("post")
    post.formatType = 3.0
    post.italicAngle = slant if abs(slant) <= _STEEPEST else 0.0
    post.underlinePosition, post.underlineThickness = -units // 10, units // 20
    post.isFixedPitch = post.minMemType42 = post.maxMemType42 = post.minMemType1 = post.maxMemType1 = 0
    made = io.BytesIO()
    font.save(made, reorderTables=True)
    return made.getvalue()


def _bounded(font: TTFont, tried: Tried, units: int) -> None:
    """What it says of its lines and its box, within reason."""
    head, hhea, metrics = font["head"], font["hhea"], font["OS/2"]
    heights = (hhea.ascent, hhea.descent, hhea.lineGap, metrics.sTypoAscender, metrics.sTypoDescender)
    if any(abs(height) > _FURTHEST * units for height in heights):
        raise FlawedFont(FontFlaw.BROKEN, "hhea, OS/2")
    if getattr(metrics, "sCapHeight", 0) < 0 or getattr(metrics, "sCapHeight", 0) > _FURTHEST * units:
        raise FlawedFont(FontFlaw.BROKEN, "OS/2")
    head.xMin, head.yMin, head.xMax, head.yMax = (round(edge * units) for edge in tried.box)
    head.created = head.modified = _OPENTYPE_EPOCH


def _mapped(font: TTFont, tried: Tried) -> None:
    """One map from characters to glyphs, and one that also holds what lies beyond the first plane."""
    known = font.getBestCmap() or {}
    chosen = {code: known[code] for code in tried.shown if code in known}
    table = font["cmap"] = newTable("cmap")
    table.tableVersion = 0
    table.tables = [_map(4, 1, {code: name for code, name in chosen.items() if code <= _BASIC_PLANE})]
    if any(code > _BASIC_PLANE for code in chosen):
        table.tables.append(_map(12, 10, chosen))


def _map(form: int, encoding: int, chosen: dict[int, str]) -> maps.CmapSubtable:
    table = maps.CmapSubtable.newSubtable(form)
    table.platformID, table.platEncID, table.language = 3, encoding, 0
    table.format, table.cmap = form, chosen
    if form > 4:
        table.reserved, table.length, table.nGroups = 0, 0, 0
    return table


def _named(font: TTFont, name: str) -> None:
    table = font["name"] = newTable("name")
    table.names = []
    for number, value in ((1, name), (2, "Regular"), (3, name), (4, name), (6, name)):
        table.setName(value, number, 3, 1, 0x409)


def name_in_pdf(candidates: list[str], otherwise: str) -> str:
    """What the font is called in a PDF: the first of its own names that may stand there."""
    for candidate in candidates:
        name = candidate.replace(" ", "-")
        if re.fullmatch(r"[A-Za-z0-9.-]+", name) and re.search("[A-Za-z]", name):
            return name[:_LONGEST]
    return otherwise
