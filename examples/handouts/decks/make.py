"""Make the example's two slide decks again: one with tags, by Typst, and one without, as a drawing program leaves it.

    python examples/handouts/decks/make.py

Typst and ReportLab come with `pip install -e '.[test]'`. The finished files are in the repository, so that nobody needs
to run this to build the handout.
"""

from __future__ import annotations

from pathlib import Path

import typst
from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).resolve().parent
FONTS = HERE.parents[2] / "fonts"
WIDTH, HEIGHT = 254 * mm, 143 * mm
INK, ACCENT, QUIET, TINT = HexColor("#1D2327"), HexColor("#12535E"), HexColor("#595959"), HexColor("#EEF3F2")
REGULAR, BOLD, LIGHT = "SourceSans3-Regular", "SourceSans3-Semibold", "SourceSans3-Light"


def main() -> None:
    """Both decks, beside this file."""
    source = HERE / "samtalen-begynder.typ"
    pdf = typst.compile(
        str(source), font_paths=[str(FONTS)], ignore_system_fonts=True, pdf_standards=["ua-1"], timestamp=1795651200
    )
    source.with_suffix(".pdf").write_bytes(pdf)
    drawings(HERE / "tavletegninger.pdf")


def drawings(path: Path) -> None:
    """Three drawings as on a whiteboard, without tags, titles or language."""
    for name in (REGULAR, BOLD, LIGHT):
        pdfmetrics.registerFont(TTFont(name, FONTS / f"{name}.ttf"))
    canvas = Canvas(str(path), (WIDTH, HEIGHT), invariant=1, initialFontName=REGULAR)
    for draw in (temperature, layers, questions):
        canvas.setLineJoin(1)
        draw(canvas)
        canvas.showPage()
    canvas.save()


def heading(canvas: Canvas, text: str) -> None:
    canvas.setFillColor(ACCENT)
    canvas.setFont(BOLD, 36)
    canvas.drawString(18 * mm, HEIGHT - 25 * mm, text)


def label(canvas: Canvas, x: float, y: float, text: str, font: str = REGULAR, size: float = 22) -> None:
    canvas.setFillColor(INK)
    canvas.setFont(font, size)
    canvas.drawCentredString(x * mm, y * mm, text)


def temperature(canvas: Canvas) -> None:
    """How tense a meeting is from the first minute to the last."""
    heading(canvas, "Et møde har en temperatur")
    canvas.setStrokeColor(QUIET)
    canvas.setLineWidth(1.2)
    canvas.line(26 * mm, 24 * mm, 26 * mm, 104 * mm)
    canvas.line(26 * mm, 24 * mm, 238 * mm, 24 * mm)
    path = canvas.beginPath()
    path.moveTo(30 * mm, 62 * mm)
    path.curveTo(52 * mm, 62 * mm, 58 * mm, 40 * mm, 78 * mm, 42 * mm)
    path.curveTo(100 * mm, 44 * mm, 104 * mm, 98 * mm, 128 * mm, 96 * mm)
    path.curveTo(150 * mm, 94 * mm, 150 * mm, 56 * mm, 172 * mm, 54 * mm)
    path.curveTo(196 * mm, 52 * mm, 210 * mm, 38 * mm, 234 * mm, 36 * mm)
    canvas.setStrokeColor(ACCENT)
    canvas.setLineWidth(3)
    canvas.drawPath(path)
    for x, y, text in (
        (48, 66, "velkommen"),
        (80, 31, "hverdagen"),
        (128, 102, "anledningen"),
        (182, 62, "pause"),
        (222, 45, "aftaler"),
    ):
        label(canvas, x, y, text)
    canvas.setFillColor(QUIET)
    canvas.setFont(REGULAR, 22)
    canvas.drawString(26 * mm, 14 * mm, "første minut")
    canvas.drawRightString(238 * mm, 14 * mm, "sidste minut")
    canvas.drawString(30 * mm, 99 * mm, "høj")
    canvas.drawString(30 * mm, 27 * mm, "lav")


def layers(canvas: Canvas) -> None:
    """What lies under the words."""
    heading(canvas, "Under ordene er der mere")
    for index, (name, question) in enumerate(
        (
            ("ord", "Hvad blev der sagt?"),
            ("følelse", "Hvordan lød det?"),
            ("behov", "Hvad er der brug for?"),
            ("relation", "Hvad er vi for hinanden?"),
        )
    ):
        inset, top = index * 7, 103 - index * 22
        canvas.setFillColor(TINT if index % 2 else HexColor("#FFFFFF"))
        canvas.setStrokeColor(ACCENT)
        canvas.setLineWidth(1.6)
        canvas.setDash([] if index == 0 else [6, 1 + 2 * index])
        canvas.roundRect((24 + inset) * mm, (top - 18) * mm, (206 - 2 * inset) * mm, 18 * mm, 2 * mm, fill=1)
        canvas.setDash([])
        canvas.setFillColor(ACCENT)
        canvas.setFont(BOLD, 24)
        canvas.drawString((31 + inset) * mm, (top - 11.5) * mm, name)
        canvas.setFillColor(INK)
        canvas.setFont(REGULAR, 22)
        canvas.drawRightString((223 - inset) * mm, (top - 11.5) * mm, question)


def questions(canvas: Canvas) -> None:
    """From questions that open to questions that close."""
    heading(canvas, "Fra åbent til lukket")
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(1.6)
    canvas.line(20 * mm, 57 * mm, 236 * mm, 57 * mm)
    for index, (text, gap) in enumerate(
        (("Fortæl …", 180), ("Hvordan …?", 110), ("Hvad var bedst?", 50), ("Var det godt?", 0))
    ):
        x = 46 + index * 55
        canvas.setStrokeColor(ACCENT)
        canvas.setLineWidth(4)
        canvas.arc((x - 13) * mm, 66 * mm, (x + 13) * mm, 92 * mm, 90 + gap / 2, 360 - gap)
        label(canvas, x, 45, text, BOLD if index == 0 else REGULAR)
    canvas.setFillColor(QUIET)
    canvas.setFont(REGULAR, 22)
    canvas.drawString(20 * mm, 31 * mm, "borgeren vælger emnet")
    canvas.drawRightString(236 * mm, 31 * mm, "du vælger emnet")
    canvas.setFont(LIGHT, 28)
    canvas.setFillColor(ACCENT)
    canvas.drawString(20 * mm, 14 * mm, "Spørg til venstre, når du vil vide noget nyt.")


if __name__ == "__main__":
    main()
