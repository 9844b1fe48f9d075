"""What stands on a page: a display list in points, counted from the top left corner, colours by purpose.

An item without a mark is decoration: it becomes an artifact, and nobody has to remember to say so.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from sheetbuilder.layout.artwork import Artwork
from sheetbuilder.layout.imported import ImportedPage
from sheetbuilder.layout.place import Place
from sheetbuilder.layout.roles import Mark
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.typeface import FaceName


class Text(Struct, frozen=True, array_like=True, tag=True, gc=False):
    """A run of one face on one baseline; `kerns` moves the pen before the character at an index, in 1/1000 em."""

    x: float
    y: float
    text: str
    width: float
    face: FaceName
    size: float
    ink: ColourRole
    kerns: tuple[tuple[int, float], ...] = ()
    tracking: float = 0.0
    mark: Mark | None = None
    actual: str | None = None
    """What the run stands for where that differs from what it shows (a hyphen at a line's end)."""
    turned: bool = False
    """Whether it stands upside down, its baseline running to the left from its point."""


class Dash(StrEnum):
    """How a line is broken up."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"


class Pen(Struct, frozen=True, array_like=True, gc=False):
    """How an outline is drawn: its purpose, its width in points, its dash."""

    ink: ColourRole
    width: float = 0.5
    dash: Dash = Dash.SOLID


class OnPage(Struct, frozen=True, array_like=True, gc=False):
    """A rectangle of a page, y being its top."""

    x: float
    y: float
    width: float
    height: float


class Box(OnPage, frozen=True, tag=True):
    """A rectangle with round corners."""

    radius: float = 0.0
    pen: Pen | None = None
    fill: ColourRole | None = None
    mark: Mark | None = None


class Path(Struct, frozen=True, array_like=True, tag=True, gc=False):
    """Straight lines and Bézier curves: each step is 2 numbers (a line to) or 6 (a curve to)."""

    start: tuple[float, float]
    steps: tuple[tuple[float, ...], ...]
    closed: bool = False
    pen: Pen | None = None
    fill: ColourRole | None = None
    mark: Mark | None = None


def line(x1: float, y1: float, x2: float, y2: float, pen: Pen, mark: Mark | None = None) -> Path:
    """A straight line."""
    return Path((x1, y1), ((x2, y2),), pen=pen, mark=mark)


CIRCLE = 0.5522847498
"""How far the control points of a quarter circle stand from its ends, for radius 1."""


def ellipse(cx: float, cy: float, rx: float, ry: float, pen: Pen | None = None, fill: ColourRole | None = None) -> Path:
    """An ellipse about a centre, drawn with four curves."""
    kx, ky = rx * CIRCLE, ry * CIRCLE
    return Path(
        (cx + rx, cy),
        (
            (cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry),
            (cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy),
            (cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry),
            (cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy),
        ),
        closed=True,
        pen=pen,
        fill=fill,
    )


class Picture(OnPage, frozen=True, tag=True):
    """An artwork that fills a rectangle."""

    art: Artwork
    mark: Mark | None = None
    clear: float = 0.0
    """How far around it a letterhead's ink must keep away too, in points; the layout keeps our own content away."""


class Inset(OnPage, frozen=True, tag=True):
    """An imported page that fills a rectangle; it is shown once, since its marks are claimed once."""

    page: ImportedPage
    mark: Mark | None = None
    """For a page without marks of its own."""
    picture: ImportedPage | None = None
    """The same page without its marks, where it is shown again as decoration."""


class Area(OnPage, frozen=True, tag=True):
    """The rectangle of a place to write; nothing is painted for it, and no letterhead minds it."""

    place: Place
    lines: int = 1
    """How many lines of writing there is room for."""
    rules: float = 0.0
    """How far apart the rules in it are, the last one at its foot; 0 where there are none."""


class Group(Struct, frozen=True, array_like=True, tag=True, gc=False):
    """Items moved to the right and down together."""

    x: float
    y: float
    items: tuple[Item, ...]


Item = Text | Box | Path | Picture | Inset | Area | Group


class Drawing(Struct, frozen=True):
    """A vector drawing of a size, its items counted from its own top left corner."""

    width: float
    height: float
    items: tuple[Item, ...]
