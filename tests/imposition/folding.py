"""A file printed, turned over and folded by hand: what stands on each side of each leaf, found in the file itself.

Nothing here is told by a scheme: positions and directions are read from what is painted.
"""

from __future__ import annotations

import ctypes
import datetime
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from sheetbuilder.layout.flow.pages import Document, Page, PageKind
from sheetbuilder.layout.items import Box, Item, Text
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.layout.sides import Flip
from sheetbuilder.layout.surfaces import Rectangle, Surface
from sheetbuilder.pdf.write.fonts import FontShelf
from sheetbuilder.pdf.write.writing import write
from sheetbuilder.theme import default_theme
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.papers import Paper, paper
from sheetbuilder.theme.typeface import FaceName, Weight

_THEME = default_theme("a5")
_FACE = FaceName(Weight.REGULAR)

SIDE = 6.0
"""How wide the fiducials are that a page has in its corners."""
OFF = 20.0
"""How far their nearer edges are from those of the page."""


def fiducials(width: float, height: float) -> tuple[Box, ...]:
    """A square in each corner of a page."""
    return tuple(
        Box(x, y, SIDE, SIDE, fill=ColourRole.INK)
        for x in (OFF, width - OFF - SIDE)
        for y in (OFF, height - OFF - SIDE)
    )


def numbered(
    count: int, *, lying: Sequence[int] = (), leaf: Paper | None = None, more: Sequence[Item] = ()
) -> Document:
    """A document of so many pages, each of which bears its number and its fiducials; those in `lying` lie."""
    leaf = leaf or paper("a5")
    root = Node(Role.DOCUMENT)
    pages = []
    for number in range(1, count + 1):
        width, height = (leaf.height, leaf.width) if number in lying else (leaf.width, leaf.height)
        mark = root.add(Role.P).mark()
        text = Text(width / 2 - 20, height / 2, str(number), 40, _FACE, 40, ColourRole.INK, mark=mark)
        pages.append(Page(PageKind.TEXT, number, width, height, (text, *fiducials(width, height), *more)))
    return Document(tuple(pages), root, "Tal", "da-DK", "", "", datetime.date(2026, 11, 29))


def printed(document: Document, surfaces: Sequence[Surface]) -> bytes:
    """The file of a document on surfaces."""
    return write(document, _THEME.palette, FontShelf(_THEME.typeface), surfaces=surfaces)


@dataclass(frozen=True, slots=True)
class Seen:
    """What is painted on one side of a paper, as a viewer shows it."""

    width: float
    height: float
    numbers: tuple[tuple[str, tuple[float, float], tuple[float, float]], ...]
    """Each text, where its baseline begins, and the direction in which its letters stand up."""
    squares: tuple[Rectangle, ...]


def sides(content: bytes) -> list[Seen]:
    """Every page of a file."""
    file = pypdfium2.PdfDocument(content)
    try:
        return [_seen(page) for page in file]
    finally:
        file.close()


def _seen(page: pypdfium2.PdfPage) -> Seen:
    squares = []
    for found in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1):
        left, bottom, right, top = found.get_bounds()
        if abs(right - left - SIDE) < 0.5 and abs(top - bottom - SIDE) < 0.5:
            squares.append((left, bottom, right, top))
    width, height = page.get_size()
    return Seen(width, height, tuple(_numbers(page.get_textpage())), tuple(squares))


def _numbers(texts: pypdfium2.PdfTextPage) -> Iterator[tuple[str, tuple[float, float], tuple[float, float]]]:
    """Stretches of digits, wherever in the file they are painted."""
    said, begin, standing = "", (0.0, 0.0), (0.0, 0.0)
    for index in range(texts.count_chars() + 1):
        letter = texts.get_text_range(index, 1) if index < texts.count_chars() else ""
        if not letter.isdigit():
            if said:
                yield said, begin, standing
            said = ""
            continue
        if not said:
            x, y = ctypes.c_double(), ctypes.c_double()
            assert pdfium.FPDFText_GetCharOrigin(texts.raw, index, x, y)
            angle = pdfium.FPDFText_GetCharAngle(texts.raw, index)
            begin, standing = (x.value, y.value), (math.sin(angle), math.cos(angle))
        said += letter


Point = tuple[float, float]


def turning(width: float, height: float, flip: Flip) -> Callable[[float, float], Point]:
    """Where a point of a back lies on the paper, told by the front: whoever turns a paper holds two of its edges.

    Over the long edge of a paper that lies, its head goes to its foot; over the short one its left goes to its right.
    """
    if (flip is Flip.LONG) == (width > height):
        return lambda x, y: (x, height - y)
    return lambda x, y: (width - x, y)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One side of half a paper: the numbers on it, and whether each stands upright when the booklet is read."""

    numbers: tuple[str, ...]
    upright: bool
    squares: tuple[Rectangle, ...]
    """Where its fiducials are on the paper, told by the front."""


def folded(content: bytes, flip: Flip) -> Iterator[Leaf]:
    """The leaves of a file of papers that are laid into each other and folded, from the cover on as one turns them."""
    found = sides(content)
    assert len(found) % 2 == 0, "a paper has a front and a back"
    papers = list(zip(found[::2], found[1::2], strict=True))
    rights = [(front, back, True) for front, back in papers]
    lefts = [(front, back, False) for front, back in reversed(papers)]
    for front, back, right in rights:
        yield _half(front, None, right=right)
        yield _half(back, flip, right=right)
    for front, back, right in lefts:
        yield _half(back, flip, right=right)
        yield _half(front, None, right=right)


def _half(side: Seen, flip: Flip | None, *, right: bool) -> Leaf:
    """What is on one half of a paper, on its front or, where it has been turned, on its back."""
    place = turning(side.width, side.height, flip) if flip is not None else lambda x, y: (x, y)
    origin = place(0.0, 0.0)

    def on_paper(x: float, y: float) -> bool:
        return (place(x, y)[0] > side.width / 2) is right

    numbers, upright = [], True
    for said, at, standing in side.numbers:
        if on_paper(*at):
            numbers.append(said)
            # A leaf is turned about the fold, so what stands up on the paper stands up on both of its sides.
            up = place(*standing)[1] - origin[1]
            upright = upright and up > 0 and abs(standing[0]) < abs(standing[1])
    squares = []
    for left, bottom, wide, high in side.squares:
        if on_paper((left + wide) / 2, (bottom + high) / 2):
            corners = (*place(left, bottom), *place(wide, high))
            squares.append(
                (
                    min(corners[0], corners[2]),
                    min(corners[1], corners[3]),
                    max(corners[0], corners[2]),
                    max(corners[1], corners[3]),
                )
            )
    return Leaf(tuple(numbers), upright, tuple(sorted(squares)))
