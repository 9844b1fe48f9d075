"""Draws the picture of real pages that the README shows: `python tools/pictures.py OUT_DIR docs/pictures/pages.png`."""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
from PIL import Image

# File and page (counted from 0) of each picture: a cover, a front, a back, and the figure below.
PAGES = (("saet-1-foer-moedet.pdf", 0), ("saet-1-foer-moedet.pdf", 22), ("saet-1-foer-moedet.pdf", 23))
FIGURE = ("arbejdsgang.pdf", 0)
_EDGE, _GROUND = 18, (222, 227, 226)


def rendered(path: Path, page: int, width: int) -> Image.Image:
    """A page of a file as a picture that wide, in pixels."""
    document = pypdfium2.PdfDocument(path)
    sheet = document[page]
    picture: Image.Image = sheet.render(scale=width / sheet.get_width()).to_pil()
    return picture.convert("RGB")


def main(out: Path, target: Path) -> None:
    """Write the picture of the pages in `out`."""
    sheets = [rendered(out / name, page, 420) for name, page in PAGES]
    figure = rendered(out / FIGURE[0], FIGURE[1], 3 * 420 + 2 * _EDGE)
    high = sheets[0].height
    board = Image.new("RGB", (figure.width + 2 * _EDGE, high + figure.height + 3 * _EDGE), _GROUND)
    for index, sheet in enumerate(sheets):
        board.paste(sheet, (_EDGE + index * (420 + _EDGE), _EDGE))
    board.paste(figure, (_EDGE, high + 2 * _EDGE))
    target.parent.mkdir(parents=True, exist_ok=True)
    board.quantize(200).save(target, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
