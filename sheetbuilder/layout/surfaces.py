"""Surfaces: pages placed on what is printed at once; a page alone, in its own size, is the simplest of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sheetbuilder.layout.flow.pages import Page

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


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """A page and the way from its points to those of the surface that it stands on."""

    page: Page
    matrix: Matrix = UNMOVED


@dataclass(frozen=True, slots=True)
class Surface:
    """One page of the file, sizes in points; the pages on it are painted in this order, each within its own edges."""

    width: float
    height: float
    pages: tuple[PlacedPage, ...]

    @property
    def alone(self) -> bool:
        """Whether it is one page in its own size, and nothing else."""
        if len(self.pages) != 1:
            return False
        (placed,) = self.pages
        return placed.matrix == UNMOVED and (placed.page.width, placed.page.height) == (self.width, self.height)

    @property
    def bears(self) -> str:
        """The numbers that are printed on its pages."""
        return ", ".join(placed.page.bears for placed in self.pages)


def alone(page: Page) -> Surface:
    """A page as a surface of its own."""
    return Surface(page.width, page.height, (PlacedPage(page),))


def each_alone(pages: Sequence[Page]) -> tuple[Surface, ...]:
    """Pages as surfaces, one behind the other."""
    return tuple(map(alone, pages))
