"""Draws letterheads as municipalities have them: `python -m tools.usual_letterheads FOLDER` writes each with its brand.

An address column on either side, three columns at the foot, a pale watermark, a band along the edge, the American
paper, a scan. Every one of them is to build a clean pack at the first try.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from sheetbuilder import resources

MM = 72 / 25.4
A4 = (210.0, 297.0)
LETTER = (215.9, 279.4)
FONT, BOLD = "Usual", "Usual-Bold"
ADDRESS = ("Familie og Forebyggelse", "Åvej 12", "0000 Prøvesund", "", "Telefon 00 00 00 00", "CVR 00 00 00 00")
HOURS = ("Åbningstider", "man.–tors. 9–15", "fre. 9–13")
_SCANNED = 150
"""Dots per inch of a scan from an office machine."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page that is drawn on, in millimetres from its upper left corner."""

    canvas: Canvas
    width: float
    height: float

    def rect(self, left: float, top: float, wide: float, high: float, colour: str) -> None:
        """A filled rectangle."""
        self.canvas.setFillColor(HexColor(colour))
        self.canvas.rect(left * MM, (self.height - top - high) * MM, wide * MM, high * MM, stroke=0, fill=1)

    def disc(self, left: float, top: float, radius: float, colour: str) -> None:
        """A filled circle about a point."""
        self.canvas.setFillColor(HexColor(colour))
        self.canvas.circle(left * MM, (self.height - top) * MM, radius * MM, stroke=0, fill=1)

    def words(self, words: str, left: float, top: float, size: float = 8, font: str = FONT) -> None:
        """A line of words, `top` being its baseline; negative `left` is where it ends, from the right edge."""
        self.canvas.setFillColor(HexColor("#1F2A30"))
        self.canvas.setFont(font, size)
        if left < 0:
            self.canvas.drawRightString((self.width + left) * MM, (self.height - top) * MM, words)
        else:
            self.canvas.drawString(left * MM, (self.height - top) * MM, words)

    def column(self, lines: tuple[str, ...], left: float, top: float) -> None:
        """Lines below one another, the first in bold."""
        for number, words in enumerate(lines):
            self.words(words, left, top + 4 * number, 8, FONT if number else BOLD)


Draw = Callable[[Sheet, int], None]
"""Draws a page, by its number."""


@dataclass(frozen=True, slots=True)
class Usual:
    """A letterhead, and what a brand file says of it beside its name and `make_room`."""

    draw: Draw
    pages: int = 1
    size: tuple[float, float] = A4
    more: str = ""


def logo(sheet: Sheet, left: float, top: float, radius: float) -> None:
    """A disc with a letter, and the name beside it."""
    sheet.disc(left, top, radius, "#1B6A3C")
    sheet.canvas.setFillColor(HexColor("#FFFFFF"))
    sheet.canvas.setFont(BOLD, radius * 2)
    sheet.canvas.drawCentredString(left * MM, (sheet.height - top) * MM - radius * 0.7, "P")
    sheet.words("Prøvesund Kommune", left + radius + 2, top + radius / 3, radius * 2, BOLD)


def on_the_right(sheet: Sheet, number: int) -> None:
    """Logo at the top right and an address column below it; a small logo on the pages that follow."""
    logo(sheet, sheet.width - 58, 19 if number == 1 else 14, 7 if number == 1 else 4)
    if number == 1:
        sheet.column((*ADDRESS, "", *HOURS), -13, 47)
    foot_line(sheet)


def on_the_left(sheet: Sheet, number: int) -> None:
    """Logo at the top left and an address column down the left side of the first page."""
    logo(sheet, 20, 18 if number == 1 else 14, 6 if number == 1 else 4)
    if number == 1:
        sheet.column((*ADDRESS, "", *HOURS), 14, 60)


def three_columns(sheet: Sheet, _number: int) -> None:
    """A logo, and a foot of three columns below a rule."""
    logo(sheet, 20, 13, 4)
    sheet.rect(15, sheet.height - 23, sheet.width - 30, 0.3, "#1B6A3C")
    for left, lines in ((15, ADDRESS[:3]), (80, ADDRESS[4:]), (145, HOURS)):
        sheet.column(lines, left, sheet.height - 18)


