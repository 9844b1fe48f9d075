"""A poster: one page enlarged, in one piece for a plotter or in tiles for an office printer, to be put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from sheetbuilder.errors import Problem
from sheetbuilder.imposition.marks import PEN
from sheetbuilder.layout.flow.pages import Page
from sheetbuilder.layout.items import Dash, Item, Pen, line
from sheetbuilder.layout.sides import Flip, PaperSides, Sides
from sheetbuilder.layout.surfaces import Matrix, PlacedPage, Surface
from sheetbuilder.theme.papers import MM, Paper
from sheetbuilder.theme.posters import POSTERS

OVERLAP = 10 * MM
"""How much of its neighbours every tile shows again: enough for glue, and for a knife that slips."""
STRIP = 13 * MM
"""What is left white about the picture on every paper: for the marks, and beyond them what printers cannot print."""
TILED_ON = ("a4", "a3")
"""The papers that tiles are printed on: smaller ones would be too many."""
_OFF, _SHORT = 1 * MM, 4 * MM
"""How far a mark keeps off the picture, and how long it is: no ink comes nearer than 8 mm to the edge of the paper."""
_PUT = Pen(PEN.ink, PEN.width, Dash.DASHED)
_NONE = 0.01
"""Points; what is left over by less than this is nothing."""


class Tile(Struct, frozen=True):
    """A piece of a poster: its row from the top and its column from the left, from 0, and what it shows of it.

    The rectangle is in points of the poster, from its upper left corner: left, top, width, height.
    """

    row: int
    column: int
    left: float
    top: float
    width: float
    height: float


class Tiling(Struct, frozen=True):
    """The tiles of a poster, row by row, on papers of a size, in points."""

    width: float
    height: float
    rows: int
    columns: int
    tiles: tuple[Tile, ...]


class Poster(Struct, frozen=True):
    """A scheme for documents of one page: a poster of a size of `POSTERS`, in one piece or in as many as it takes."""

    size: str
    whole: bool = False

    @property
    def scheme(self) -> str:
        """What it is called."""
        return "poster"

    def composed_on(self, printed: str) -> str:
        """A4, whatever it is printed on: as large as that is the drawing that is enlarged."""
        del printed
        return "a4"

    def composed_for(self, printed: PaperSides) -> PaperSides:
        """One side: a wall has no back."""
        del printed
        return PaperSides(Sides.SIMPLEX)

    def faults(self, pages: Sequence[Page], printed: Paper) -> Iterator[Problem]:
        """Nothing: any page can be enlarged."""
        del pages, printed
        yield from ()

    def surfaces(self, pages: Sequence[Page], printed: Paper, flip: Flip | None) -> list[Surface]:
        """The page in one piece, or the tiles row by row; the first of them is the one that is read.

        `ValueError` for more than one page.
        """
        del flip
        (page,) = pages
        width, height = self.measures(page)
        if self.whole:
            return [Surface(width, height, (PlacedPage(page, _enlarged(page, width, height)),))]
        tiling = tiled(width, height, printed)
        return [_surface(page, tile, tiling, (width, height)) for tile in tiling.tiles]

    def measures(self, page: Page) -> tuple[float, float]:
        """Width and height of the poster of a page, which lies where the page does."""
        short, long = POSTERS[self.size]
        return (long, short) if page.landscape else (short, long)


def tiled(width: float, height: float, paper: Paper) -> Tiling:
    """The tiles of a poster of that size on a paper, standing or lying: as few as there can be.

    Every tile but the last of a row or column shows as much as the paper has room for.
    """
    ways = [_tiled(width, height, *size) for size in ((paper.width, paper.height), (paper.height, paper.width))]
    return min(ways, key=lambda way: len(way.tiles))


def below(tile: Tile, tiling: Tiling) -> tuple[float, float, float]:
    """Where words begin under the picture of a tile, from the upper left corner of its paper, and how wide they may be.

    They stand between its marks.
    """
    ends = tile.width if tile.column == tiling.columns - 1 else tile.width - OVERLAP
    return STRIP + 2 * _OFF, STRIP + tile.height + _OFF + 0.75 * _SHORT, ends - 4 * _OFF


def _tiled(width: float, height: float, wide: float, high: float) -> Tiling:
    across, down = (list(_stretches(whole, room - 2 * STRIP)) for whole, room in ((width, wide), (height, high)))
    tiles = tuple(
        Tile(row, column, left, top, piece_width, piece_height)
        for row, (top, piece_height) in enumerate(down)
        for column, (left, piece_width) in enumerate(across)
    )
    return Tiling(wide, high, len(down), len(across), tiles)


def _stretches(whole: float, room: float) -> Iterator[tuple[float, float]]:
    """Where each stretch of a length begins, and how long it is, where so much has room at a time."""
    start = 0.0
    while True:
        yield start, min(room, whole - start)
        if whole - start <= room + _NONE:
            return
        start += room - OVERLAP


def _enlarged(page: Page, width: float, height: float) -> Matrix:
    """From the points of a page to those of a poster, in whose middle it stands: papers are not quite of one shape."""
    scale = min(width / page.width, height / page.height)
    return scale, 0.0, 0.0, scale, (width - scale * page.width) / 2, (height - scale * page.height) / 2


def _surface(page: Page, tile: Tile, tiling: Tiling, poster: tuple[float, float]) -> Surface:
    width, height = poster
    scale, _, _, _, right, up = _enlarged(page, width, height)
    bottom = height - tile.top - tile.height
    window = (
        (tile.left - right) / scale,
        (bottom - up) / scale,
        (tile.left + tile.width - right) / scale,
        (bottom + tile.height - up) / scale,
    )
    floor = tiling.height - STRIP - tile.height
    matrix = (scale, 0.0, 0.0, scale, STRIP + right - tile.left, floor + up - bottom)
    first = tile.row == tile.column == 0
    placed = PlacedPage(page, matrix, window, again=not first)
    marks = tuple(_marks(tile, tiling))
    return Surface(tiling.width, tiling.height, (placed,), marks, label=f"{tile.row + 1}.{tile.column + 1}")


def _marks(tile: Tile, tiling: Tiling) -> Iterator[Item]:
    """Marks outside the picture: solid where it is cut, dashed where the edge of its neighbour is put.

    A tile is cut at its left and its upper edge and put on the tile before it, whose right and lower edges stay: they
    are glued below. Where the poster ends it is cut too.
    """
    left, top = STRIP, STRIP
    right, bottom = left + tile.width, top + tile.height
    last_column, last_row = tile.column == tiling.columns - 1, tile.row == tiling.rows - 1
    for x, pen in ((left, PEN), (right, PEN) if last_column else (right - OVERLAP, _PUT)):
        yield line(x, top - _OFF - _SHORT, x, top - _OFF, pen)
        yield line(x, bottom + _OFF, x, bottom + _OFF + _SHORT, pen)
    for y, pen in ((top, PEN), (bottom, PEN) if last_row else (bottom - OVERLAP, _PUT)):
        yield line(left - _OFF - _SHORT, y, left - _OFF, y, pen)
        yield line(right + _OFF, y, right + _OFF + _SHORT, y, pen)
