"""Draws the marks of the municipalities that do not exist: `python -m tools.marks examples/brands/logos`.

Plain geometry, far from any arms: municipal arms are reserved for the municipalities' own authorities.
"""

from __future__ import annotations

import io
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import uharfbuzz
from reportlab.pdfgen.canvas import Canvas

from sheetbuilder import resources
from sheetbuilder.foreign.logo.onepage import WIDE, one_page

Step = tuple[str, tuple[float, ...]]
"""M, L, Q, C or Z, and the points, y counted down."""

BLACK = "#000000"
_KAPPA = 0.5522847498
_DOTS = 1400
"""Pixels across a picture: 600 dots per inch on a cover."""


@dataclass(frozen=True, slots=True)
class Area:
    """A filled outline."""

    steps: tuple[Step, ...]
    colour: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark as large as it says, in units of its own."""

    width: float
    height: float
    areas: tuple[Area, ...]

    @property
    def black(self) -> Mark:
        """The same in black alone."""
        return Mark(self.width, self.height, tuple(Area(area.steps, BLACK) for area in self.areas))


def polygon(*points: tuple[float, float]) -> tuple[Step, ...]:
    """Straight sides."""
    return (("M", points[0]), *(("L", point) for point in points[1:]), ("Z", ()))


def circle(x: float, y: float, r: float) -> tuple[Step, ...]:
    """A circle of four curves."""
    k = r * _KAPPA
    return (
        ("M", (x + r, y)),
        ("C", (x + r, y + k, x + k, y + r, x, y + r)),
        ("C", (x - k, y + r, x - r, y + k, x - r, y)),
        ("C", (x - r, y - k, x - k, y - r, x, y - r)),
        ("C", (x + k, y - r, x + r, y - k, x + r, y)),
        ("Z", ()),
    )


def quarter(x: float, y: float, r: float, turn: int) -> tuple[Step, ...]:
    """A quarter of a circle about a corner, turned by so many quarters."""
    across, down = ((1, 1), (-1, 1), (-1, -1), (1, -1))[turn]
    k = r * _KAPPA
    curve = (x + across * r, y + down * k, x + across * k, y + down * r, x, y + down * r)
    return ("M", (x, y)), ("L", (x + across * r, y)), ("C", curve), ("Z", ())


def bar(x: float, y: float, width: float, height: float) -> tuple[Step, ...]:
    """A bar with round ends."""
    r = height / 2
    k = r * _KAPPA
    right, middle, low = x + width, y + r, y + height
    return (
        ("M", (x + r, y)),
        ("L", (right - r, y)),
        ("C", (right - r + k, y, right, middle - k, right, middle)),
        ("C", (right, middle + k, right - r + k, low, right - r, low)),
        ("L", (x + r, low)),
        ("C", (x + r - k, low, x, middle + k, x, middle)),
        ("C", (x, middle - k, x + r - k, y, x + r, y)),
        ("Z", ()),
    )


def letters(text: str, x: float, base: float, size: float, colour: str) -> tuple[Area, float]:
    """Words as outlines from a point on, and how wide they are."""
    data = (resources.fonts() / "SourceSans3-Semibold.ttf").read_bytes()
    font = uharfbuzz.Font(uharfbuzz.Face(data))
    scale = size / font.face.upem
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    steps: list[Step] = []
    pen = x

    def step(kind: str) -> object:
        def add(*values: object) -> None:
            points = [value for value in values if isinstance(value, int | float)]
            moved = [pen + v * scale if i % 2 == 0 else base - v * scale for i, v in enumerate(points)]
            steps.append((kind, tuple(moved)))

        return add

    draw = uharfbuzz.DrawFuncs()
    draw.set_move_to_func(step("M"))
    draw.set_line_to_func(step("L"))
    draw.set_quadratic_to_func(step("Q"))
    draw.set_cubic_to_func(step("C"))
    draw.set_close_path_func(step("Z"))
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        font.draw_glyph(info.codepoint, draw, None)
        pen += position.x_advance * scale
    return Area(tuple(steps), colour), pen - x


def named(mark: Sequence[Area], lines: Sequence[str], colour: str) -> Mark:
    """A mark 40 units high with a name beside it."""
    size, leading = 17.0, 19.0
    first = 20 - leading * (len(lines) - 1) / 2 + 5.6
    words = [letters(line, 52, first + leading * index, size, colour) for index, line in enumerate(lines)]
    return Mark(52 + max(width for _, width in words), 40, (*mark, *(area for area, _ in words)))


def eksempelkoebing() -> Mark:
    """Four quarters of circles that look around."""
    plum, rose = "#7A1F4B", "#C77A9C"
    quarters = (
        Area(quarter(0, 0, 19, 0), plum),
        Area(quarter(40, 0, 19, 1), rose),
        Area(quarter(40, 40, 19, 2), plum),
        Area(quarter(0, 40, 19, 3), rose),
    )
    return named(quarters, ("Eksempelkøbing", "Kommune"), plum)


def proevesund() -> Mark:
    """A disc over three bars."""
    yellow, blue = "#F5C518", "#1F4E79"
    areas = (
        Area(circle(20, 10, 10), yellow),
        Area(bar(0, 23.5, 40, 3.6), blue),
        Area(bar(5, 29.9, 30, 3.6), blue),
        Area(bar(11, 36.3, 18, 3.6), blue),
    )
    return named(areas, ("Prøvesund", "Kommune"), blue)


def moensterbjerg() -> Mark:
    """Triangles, row upon row."""
    blue, pale = "#1B4F9C", "#7FA3D6"
    side = 40 / 3
    high = side * math.sqrt(3) / 2
    areas = []
    for row in range(3):
        for index in range(row + 1):
            left = 20 - (row + 1) * side / 2 + index * side
            top = 20 - 1.5 * high + row * high
            outline = polygon((left + 0.6, top + high), (left + side - 0.6, top + high), (left + side / 2, top + 0.9))
            areas.append(Area(outline, blue if (row + index) % 2 == 0 else pale))
    return named(areas, ("Mønsterbjerg", "og Omegns Landkommune"), blue)


def svg(mark: Mark) -> bytes:
    """The mark as an SVG."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {mark.width:.2f} {mark.height:.2f}">',
    ]
    for area in mark.areas:
        path = " ".join(kind + ",".join(f"{value:.2f}" for value in points) for kind, points in area.steps)
        lines.append(f'  <path fill="{area.colour}" d="{path}"/>')
    return "\n".join([*lines, "</svg>", ""]).encode("utf-8")