def watermark(sheet: Sheet, _number: int) -> None:
    """Pale arms in the middle of the page, and a name along the upper edge."""
    sheet.disc(sheet.width / 2, sheet.height / 2, 60, "#E4EEE7")
    sheet.disc(sheet.width / 2, sheet.height / 2, 40, "#F3F1DF")
    sheet.words("Prøvesund Kommune", 15, 11, 9, BOLD)


def band(sheet: Sheet, _number: int) -> None:
    """A band down the left edge, of two colours."""
    sheet.rect(5, 5, 6, sheet.height - 10, "#1B6A3C")
    sheet.rect(11, 5, 2, sheet.height - 10, "#C9A227")


def foot_line(sheet: Sheet) -> None:
    """A rule at the foot, and an address in one line below it."""
    sheet.rect(19, sheet.height - 14.5, sheet.width - 40, 0.4, "#1B6A3C")
    sheet.words("Prøvesund Kommune · Åvej 12 · 0000 Prøvesund · Telefon 00 00 00 00", 19, sheet.height - 10, 7)


def american(sheet: Sheet, _number: int) -> None:
    """A head and a foot on a page of another country's size."""
    logo(sheet, 24, 14, 5)
    foot_line(sheet)


def scan(sheet: Sheet, _number: int) -> None:
    """A picture of a whole page: paper that is not quite white, soft letters, a little dust."""
    across, down = (round(side / 25.4 * _SCANNED) for side in (sheet.width, sheet.height))
    picture = Image.effect_noise((across, down), 6).point(
        [min(252, max(238, 246 + value - 128)) for value in range(256)]
    )
    picture = picture.convert("RGB")
    pen = ImageDraw.Draw(picture)
    dots = _SCANNED / 25.4
    pen.ellipse([round(side * dots) for side in (15, 9, 25, 19)], fill="#2B6B45")
    for line, wide in enumerate((52, 44)):
        top = 10 + 5 * line
        pen.rectangle([round(side * dots) for side in (28, top, 28 + wide, top + 2.5)], fill="#333A3D")
    sheet.canvas.drawImage(
        ImageReader(picture.filter(ImageFilter.GaussianBlur(0.6))), 0, 0, sheet.width * MM, sheet.height * MM
    )


USUAL: Mapping[str, Usual] = {
    "column-right": Usual(on_the_right, 2),
    "column-left": Usual(on_the_left, 2),
    "three-columns": Usual(three_columns, 2),
    "watermark": Usual(watermark, 2),
    "band": Usual(band, more="  mirror: true\n"),
    "letter": Usual(american, 2, LETTER),
    "scan": Usual(scan),
}
"""The letterheads by name."""


def drawn(name: str) -> bytes:
    """The PDF of a letterhead."""
    usual = USUAL[name]
    for font, file in ((FONT, "SourceSans3-Regular.ttf"), (BOLD, "SourceSans3-Bold.ttf")):
        pdfmetrics.registerFont(TTFont(font, resources.fonts() / file))
    out = io.BytesIO()
    width, height = usual.size
    canvas = Canvas(out, (width * MM, height * MM), invariant=True, initialFontName=FONT)  # type: ignore[arg-type]
    for number in range(1, usual.pages + 1):
        usual.draw(Sheet(canvas, width, height), number)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def brand(name: str, number: str = "00 00 00 00") -> str:
    """A brand file that asks for a letterhead as people do: name, contacts, `make_room`."""
    return (
        f'type: brand\nname: Prøvesund Kommune\nmunicipality_code: "0000"\ncontacts:\n  - id: infohus\n'
        f"    label: Infohus\n    number: {number}\n    hours: hverdage kl. 9–15\n    checked: 2026-11-20\n"
        f"overlay:\n  file: {name}.pdf\n  make_room: true\n  landscape: none\n{USUAL[name].more}"
    )


def main(folder: Path) -> None:
    """Write every letterhead with its brand file into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in USUAL:
        (folder / f"{name}.pdf").write_bytes(drawn(name))
        (folder / f"{name}.yaml").write_text(brand(name), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
