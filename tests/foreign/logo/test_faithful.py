"""What we draw of an SVG is what another program draws of it, and every paint that is asked for is there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pypdfium2
import pytest

from sheetbuilder.foreign.logo import svg
from sheetbuilder.foreign.logo.painted import FILL, STROKE, painted
from tests.foreign.logo.marks import svg as written
from tests.tools import missing
from tools.logos import apart, drawings, librsvg, of_page

HERE = Path(__file__).parent
FILES = drawings(HERE / "logos.txt") | drawings(HERE / "drawings.txt")
BEYOND = {
    "clip on clip child",
    "clip path clipped",
    "clippath clip",
    "colours of every kind",
    "gradient r 0",
    "polygon odd points",
    "shadow of one element",
    "style upper",
    "symbol overflow",
    "variables",
}
"""What librsvg 2.54 does not know; a browser draws it as we do."""
SMOOTHED = 1.0
"""Per cent of pixels that may be off where a dash, a marker or a pixel of a picture ends."""


@pytest.mark.long
def test_another_program_sees_the_same() -> None:
    if shutil.which("rsvg-convert") is None:
        missing("rsvg-convert")
    assert len(FILES) > 120
    differing = {}
    for name, data in FILES.items():
        ours, theirs = of_page(svg.drawn(data, grey=False)), librsvg(data)
        assert ours.getextrema() != ((255, 255), (255, 255), (255, 255)), name
        if (name in BEYOND) != ((off := apart(ours, theirs)) > SMOOTHED):
            differing[name] = off
    assert differing == {}


def test_a_sheet_that_is_larger_than_the_drawing_is_no_part_of_the_logo() -> None:
    square = written('<rect width="40" height="40"/>', 'viewBox="0 0 40 40" width="100" height="40"')
    document = pypdfium2.PdfDocument(svg.drawn(square, grey=False))
    width, height = document[0].get_size()
    document.close()
    assert width == pytest.approx(height)


@pytest.mark.parametrize("program", ["inkscape", "illustrator", "figma"])
def test_what_drawing_programs_write_around_it_does_no_harm(program: str) -> None:
    data = Path(__file__).with_name(f"{program}.svg").read_bytes()
    assert svg.drawn(data, grey=False).startswith(b"%PDF")


def test_lines_below_their_filling_are_drawn_first() -> None:
    data = Path(__file__).with_name("inkscape.svg").read_bytes().replace(b"stroke:none", b"stroke:#000")
    assert [paint.kind for paint in painted(svg.drawn(data, grey=False))][:2] == [STROKE, FILL]
