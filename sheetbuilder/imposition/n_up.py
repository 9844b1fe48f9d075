"""Several pages to a side: beside and below each other as they are read, with lines for notes beside each if wished."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from sheetbuilder.errors import Message, Problem, Severity, say
from sheetbuilder.imposition.fitting import fitted
from sheetbuilder.imposition.scheme import Imposition
from sheetbuilder.layout.extents import Extent, extents, flat
from sheetbuilder.layout.flow.pages import Page
from sheetbuilder.layout.holes import CLEAR
from sheetbuilder.layout.items import Inset, Item, Pen, Picture, Text, line
from sheetbuilder.layout.sides import Edge, Flip, PaperSides, Sides
from sheetbuilder.layout.surfaces import Matrix, PlacedPage, Rectangle, Surface, after, moved_box
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.papers import MM, Paper, paper
from sheetbuilder.values import replace

_SMALL_LETTERS = 0.486
"""How high the small letters of our typeface are, as a share of its size."""
READABLE, LEAST = (round(millimetres * MM / _SMALL_LETTERS, 1) for millimetres in (1.2, 0.9))
"""Text smaller than the first is warned of, and smaller than the second it is refused; in points.

That is what the law asks of words on food, so that people can read them, and of the smallest packages (Regulation (EU)
No 1169/2011, Article 13(2) and (3)): small letters of 1.2 and 0.9 mm.
"""
KEPT = 8 * MM
"""How far words keep from an edge that is not bound: printers leave 4 to 5 mm white."""
_PAGES = ("a5", "a4")
"""The papers that pages are composed on, the smaller one first: on smaller ones sheets have no room."""
_NEARLY = 1.02
"""How much larger than its place a paper may be: sizes are rounded to whole millimetres."""
_LINE = 8 * MM
"""How far apart lines to write on are, whatever becomes of the page beside them."""
_RULE = Pen(ColourRole.LINE, 0.6)
_TINY = 0.005


class NUp(Struct, frozen=True):
    """Two or four pages a side; with `note_lines` each has a place as large as its own beside it, to write in."""

    count: int
    note_lines: bool = False
    sides: Sides = Sides.DUPLEX
    """On which sides papers are printed; whoever prints says so."""

    @property
    def scheme(self) -> str:
        """What it is called."""
        return "n-up"

    @property
    def places(self) -> int:
        """How many places of one size a side has."""
        return 2 * self.count if self.note_lines else self.count

    def composed_on(self, printed: str) -> str:
        """The paper that is as large as a place, so that nothing shrinks; the smallest one where there is none."""
        whole, fitting = paper(printed), _PAGES[0]
        for name in _PAGES:
            one = paper(name)
            if one.width * one.height < _NEARLY * whole.width * whole.height / self.places:
                fitting = name
        return fitting

    def composed_for(self, printed: PaperSides) -> PaperSides:
        """Leaves of a book, printed on as many sides as the papers are: a page's margins are wide outside."""
        return PaperSides(printed.sides, Flip.LONG)

    def faults(self, pages: Sequence[Page], printed: Paper) -> Iterator[Problem]:
        """A problem where letters would come to be too small to be read."""
        least = smallest(self.surfaces(pages, printed, None))
        if least is not None and least < LEAST - _TINY:
            told = say("the smallest letters would be {size} pt, and nobody reads below {least} pt", **_told(least))
            yield Problem("SB882", told, None, _FEWER)

    def surfaces(self, pages: Sequence[Page], printed: Paper, flip: Flip | None) -> list[Surface]:
        """The pages in the order in which they are read, row by row; on the back of a paper stand those that follow.

        Pages and lines keep clear of the edge that is bound, on backs of the one that this is there.
        """
        if not pages:
            return []
        lying = 2 * sum(page.landscape for page in pages) > len(pages)
        grid = _grid(printed, self.places, lying=lying)
        chunks = [pages[at : at + self.count] for at in range(0, len(pages), self.count)]
        sides = PaperSides(self.sides, flip).for_pages(grid.landscape * len(chunks), len(chunks))
        if not sides.one_sided and len(chunks) % 2:
            chunks.append(())
        step = 2 if self.note_lines else 1
        bare = [
            Surface(
                grid.width,
                grid.height,
                tuple(fitted(page, grid.places[step * at]) for at, page in enumerate(chunk)),
            )
            for chunk in chunks
        ]
        edges = [sides.bound_at(number, landscape=grid.landscape) for number in range(1, len(bare) + 1)]
        moves = {
            edge: _gutter([one for one, its in zip(bare, edges, strict=True) if its is edge], edge)
            for edge in dict.fromkeys(edges)  # two at most: every page of a long document is looked at once
        }
        return [self._finished(one, moves[edge], edge, grid) for one, edge in zip(bare, edges, strict=True)]

    def _finished(self, surface: Surface, move: Matrix, edge: Edge, grid: _Grid) -> Surface:
        pages = tuple(replace(one, matrix=after(one.matrix, move)) for one in surface.pages)
        beside = [grid.places[2 * at + 1] for at in range(len(pages))] if self.note_lines else []
        lines = [
            item
            for place in beside
            for item in _lines(moved_box(move, place), _writable(surface, edge), surface.height)
        ]
        return replace(surface, pages=pages, furniture=tuple(lines))


