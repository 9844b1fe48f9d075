"""Booklets: printed, turned over, laid into each other and folded, they read from the first page to the last."""

from __future__ import annotations

import ctypes
import math
import re
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader

from sheetbuilder import MissingError, Package, build
from sheetbuilder.imposition.booklet import Booklet, papers, saddle
from sheetbuilder.imposition.marks import FOLD
from sheetbuilder.layout.items import Box
from sheetbuilder.layout.sides import Flip, PaperSides, Sides
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.papers import MM, paper
from sheetbuilder.theme.typescale import SMALLEST
from tests.imposition.folding import OFF, SIDE, Leaf, folded, numbered, printed, sides
from tests.readings import inspect
from tests.tools import verapdf

A4, A5 = paper("a4"), paper("a5")
FOLD_AT = A4.height / 2


def leaves(count: int, flip: Flip, how: Booklet | None = None, lying: tuple[int, ...] = ()) -> list[Leaf]:
    document = numbered(count, lying=lying)
    return list(folded(printed(document, (how or Booklet()).surfaces(document.pages, A4, flip)), flip))


def read(found: list[Leaf]) -> list[str]:
    return [" ".join(leaf.numbers) for leaf in found]


@pytest.mark.parametrize("flip", Flip)
@pytest.mark.parametrize(
    "count",
    [pytest.param(count, marks=[] if count in (1, 2, 5, 12, 41) else [pytest.mark.long]) for count in range(1, 42)],
)
def test_the_folded_stack_reads_from_the_first_page_to_the_last(count: int, flip: Flip) -> None:
    found = leaves(count, flip)
    whole = -(-count // 4) * 4
    assert read(found) == [*map(str, range(1, count + 1)), *[""] * (whole - count)]
    assert all(leaf.upright for leaf in found)


@pytest.mark.parametrize("flip", Flip)
@pytest.mark.parametrize("count", [1, 2, 3, 4, 9, 11])
def test_blank_pages_stand_before_a_back_cover(count: int, flip: Flip) -> None:
    found = leaves(count, flip, Booklet(last_stays=True))
    whole = -(-count // 4) * 4
    expected = [*map(str, range(1, count)), *[""] * (whole - count), str(count)] if count > 1 else ["1", "", "", ""]
    assert read(found) == expected


@pytest.mark.parametrize("flip", Flip)
def test_fiducials_of_a_back_lie_behind_those_of_its_front(flip: Flip) -> None:
    """The corners of both pages of a leaf are one place on the paper, and the one that the sizes of the papers say."""
    found = leaves(12, flip)
    assert len(found) == 12
    for front, back in zip(found[::2], found[1::2], strict=True):
        assert len(front.squares) == 4
        for one, other in zip(front.squares, back.squares, strict=True):
            assert one == pytest.approx(other, abs=0.5)
    for index, leaf in enumerate(found):
        begin = FOLD_AT if index < 6 else FOLD_AT - A5.width
        lower_left = leaf.squares[0]
        assert lower_left[:2] == pytest.approx((begin + OFF, OFF), abs=0.5)
        upper_right = leaf.squares[-1]
        assert upper_right[2:] == pytest.approx((begin + A5.width - OFF, A5.height - OFF), abs=0.5)


@pytest.mark.parametrize("flip", Flip)
@pytest.mark.parametrize("creep", [0.1 * MM, 0.35 * MM])
def test_pages_of_inner_papers_lie_closer_to_the_fold(creep: float, flip: Flip) -> None:
    still, moved = leaves(21, flip), leaves(21, flip, Booklet(creep))
    count = papers(21)
    assert len(still) == len(moved) == 4 * count
    for index, (before, after) in enumerate(zip(still, moved, strict=True)):
        side = index // 2
        depth = min(side, 2 * count - 1 - side)
        towards = -1 if side < count else 1
        for one, other in zip(before.squares, after.squares, strict=True):
            assert other[0] - one[0] == pytest.approx(towards * depth * creep, abs=0.1)
            assert other[1] == pytest.approx(one[1], abs=0.01)


DOTS = 2
"""A point, when it is looked at."""


def darkened(content: bytes, page: int) -> Image.Image:
    """White where something dark is seen."""
    file = pypdfium2.PdfDocument(content)
    try:
        shown: Image.Image = file[page].render(scale=DOTS).to_pil().convert("L")
    finally:
        file.close()
    return ImageChops.invert(shown).point(lambda value: 255 if value > 60 else 0)


@pytest.mark.parametrize("flip", Flip)
def test_nothing_of_a_page_is_seen_beyond_the_fold(flip: Flip) -> None:
    """All pages of a booklet of six are full of colour and moved; on the outer paper each stands beside a blank one."""
    document = numbered(6, more=(Box(-100, -100, 900, 900, fill=ColourRole.ACCENT),))
    made = printed(document, Booklet(3 * MM).surfaces(document.pages, A4, flip))
    fold = round(DOTS * FOLD_AT)
    blank = []
    for page in range(4):
        dark = darkened(made, page)
        # The dots that the fold runs through, and those beside them, may have something of both.
        left = dark.crop((0, 0, fold - 2, dark.height)).getbbox()
        right = dark.crop((fold + 2, 0, dark.width, dark.height)).getbbox()
        blank += [(page, name) for name, box in (("left", left), ("right", right)) if box is None]
        assert left is None or left[2] == fold - 2
        assert right is None or right[0] == 0
    assert len(blank) == 2
    assert {page for page, _ in blank} == {0, 1}


def test_a_page_that_lies_is_turned_with_its_head_to_the_left() -> None:
    """The left-hand page has its head at the fore edge, the right-hand page at the fold: both are read from a side."""
    document = numbered(4, lying=(2, 3))
    made = sides(printed(document, Booklet().surfaces(document.pages, A4, Flip.SHORT)))
    inside = made[1]
    assert [said for said, _, _ in inside.numbers] == ["2", "3"]
    for number, (_, at, standing) in enumerate(inside.numbers, 2):
        assert standing[0] < 0
        assert standing[1] == pytest.approx(0, abs=1e-6)
        assert (at[0] > FOLD_AT) is (number == 3)
    assert len(inside.squares) == 8
    begin, end = FOLD_AT - A5.width, FOLD_AT + A5.width
    assert min(square[0] for square in inside.squares) == pytest.approx(begin + OFF, abs=0.5)
    assert max(square[2] for square in inside.squares) == pytest.approx(end - OFF, abs=0.5)
    assert max(square[3] for square in inside.squares) == pytest.approx(A5.height - OFF, abs=0.5)
    assert SIDE < OFF


@pytest.mark.parametrize("flip", Flip)
def test_pages_are_painted_from_left_to_right_as_the_leaf_is_read(flip: Flip) -> None:
    """Also where the side stands on its head: in the middle of a booklet a paragraph goes on from page to page."""
    surfaces = Booklet().surfaces(numbered(8).pages, A4, flip)
    assert [each.bears for each in surfaces] == ["8, 1", "2, 7", "6, 3", "4, 5"]


def test_marks_to_fold_by_stand_on_every_side_on_the_fold() -> None:
    document = numbered(5)
    plain, marked = (Booklet(marks=marks).surfaces(document.pages, A4, None) for marks in (False, True))
    assert [each.furniture for each in plain] == [()] * 4
    for each in marked:
        assert len(each.furniture) == 2
        for item in each.furniture:
            assert getattr(item, "pen", None) == FOLD
            assert getattr(item, "start", (0, 0))[0] == pytest.approx(FOLD_AT)


def test_pages_are_composed_on_half_the_paper_as_leaves_of_a_book() -> None:
    assert Booklet().composed_on("a4") == "a5"
    assert Booklet().composed_on("A3") == "a4"
    with pytest.raises(MissingError) as raised:
        Booklet().composed_on("a5")
    assert [one.code for one in raised.value.problems] == ["SB870"]
    for printed_on in (PaperSides(), PaperSides(flip=Flip.SHORT), PaperSides(Sides.DUPLEX, Flip.LONG)):
        assert Booklet().composed_for(printed_on) == PaperSides(flip=Flip.LONG)


def test_a_creep_that_reaches_the_fold_is_told() -> None:
    """An A5 page keeps 18 mm at its binding, of which 8 stay: five papers have four steps."""
    pages = numbered(20).pages
    assert list(Booklet(2.5 * MM).faults(pages, A4)) == []
    (problem,) = Booklet(2.6 * MM).faults(pages, A4)
    assert problem.code == "SB872"
    assert problem.message.args == {"creep": "2.6", "papers": 5, "deepest": "10.4", "room": "10"}


def test_the_order_is_that_of_a_saddle() -> None:
    assert list(saddle(10)) == [(None, 0), (1, None), (9, 2), (3, 8), (7, 4), (5, 6)]
    assert papers(0) == papers(4) == 1
    assert papers(5) == 2


@pytest.fixture(scope="module")
def built(small: Package, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A set of the small package as a booklet, and its pages one by one."""
    folder = tmp_path_factory.mktemp("built")
    (booklet,) = build(small, ["set-1"], imposition=Booklet(0.1 * MM, marks=True), out=folder)
    (pages,) = build(small, ["set-1"], paper="a5", out=folder)
    assert booklet.pages * 2 == -(-pages.pages // 4) * 4
    return booklet.path, pages.path


_PLACE = re.compile(r"→ #[0-9]+|Object [0-9]+|/BBox \[[^]]*\]")
"""The page that a link leads to, the number of its annotation, a figure's box: all in a tree that may differ."""


def test_a_booklet_says_the_same_to_who_reads_it(built: tuple[Path, Path]) -> None:
    booklet, pages = map(inspect, built)
    assert booklet.clean
    assert booklet.text() == pages.text()
    lines = [_PLACE.sub("", "\n".join(one.tree_lines())) for one in (booklet, pages)]
    assert lines[0] == lines[1]
    names = [[entry.title for entry in flat(PdfReader(path).outline)] for path in built]
    assert names[0] == names[1] != []


def flat(outline: Any) -> list[Any]:
    return [one for entry in outline for one in (flat(entry) if isinstance(entry, list) else [entry])]


def test_a_reader_shows_the_pages_that_stand_beside_each_other(built: tuple[Path, Path]) -> None:
    reader = PdfReader(built[0])
    count = len(PdfReader(built[1]).pages)
    assert count == 10
    assert reader.page_labels == ["1", "2", "10, 3", "4, 9", "8, 5", "6, 7"]
    root: Any = reader.root_object
    assert root["/ViewerPreferences"]["/Duplex"] == "/DuplexFlipShortEdge"


def test_every_line_of_the_outline_leads_to_the_half_that_its_page_stands_on(built: tuple[Path, Path]) -> None:
    booklet, pages = map(PdfReader, built)
    count = len(pages.pages)
    where = {at: (side, half) for side, pair in enumerate(saddle(count)) for half, at in enumerate(pair)}
    pairs = list(zip(flat(booklet.outline), flat(pages.outline), strict=True))
    assert len(pairs) > 4
    for now, before in pairs:
        at = pages.get_destination_page_number(before)
        side, half = where[at]
        assert booklet.get_destination_page_number(now) == side
        assert (float(now.left) >= FOLD_AT - 10) is (half == 1)


@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_passes_it(flavour: str, built: tuple[Path, Path]) -> None:
    assert verapdf(flavour, [built[0]]) == {built[0]: "PASS"}


def feet(content: bytes, flip: Flip) -> list[str]:
    """What the feet of all pages call themselves, leaf by leaf as one turns them; nothing for a page without a foot."""
    file = pypdfium2.PdfDocument(content)
    sides = []
    for page in file:
        width, height = page.get_size()
        texts = page.get_textpage()
        # Left and right as the side is shown.
        halves = [texts.get_text_bounded(0, 0, width / 2, height), texts.get_text_bounded(width / 2, 0, width, height)]
        sides.append([found[1] if (found := re.search(r"side (\d+) af", half)) else "" for half in halves])
    file.close()
    count = len(sides) // 2
    # Turned over its short edge, the right half of a paper that lies has its back on the left; over the long one it
    # stays on the right.
    right = 0 if flip is Flip.SHORT else 1
    first = [face for at in range(count) for face in (sides[2 * at][1], sides[2 * at + 1][right])]
    then = [face for at in reversed(range(count)) for face in (sides[2 * at + 1][1 - right], sides[2 * at][0])]
    return first + then


@pytest.mark.long
@pytest.mark.parametrize("flip", Flip)
@pytest.mark.parametrize("target", ["set-1", "set-2", "guide"])
def test_a_real_booklet_reads_by_its_own_page_numbers(ours: Package, target: str, flip: Flip, tmp_path: Path) -> None:
    (made,) = build(ours, [target], imposition=Booklet(), flip=flip, out=tmp_path)
    found = feet(made.path.read_bytes(), flip)
    assert sum(bool(number) for number in found) > 10
    for place, number in enumerate(found, 1):
        assert number in ("", str(place))


@pytest.mark.long
@pytest.mark.parametrize("flip", Flip)
def test_all_that_we_ship_can_be_a_booklet(ours: Package, flip: Flip, tmp_path: Path) -> None:
    made = build(ours, ["all"], imposition=Booklet(0.1 * MM, marks=True), flip=flip, out=tmp_path)
    paths = [one.path for one in made]
    assert len(paths) > 5
    for path in paths:
        assert inspect(path).problems == ()
    for flavour in ("ua1", "2a"):
        assert set(verapdf(flavour, paths).values()) == {"PASS"}


def test_no_letter_of_a_booklet_is_smaller_than_eight_points(built: tuple[Path, Path]) -> None:
    """As large as it is printed: the type size, times what the page is scaled by."""
    file = pypdfium2.PdfDocument(built[0])
    sizes = []
    for page in file:
        for found in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            size = ctypes.c_float()
            assert pdfium.FPDFTextObj_GetFontSize(found.raw, size)
            matrix = found.get_matrix()
            sizes.append(size.value * math.hypot(matrix.c, matrix.d))
    file.close()
    assert len(sizes) > 100
    assert min(sizes) >= SMALLEST - 0.01
