"""Pages drawn with ReportLab: letters embedded and not, inks, shadings, transparency, pictures, form fields."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from reportlab.lib.colors import CMYKColor, CMYKColorSep, Color, HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tools.corpus import pages

_TEXT, _ICONS = "CorpusText", "CorpusIcons"


def _letters(canvas: Canvas) -> None:
    canvas.setFont(_TEXT, 12)
    canvas.drawString(40, 300, "• et punkt, æøå")


def _unembedded(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 12)
    canvas.drawString(40, 300, "Et afsnit")
    canvas.setFont("ZapfDingbats", 12)
    canvas.drawString(40, 280, "n")


def _icons(canvas: Canvas) -> None:
    _letters(canvas)
    canvas.setFont(_ICONS, 12)
    canvas.drawString(40, 260, "\uf095 \uf0e0")


def _inks(canvas: Canvas) -> None:
    canvas.setFillColor(CMYKColor(0, 1, 0.5, 0.1))
    canvas.rect(40, 40, 90, 90, stroke=0, fill=1)
    canvas.setFillColor(CMYKColorSep(0, 0.6, 1, 0, spotName="PANTONE Prøve", density=1))
    canvas.rect(140, 40, 90, 90, stroke=0, fill=1)


def _shadings(canvas: Canvas) -> None:
    canvas.linearGradient(40, 40, 140, 140, (HexColor("#7a1f4b"), HexColor("#ffffff")), extend=False)
    canvas.radialGradient(200, 90, 40, (CMYKColor(0, 1, 0, 0), CMYKColor(0, 0, 0, 0)), extend=False)


def _transparent(canvas: Canvas) -> None:
    canvas.setFillColor(Color(1, 0, 0, alpha=0.4))
    canvas.rect(40, 40, 90, 90, stroke=0, fill=1)
    canvas.setFillAlpha(0.5)
    canvas.setFillColor(CMYKColor(1, 0, 0, 0))
    canvas.rect(90, 90, 90, 90, stroke=0, fill=1)


def _pictures(canvas: Canvas) -> None:
    kinds = (("RGB", "PNG"), ("RGBA", "PNG"), ("L", "PNG"), ("1", "PNG"), ("P", "PNG"), ("CMYK", "JPEG"), ("L", "JPEG"))
    for at, (mode, form) in enumerate(kinds):
        found = ImageReader(io.BytesIO(pages.picture(mode, form)))
        canvas.drawImage(found, 20 + 50 * at, 200, 40, 30, mask="auto")


def _fields(canvas: Canvas) -> None:
    _letters(canvas)
    canvas.acroForm.textfield(name="navn", tooltip="Navn", x=40, y=200, width=120, height=20, value="Anna")
    canvas.acroForm.checkbox(name="ja", tooltip="Ja", x=40, y=160, checked=True)


DRAWINGS: Mapping[str, Callable[[Canvas], None]] = {
    "letters": _letters,
    "unembedded": _unembedded,
    "icons": _icons,
    "inks": _inks,
    "shadings": _shadings,
    "transparent": _transparent,
    "pictures": _pictures,
    "fields": _fields,
}


def drawn(folder: Path) -> Iterator[Path]:
    """A file for each drawing."""
    pdfmetrics.registerFont(TTFont(_TEXT, pages.FONTS / "SourceSans3-Regular.ttf"))
    pdfmetrics.registerFont(TTFont(_ICONS, pages.icon_font(folder / "icons.ttf")))
    for name, draw in DRAWINGS.items():
        path = folder / f"{name}.pdf"
        canvas = Canvas(str(path), pagesize=(420, 595), invariant=True)
        canvas.setFont(_TEXT, 12)
        draw(canvas)
        canvas.showPage()
        canvas.save()
        yield path