def on_sides(scheme: Imposition, sides: Sides) -> Imposition:
    """The scheme, which knows now on which sides papers are printed, where that makes a difference to it."""
    return replace(scheme, sides=sides) if isinstance(scheme, NUp) else scheme


class _Grid(Struct, frozen=True):
    """The places of a side, row by row, and the size of the side."""

    width: float
    height: float
    places: tuple[Rectangle, ...]

    @property
    def landscape(self) -> bool:
        return self.width > self.height


def _grid(printed: Paper, places: int, *, lying: bool) -> _Grid:
    """As many places as a power of two, of the shape of pages that stand or lie: papers are halved over and over."""
    # A paper of the A series halved has its own shape again, lying: two places turn it, four do not, eight do.
    short, long = printed.width, printed.height
    turned = places in (2, 8)
    width, height = (long, short) if turned is not lying else (short, long)
    across = {2: 1 if lying else 2, 4: 2, 8: 2 if lying else 4}[places]
    rows = places // across
    wide, high = width / across, height / rows
    return _Grid(
        width,
        height,
        tuple(
            (column * wide, height - (row + 1) * high, (column + 1) * wide, height - row * high)
            for row in range(rows)
            for column in range(across)
        ),
    )


def smallest(surfaces: Iterable[Surface]) -> float | None:
    """The size of the smallest letters on surfaces, in points; None where there are none of ours."""
    return min(
        (
            item.size * _scale(placed.matrix)
            for surface in surfaces
            for placed in surface.pages
            for _, _, item in flat(placed.page.items)
            if isinstance(item, Text) and item.text.strip()
        ),
        default=None,
    )


def small_print(surfaces: Iterable[Surface]) -> Iterator[Problem]:
    """A warning for letters that not everybody reads."""
    least = smallest(surfaces)
    if least is not None and LEAST - _TINY <= least < READABLE - _TINY:
        told = say("the smallest letters are {size} pt, and not everybody reads below {readable} pt", **_told(least))
        yield Problem("SB883", told, None, _FEWER, Severity.WARNING)


def reduced(surfaces: Sequence[Surface]) -> Iterator[Message]:
    """How small the letters are, where pages had to be made smaller."""
    least = smallest(surfaces)
    if least is not None and any(_scale(placed.matrix) < 1 - _TINY for one in surfaces for placed in one.pages):
        yield say("pages are made smaller: the smallest letters are {size} pt, and rulers shrink too", **_told(least))


_FEWER = say("put fewer pages on a side, or print on larger paper: --paper a3")