def pdf(mark: Mark) -> bytes:
    """The mark as a PDF of one page, which is no larger than the mark."""

    def draw(canvas: Canvas) -> None:
        for area in mark.areas:
            path, at = canvas.beginPath(), (0.0, 0.0)
            for kind, points in area.steps:
                up = [mark.height - value if index % 2 else value for index, value in enumerate(points)]
                if kind == "M":
                    path.moveTo(*up)
                elif kind == "L":
                    path.lineTo(*up)
                elif kind == "C":
                    path.curveTo(*up)
                elif kind == "Q":  # a curve of the third degree through the same points
                    first = [at[i] + 2 / 3 * (up[i] - at[i]) for i in (0, 1)]
                    second = [up[2 + i] + 2 / 3 * (up[i] - up[2 + i]) for i in (0, 1)]
                    path.curveTo(*first, *second, *up[2:])
                else:
                    path.close()
                at = (up[-2], up[-1]) if up else at
            canvas.setFillColor(area.colour)
            canvas.drawPath(path, stroke=0, fill=1, fillMode=1)

    return one_page(mark.width, mark.height, draw)


def png(mark: Mark) -> bytes:
    """The mark as a picture on a transparent ground."""
    page = pypdfium2.PdfDocument(pdf(mark))[0]
    picture = page.render(scale=_DOTS / WIDE, fill_color=(255, 255, 255, 0)).to_pil().convert("RGBA")
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def main(folder: Path) -> None:
    """Write every mark, in colour and in black."""
    folder.mkdir(parents=True, exist_ok=True)
    for make, write, ending in ((eksempelkoebing, svg, "svg"), (proevesund, png, "png"), (moensterbjerg, pdf, "pdf")):
        mark = make()
        (folder / f"{make.__name__}.{ending}").write_bytes(write(mark))
        (folder / f"{make.__name__}-sort.{ending}").write_bytes(write(mark.black))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
