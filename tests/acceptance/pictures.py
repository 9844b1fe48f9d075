"""Finished pages as a black-and-white printer and an eye have them: grey pixels, and each letter with size and ink."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import c_double, c_uint
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image
from pypdfium2 import raw

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter on a page: its size in points, the colour that fills it, its box from the page's lower left corner."""

    character: str
    size: float
    colour: tuple[int, int, int]
    box: tuple[float, float, float, float]


def contrast(one: float, other: float) -> float:
    """The contrast ratio of two greys from 0 to 255 (WCAG 2.1)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(grey: float) -> float:
    value = grey / 255
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def in_grey(colour: tuple[int, int, int]) -> float:
    """A colour as a black-and-white printer has it (ITU-R BT.601, as drivers and Pillow do)."""
    red, green, blue = colour
    return 0.299 * red + 0.587 * green + 0.114 * blue


def ground(page: Image.Image, letter: Letter, scale: float) -> int:
    """The grey that a letter stands on: the one that is met most on a line drawn around it."""
    x, y, past_x, past_y = letter.box
    left, top = int(x * scale) - 3, int(page.height - past_y * scale) - 3
    right, bottom = int(past_x * scale) + 4, int(page.height - y * scale) + 4
    sides = (
        (left, top, right, top + 1),
        (left, bottom - 1, right, bottom),
        (left, top, left + 1, bottom),
        (right - 1, top, right, bottom),
    )
    counts = [sum(column) for column in zip(*(page.crop(side).histogram() for side in sides), strict=True)]
    return counts.index(max(counts))


def grey_pages(path: Path, scale: float) -> Iterator[Image.Image]:
    """Each page in grey, `scale` pixels to a point."""
    with pypdfium2.PdfDocument(path) as document:
        for index in range(len(document)):
            yield document[index].render(scale=scale, grayscale=True).to_pil().convert("L")


def letters(path: Path) -> Iterator[list[Letter]]:
    """The letters of each page, white space left out."""
    with pypdfium2.PdfDocument(path) as document:
        for index in range(len(document)):
            text = document[index].get_textpage()
            yield [_letter(text, at) for at in range(text.count_chars()) if text.get_text_range(at, 1).strip()]


def _letter(text: pypdfium2.PdfTextPage, at: int) -> Letter:
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    raw.FPDFText_GetFillColor(text, at, red, green, blue, alpha)
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    raw.FPDFText_GetCharBox(text, at, left, right, bottom, top)
    return Letter(
        text.get_text_range(at, 1),
        raw.FPDFText_GetFontSize(text, at),
        (red.value, green.value, blue.value),
        (left.value, bottom.value, right.value, top.value),
    )
