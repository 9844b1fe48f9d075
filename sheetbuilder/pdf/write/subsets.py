"""Subsets of fonts as objects of a file, made by ReportLab, each with its map back to Unicode."""

from __future__ import annotations

import io
from struct import unpack_from
from weakref import WeakKeyDictionary

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream
from reportlab.pdfbase.pdfdoc import format as formatted
from reportlab.pdfbase.ttfonts import TTEncoding, TTFont, TTFontFace

from sheetbuilder.pdf.write.fonts import FIRST_OF_SUBSET, EmbeddedSubset
from sheetbuilder.pdf.write.lean import lean

_OBJECTS = 4
"""Of each subset: the map, the program, the descriptor, the font."""


def subsets(program: bytes, letters: str, place: int) -> tuple[EmbeddedSubset, ...]:
    """The subsets of a font with these letters, in the order in which a file meets them; `place` is the font's in it.

    ReportLab trusts what it reads, so it sees only our own fonts, and those that the child has built anew.
    """
    document = PDFDocument(compression=1, invariant=1)
    document.fontMapping.update({str(before): "" for before in range(1, place)})
    font = _Font(program, letters)
    font.splitString(letters, document)
    font.getSubsetInternalName(0, document)
    font.addObjects(document)
    items = [document.idToObject[name] for _, name in sorted(document.numberToId.items())][FIRST_OF_SUBSET - 1 :]
    for item in items:
        if isinstance(item, PDFStream) and "Length1" in item.dictionary:
            item.content = lean(item.content)
            item.dictionary["Length1"] = len(item.content)
    written = [formatted(item, document, toplevel=1).removesuffix(b"endstream\n") for item in items]
    return tuple(EmbeddedSubset(*written[at : at + _OBJECTS]) for at in range(0, len(written), _OBJECTS))


class _FewLetters(TTFontFace):
    """A font as ReportLab subsets it, that knows just the letters that are asked for.

    ReportLab lists every letter and every glyph of a font when it opens it, a number at a time, which takes as long as
    painting ten pages. What it makes of them is the same to the byte.
    """

    def __init__(self, program: bytes, letters: str) -> None:
        super().__init__(io.BytesIO(program))
        head, told, glyphs = self._table("head"), self._table("hhea"), self.numGlyphs
        (full,) = unpack_from(">H", told, 34)
        measures = unpack_from(f">{full + glyphs}H", self._table("hmtx"))
        self.hmetrics = [
            *zip(measures[: 2 * full : 2], measures[1 : 2 * full : 2], strict=True),
            *((measures[2 * full - 2], bearing) for bearing in measures[2 * full :]),
        ]
        short = unpack_from(">H", head, 50) == (0,)
        places = unpack_from(f">{glyphs + 1}{'H' if short else 'L'}", self._table("loca"))
        self.glyphPos = [2 * place for place in places] if short else places
        font = hb.Font(hb.Face(program))
        found = {code: font.get_nominal_glyph(code) for code in (0, *map(ord, " " + letters))}
        self.charToGlyph = {code: glyph for code, glyph in found.items() if glyph is not None}
        self.charWidths = {code: self._width(glyph) for code, glyph in self.charToGlyph.items()}
        self.defaultWidth = self._width(0)

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: ARG002  # ReportLab's names
        """What the font says of itself as a whole."""
        super().extractInfo(charInfo=0)

    def _table(self, tag: str) -> bytes:
        return bytes(self.get_table(tag))  # type: ignore[no-untyped-call]

    def _width(self, glyph: int) -> float:
        width: float = self._pdfScale(self.hmetrics[glyph][0])  # type: ignore[attr-defined]
        return width


class _Font(TTFont):
    def __init__(self, program: bytes, letters: str) -> None:
        # All that its own does, but for the class of the face.
        self.fontName = "font"
        self.face = _FewLetters(program, letters)
        self.encoding = TTEncoding()
        self.state = WeakKeyDictionary()
        self._asciiReadable = False
        self.shapable = False
