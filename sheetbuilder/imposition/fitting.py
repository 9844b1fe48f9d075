"""Fitting: a page in a part of a surface, as large as it is there, turned where it lies and its place stands."""

from __future__ import annotations

from sheetbuilder.layout.flow.pages import Page
from sheetbuilder.layout.surfaces import Matrix, PlacedPage, Rectangle, moved_box
from sheetbuilder.theme.papers import MM

_SPARE = MM
"""Room that comes of sizes that are rounded to whole millimetres: it is left at one edge, not shared out."""
_SAME = 0.01
"""Points below which two lengths are the same."""


def turns(page: Page, place: Rectangle) -> bool:
    """Whether a page is turned by a quarter to be read from the right-hand edge: it lies, and its place stands."""
    return page.landscape and place[3] - place[1] > place[2] - place[0]


def scale_in(page: Page, place: Rectangle) -> float:
    """How large a page is in a place: all of it, and never larger than it is."""
    width, height = (page.height, page.width) if turns(page, place) else (page.width, page.height)
    return min(1.0, (place[2] - place[0]) / width, (place[3] - place[1]) / height)


def fitted(
    page: Page, place: Rectangle, *, to_left: bool = False, shift: tuple[float, float] = (0.0, 0.0)
) -> PlacedPage:
    """A page in the middle of a place, or at the side of it where it fills it but for what sizes are rounded by.

    Its head is at the left where it is turned. `shift` moves it; of what then leaves the place nothing is seen.
    """
    scale, quarter = scale_in(page, place), turns(page, place)
    width, height = (page.height, page.width) if quarter else (page.width, page.height)
    spare = place[2] - place[0] - scale * width, place[3] - place[1] - scale * height
    across = (0.0 if to_left else spare[0]) if spare[0] < _SPARE else spare[0] / 2
    left, bottom = place[0] + across + shift[0], place[1] + spare[1] / 2 + shift[1]
    matrix: Matrix = (scale, 0.0, 0.0, scale, left, bottom)
    if quarter:
        matrix = (0.0, scale, -scale, 0.0, left + scale * width, bottom)
    return PlacedPage(page, matrix, _window(page, matrix, place))


def _window(page: Page, matrix: Matrix, place: Rectangle) -> Rectangle | None:
    """What of a page lies in a place, in its own points; None for all of it."""
    whole = (0.0, 0.0, page.width, page.height)
    there = moved_box(matrix, whole)
    cut = (
        max(there[0], place[0]),
        max(there[1], place[1]),
        min(there[2], place[2]),
        min(there[3], place[3]),
    )
    if all(abs(one - other) < _SAME for one, other in zip(cut, there, strict=True)):
        return None
    return moved_box(inverse(matrix), cut)


def inverse(matrix: Matrix) -> Matrix:
    """The way back of a way that loses nothing."""
    a, b, c, d, e, f = matrix
    area = a * d - b * c
    return d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area