def _told(size: float) -> dict[str, str]:
    return {"size": f"{size:.1f}", "least": f"{LEAST:.1f}", "readable": f"{READABLE:.1f}"}


def _scale(matrix: Matrix) -> float:
    return float((matrix[0] ** 2 + matrix[1] ** 2) ** 0.5)


def _gutter(surfaces: Sequence[Surface], edge: Edge) -> Matrix:
    """How all that stands on surfaces is moved to keep clear of their bound edge, or made smaller where it must be."""
    width, height = surfaces[0].width, surfaces[0].height
    along = height if edge in (Edge.TOP, Edge.BOTTOM) else width
    words = [box for surface in surfaces for placed in surface.pages for box in _words(placed)]
    near = min((_from(box, edge, width, height) for box in words), default=along)
    far = min((_from(box, _ACROSS[edge], width, height) for box in words), default=along)
    lacking = max(0.0, CLEAR - near)
    moved, scale = lacking, 1.0
    if lacking and far - lacking < KEPT:
        # Made smaller, words come nearer to the edge as well.
        moved, scale = 0.0, 1 - lacking / (1 - near / along) / along
    across, up, toward = _STAYS[edge]
    return (
        scale,
        0.0,
        0.0,
        scale,
        (1 - scale) * width * across + moved * toward[0],
        (1 - scale) * height * up + moved * toward[1],
    )


_STAYS: Mapping[Edge, tuple[float, float, tuple[int, int]]] = MappingProxyType(
    {
        Edge.LEFT: (1.0, 0.5, (1, 0)),
        Edge.RIGHT: (0.0, 0.5, (-1, 0)),
        Edge.TOP: (0.5, 0.0, (0, -1)),
        Edge.BOTTOM: (0.5, 1.0, (0, 1)),
    }
)
"""By the bound edge: the point that stays where it is when all is made smaller, and the way from the edge."""
_ACROSS = {Edge.LEFT: Edge.RIGHT, Edge.RIGHT: Edge.LEFT, Edge.TOP: Edge.BOTTOM, Edge.BOTTOM: Edge.TOP}


def _from(box: Rectangle, edge: Edge, width: float, height: float) -> float:
    """How far a rectangle keeps from an edge of a surface."""
    return {Edge.LEFT: box[0], Edge.BOTTOM: box[1], Edge.RIGHT: width - box[2], Edge.TOP: height - box[3]}[edge]


def _words(placed: PlacedPage) -> Iterator[Rectangle]:
    """Where words and pictures of a page stand on its surface; a coloured ground may have holes."""
    found: Extent | None = None
    for x, y, item in flat(placed.page.items):
        if isinstance(item, Text | Picture | Inset):
            for one in extents(x, y, item):
                found = one if found is None else found.around(one)
    if found is not None:
        high = placed.page.height
        yield moved_box(placed.matrix, (found.left, high - found.bottom, found.right, high - found.top))


def _writable(surface: Surface, edge: Edge) -> Rectangle:
    """Where lines may be on a surface."""
    left, bottom, right, top = KEPT, KEPT, surface.width - KEPT, surface.height - KEPT
    return (
        max(left, CLEAR) if edge is Edge.LEFT else left,
        max(bottom, CLEAR) if edge is Edge.BOTTOM else bottom,
        min(right, surface.width - CLEAR) if edge is Edge.RIGHT else right,
        min(top, surface.height - CLEAR) if edge is Edge.TOP else top,
    )


def _lines(place: Rectangle, room: Rectangle, height: float) -> Iterator[Item]:
    """Lines to write on in a place, with white about them."""
    left, bottom = max(place[0] + KEPT / 2, room[0]), max(place[1] + KEPT, room[1])
    right, top = min(place[2] - KEPT, room[2]), min(place[3] - KEPT, room[3])
    for at in range(1, int((top - bottom) / _LINE + 1e-6) + 1):
        y = height - top + at * _LINE
        yield line(left, y, right, y, _RULE)
