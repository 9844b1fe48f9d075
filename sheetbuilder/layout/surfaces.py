"""Surfaces: pages placed on what is printed at once; a page alone, in its own size, is the simplest of them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from sheetbuilder.layout.flow.pages import Page, PageKind
from sheetbuilder.layout.items import Item

Matrix = tuple[float, float, float, float, float, float]
"""From points of one plane to those of another, as PDF counts: x' = a x + c y + e, y' = b x + d y + f."""
Rectangle = tuple[float, float, float, float]
"""Left, bottom, right, top in points, as PDF counts."""
Quad = tuple[float, float, float, float, float, float, float, float]
"""The corners of a rectangle that may be turned: upper left, upper right, lower left, lower right of the rectangle."""

UNMOVED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where a point comes."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def moved_box(matrix: Matrix, box: Rectangle) -> Rectangle:
    """The upright rectangle around where a rectangle comes."""
    quad = moved_quad(matrix, box)
    return min(quad[::2]), min(quad[1::2]), max(quad[::2]), max(quad[1::2])


def moved_quad(matrix: Matrix, box: Rectangle) -> Quad:
    """Where the corners of a rectangle come."""
    left, bottom, right, top = box
    return (
        *moved(matrix, left, top),
        *moved(matrix, right, top),
        *moved(matrix, left, bottom),
        *moved(matrix, right, bottom),
    )


def after(inner: Matrix, outer: Matrix) -> Matrix:
    """First one move, then the other."""
    a, b, c, d, e, f = inner
    across, up = (outer[0], outer[2]), (outer[1], outer[3])
    return (
        a * across[0] + b * across[1],
        a * up[0] + b * up[1],
        c * across[0] + d * across[1],
        c * up[0] + d * up[1],
        *moved(outer, e, f),
    )


def turned(matrix: Matrix) -> bool:
    """Whether what stood upright no longer does, or is mirrored."""
    a, b, c, d, _, _ = matrix
    return not (a > 0 and d > 0 and b == c == 0)


def askew(matrix: Matrix) -> bool:
    """Whether upright rectangles come to stand on a corner."""
    a, b, c, d, _, _ = matrix
    return not (b == c == 0 or a == d == 0)


def _within(inner: Rectangle, outer: Rectangle) -> bool:
    """Whether a rectangle has an inside, and all of it within another."""
    left, bottom, right, top = inner
    return outer[0] <= left < right <= outer[2] and outer[1] <= bottom < top <= outer[3]


class PlacedPage(Struct, frozen=True):
    """A page and the way from its points to those of the surface that it stands on."""

    page: Page
    matrix: Matrix = UNMOVED
    window: Rectangle | None = None
    """What is seen of it, in its own points; all that is within its own edges where nothing is said.

    It is smaller where a neighbour begins before the page ends, larger where a page bleeds.
    """
    again: bool = False
    """Whether the page stands on another surface as well, where it is read; here it is decoration."""

    @property
    def seen(self) -> Rectangle:
        """What is seen of it, in its own points."""
        return self.window or (0.0, 0.0, self.page.width, self.page.height)


class Surface(Struct, frozen=True):
    """One page of the file, sizes in points; the pages on it are painted in this order, each within its own window.

    `ValueError` for boxes that do not lie within each other (ISO 32000-1, 14.11.2).
    """

    width: float
    height: float
    pages: tuple[PlacedPage, ...]
    furniture: tuple[Item, ...] = ()
    """What is painted last and belongs to the printing, not to what is read: marks to cut and to fold by.

    Artifacts, counted from the surface's own upper left corner.
    """
    trim: Rectangle | None = None
    """What is left when it has been cut; the whole surface where nothing is said."""
    bleed: Rectangle | None = None
    """How far ink may reach, around the trim; as far as the trim where nothing is said."""
    label: str = ""
    """What the page of the file is called, where that is not the numbers that its pages bear."""

    def __post_init__(self) -> None:
        whole = (0.0, 0.0, self.width, self.height)
        for inner, outer in ((self.trim, self.bleed or whole), (self.bleed, whole)):
            if inner is not None and not _within(inner, outer):
                raise ValueError(f"the box {inner} does not lie within {outer}")
        if self.bleed is not None and self.trim is None:
            raise ValueError("what bleeds is cut: a surface with a bleed has a trim")

    @property
    def alone(self) -> bool:
        """Whether it is one page in its own size, and nothing else."""
        if len(self.pages) != 1 or self.furniture:
            return False
        (placed,) = self.pages
        size = placed.page.width, placed.page.height
        whole = placed.matrix == UNMOVED and placed.window is None and not placed.again
        return whole and size == (self.width, self.height)

    @property
    def bears(self) -> str:
        """What it is called, or else the numbers that are printed on its pages."""
        return self.label or ", ".join(placed.page.bears for placed in self.pages)


def alone(page: Page, *, upright: bool = False) -> Surface:
    """A page as a surface of its own, upside down where it is to be printed so, unless all are to stand `upright`.

    That of cards says that it is whole as it is: who cuts cards for a living looks for a bleed.
    """
    by_half: Matrix = (-1.0, 0.0, 0.0, -1.0, page.width, page.height)
    placed = PlacedPage(page, by_half if page.turned and not upright else UNMOVED)
    trim = (0.0, 0.0, page.width, page.height) if page.kind is PageKind.CARD else None
    return Surface(page.width, page.height, (placed,), trim=trim)


def each_alone(pages: Sequence[Page], *, upright: bool = False) -> tuple[Surface, ...]:
    """Pages as surfaces, one behind the other; `upright` for a screen, whatever a printer needs."""
    return tuple(alone(page, upright=upright) for page in pages)
