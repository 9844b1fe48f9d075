"""Draws letterheads of municipalities that do not exist: `python -m tools.letterheads examples/brands/letterheads`.

A usual one, one with a page that lies, and one whose boxes are as odd as those of real programs; each looks plain.
"""

from __future__ import annotations

import io
import math
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from pypdf.generic import FloatObject, NameObject, NumberObject, RectangleObject
from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from sheetbuilder import resources

MM = 72 / 25.4
SHORT, LONG = 210 * MM, 297 * MM
EDGE = 8 * MM
"""Office printers leave the outermost millimetres white."""
FONT = "Letterhead"

Draw = Callable[[Canvas, float, float], None]
"""Draws a page of a width and a height, as an eye sees it."""


@dataclass(frozen=True, slots=True)
class Boxes:
    """How a file counts a page: where its corner lies, what is cropped, how it is turned, how long a unit is."""

    left: float = 0.0
    bottom: float = 0.0
    margin: float = 0.0
    """Points around the part that is shown."""
    turned: int = 0
    unit: float = 1.0


PLAIN = Boxes()


def quarters(canvas: Canvas, x: float, y: float, side: float, count: int) -> None:
    """A row of quarters of circles from an upper left corner on, each turned on from the one before."""
    for index in range(count):
        left = x + index * side
        corners = ((left, y), (left + side, y), (left + side, y - side), (left, y - side))
        cx, cy = corners[index % 4]
        canvas.setFillColor(HexColor("#7A1F4B" if index % 2 == 0 else "#C77A9C"))
        path = canvas.beginPath()
        path.moveTo(cx, cy)
        r = side * 0.95
        path.arcTo(cx - r, cy - r, cx + r, cy + r, (270, 180, 90, 0)[index % 4], 90)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)


def line_of_words(canvas: Canvas, words: str, width: float, colour: str) -> None:
    """An address along the lower edge, in the middle."""
    canvas.setFillColor(HexColor(colour))
    canvas.setFont(FONT, 8)
    canvas.drawCentredString(width / 2, EDGE, words)


def eksempelkoebing(side: float) -> Draw:
    """Quarters of circles along the head, an address at the foot."""

    def draw(canvas: Canvas, width: float, height: float) -> None:
        count = int((width - 2 * EDGE) / side)
        quarters(canvas, (width - count * side) / 2, height - EDGE, side, count)
        line_of_words(canvas, "Eksempelkøbing Kommune · Rådhustorvet 1 · 0000 Eksempelkøbing", width, "#7A1F4B")

    return draw


def proevesund(canvas: Canvas, width: float, height: float) -> None:
    """A disc and ever shorter bars down the right edge, outside of what we print."""
    right = width - EDGE
    canvas.setFillColor(HexColor("#F5C518"))
    canvas.circle(right - 2.5 * MM, height - EDGE - 2.5 * MM, 2.5 * MM, stroke=0, fill=1)
    canvas.setFillColor(HexColor("#1F4E79"))
    top = height - EDGE - 9 * MM
    for index in range(9):
        long = (height - 2 * EDGE) * 0.17 * 0.78**index
        canvas.roundRect(right - 3.2 * MM, top - long, 1.4 * MM, long, 0.7 * MM, stroke=0, fill=1)
        top -= long + 3 * MM


def moensterbjerg(canvas: Canvas, width: float, height: float) -> None:
    """Two rows of triangles along the head, like hills far away."""
    side = 6 * MM
    high = side * math.sqrt(3) / 2
    count = int((width - 2 * EDGE) / side)
    begin = (width - count * side) / 2
    for index in range(count):
        rise = high * (0.45 + 0.55 * abs(math.sin(index * 0.9)))
        canvas.setFillColor(HexColor("#1B4F9C" if index % 3 else "#7FA3D6"))
        left, base = begin + index * side, height - EDGE - high
        path = canvas.beginPath()
        path.moveTo(left + 0.5, base)
        path.lineTo(left + side - 0.5, base)
        path.lineTo(left + side / 2, base + rise)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)
    line_of_words(canvas, "Mønsterbjerg og Omegns Landkommune · Bakketoppen 3 · 0000 Mønsterbjerg", width, "#1B4F9C")


def page(draw: Draw, width: float, height: float, boxes: Boxes) -> bytes:
    """A file of one page that looks as drawn, however its boxes count it."""
    wide, high = (height, width) if boxes.turned % 180 else (width, height)
    wide, high = wide / boxes.unit, high / boxes.unit
    left, bottom = boxes.left + boxes.margin, boxes.bottom + boxes.margin
    right, top = left + wide, bottom + high
    a, b, c, d, e, f = {
        0: (1, 0, 0, 1, left, bottom),
        90: (0, 1, -1, 0, right, bottom),
        180: (-1, 0, 0, -1, right, top),
        270: (0, -1, 1, 0, left, top),
    }[boxes.turned]
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(wide, high), invariant=1, initialFontName=FONT)  # type: ignore[arg-type]
    canvas.transform(a / boxes.unit, b / boxes.unit, c / boxes.unit, d / boxes.unit, e, f)
    draw(canvas, width, height)
    canvas.save()
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(out.getvalue())))
    (only,) = writer.pages
    around = boxes.margin
    only[NameObject("/MediaBox")] = RectangleObject((left - around, bottom - around, right + around, top + around))
    if around:
        only[NameObject("/CropBox")] = RectangleObject((left, bottom, right, top))
    if boxes.turned:
        only[NameObject("/Rotate")] = NumberObject(boxes.turned)
    if boxes.unit != 1:
        only[NameObject("/UserUnit")] = FloatObject(boxes.unit)
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    """A file as bytes, without what its maker says of itself."""
    writer.metadata = None
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def joined(*pages: bytes) -> bytes:
    """Files of one page as one file."""
    writer = PdfWriter()
    for data in pages:
        writer.append(io.BytesIO(data))
    return written(writer)


def letterheads() -> dict[str, bytes]:
    """Every letterhead by the name of its file."""
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(FONT, str(resources.fonts() / "SourceSans3-Regular.ttf")))
    large, small = eksempelkoebing(12 * MM), eksempelkoebing(3.5 * MM)
    odd = (
        Boxes(left=-340.5, bottom=120, margin=36, turned=90),
        Boxes(left=72, bottom=-600, unit=2),
        Boxes(left=15, bottom=25, margin=20, turned=270),
    )
    return {
        "eksempelkoebing": joined(
            page(large, SHORT, LONG, PLAIN), page(small, SHORT, LONG, PLAIN), page(small, LONG, SHORT, PLAIN)
        ),
        "proevesund": joined(page(proevesund, SHORT, LONG, PLAIN), page(proevesund, LONG, SHORT, PLAIN)),
        "moensterbjerg": joined(
            page(moensterbjerg, SHORT, LONG, odd[0]),
            page(moensterbjerg, SHORT, LONG, odd[1]),
            page(moensterbjerg, LONG, SHORT, odd[2]),
        ),
    }


def main(folder: Path) -> None:
    """Write every letterhead."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in letterheads().items():
        (folder / f"{name}.pdf").write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
