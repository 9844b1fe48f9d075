"""Small PDFs of pages of any size, for printers."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject

from sheetbuilder.theme.papers import MM

A3, A4, A5 = (297.0, 420.0), (210.0, 297.0), (148.0, 210.0)


def paper_pdf(path: Path, *sizes: tuple[float, float], duplex: str = "") -> Path:
    """A file of blank pages of those sizes in millimetres; `duplex` is what it says of the sides of papers."""
    writer = PdfWriter()
    for width, height in sizes:
        writer.add_blank_page(width * MM, height * MM)
    if duplex:
        preferences = DictionaryObject({NameObject("/Duplex"): NameObject(f"/{duplex}")})
        writer.root_object[NameObject("/ViewerPreferences")] = preferences
    writer.write(path)
    return path
