"""Fonts in the file: ReportLab subsets and embeds them, each with its map back to Unicode."""

from __future__ import annotations

import io

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFStream
from reportlab.pdfbase.ttfonts import TTFont

from sheetbuilder.theme.typeface import FaceName, FontFile, Typeface


class FontShelf:
    """The faces of a typeface as ReportLab knows them; opened once, used for as many files as one likes."""

    def __init__(self, typeface: Typeface) -> None:
        self._typeface = typeface
        self._fonts: dict[FontFile, TTFont] = {}

    def font(self, name: FaceName) -> TTFont:
        """A face, opened when first asked for; faces may share a font.

        ReportLab trusts what it reads, so it sees only our own fonts, and those that the child has built anew.
        """
        file = self._typeface.files[name]
        font = self._fonts.get(file)
        if font is None:
            program = io.BytesIO(file.read())
            font = self._fonts[file] = TTFont(file.path.stem, program, asciiReadable=False, shapable=False)
        return font


class FontsInFile:
    """The fonts that one file uses, and the codes its text is written in."""

    def __init__(self, shelf: FontShelf, document: PDFDocument) -> None:
        self._shelf = shelf
        self._document = document

    def encoded(self, name: FaceName, text: str) -> list[tuple[str, bytes]]:
        """The text as pieces of (resource name of the font subset, codes of one byte each)."""
        font = self._shelf.font(name)
        return [
            (font.getSubsetInternalName(subset, self._document)[1:], codes)
            for subset, codes in font.splitString(text, self._document)
        ]

    def embed(self) -> dict[str, str]:
        """Write every subset into the file; resource names and the names of their objects."""
        for font in self._document.delayedFonts:
            font.addObjects(self._document)
        for name, item in self._document.idToObject.items():
            if name.startswith("fontFile:") and isinstance(item, PDFStream):
                item.content = lean(item.content)
                item.dictionary["Length1"] = len(item.content)
        resources = self._document.idToObject["BasicFonts"]
        assert isinstance(resources, PDFDictionary)
        fonts = resources.dict
        return {name: font.__InternalName__ for name, font in fonts.items()}


def lean(program: bytes) -> bytes:
    """A subset without what a PDF has no use for: the font's names and its metrics for Windows.

    Outlines, hints, widths and codes stay as they are (ISO 32000-1, 9.9 names the tables that count).
    """
    face = hb.Face(program)
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NOTDEF_OUTLINE
    wanted.glyph_set.update(range(face.glyph_count))
    wanted.drop_table_tag_set.update(int.from_bytes(tag, "big") for tag in (b"name", b"OS/2"))
    # The codes are of our own writer and say nothing to HarfBuzz.
    wanted.no_subset_table_tag_set.add(int.from_bytes(b"cmap", "big"))
    return bytes(hb.subset(face, wanted).blob.data)
