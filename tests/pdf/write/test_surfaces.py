"""Pages placed on surfaces: read, linked and seen as if each were alone, wherever and however it stands."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageStat
from pypdf import PdfReader, PdfWriter

from sheetbuilder.branding.apply import apply_brand
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.compose import select
from sheetbuilder.compose.composer import Composer, new_composer
from sheetbuilder.content import Package
from sheetbuilder.foreign.letterhead.report import prepare
from sheetbuilder.layout.flow.pages import Document, Page, PageType
from sheetbuilder.layout.items import Box, Pen, line
from sheetbuilder.layout.letterheads import Overlay, Overlays
from sheetbuilder.layout.surfaces import Matrix, PlacedPage, Rectangle, Surface, each_alone, moved, moved_box
from sheetbuilder.pdf.write.writing import write
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.papers import MM
from sheetbuilder.values import replace
from tests.foreign.letterhead import letterheads
from tests.foreign.letterhead.letterheads import saved
from tests.readings import inspect
from tests.tools import missing, run, verapdf

WIDTH, HEIGHT = 297 * MM, 210 * MM
"""A4, lying."""
DOTS = 2
"""A point, when it is looked at; pages stand at whole points from the upper left corner, so that dots meet dots."""

_PLACE = re.compile(r"→ #[0-9]+|Object [0-9]+|/BBox \[[^]]*\]")
"""The page that a link leads to, the number of its annotation, a figure's box: all in a tree that may differ."""


def lines(told: str) -> str:
    return _PLACE.sub("", told)


def side_by_side(pages: Sequence[Page]) -> list[Surface]:
    """Two A5 pages on A4, in the order in which they are read."""
    return [
        Surface(WIDTH, HEIGHT, tuple(PlacedPage(page, (1, 0, 0, 1, 421 * at, 0)) for at, page in enumerate(pair)))
        for pair in zip(pages[::2], pages[1::2], strict=True)
    ]


def as_a_booklet(pages: Sequence[Page]) -> list[Surface]:
    """The last page beside the first, and so on inwards."""
    outer = list(zip(reversed(pages), pages, strict=True))[: len(pages) // 2]
    return [side_by_side((one, other) if at % 2 == 0 else (other, one))[0] for at, (one, other) in enumerate(outer)]


def head_to_head(pages: Sequence[Page]) -> list[Surface]:
    """Two pages at half their size, one of them upside down."""

    def surface(first: Page, second: Page) -> Surface:
        upright = PlacedPage(first, (0.5, 0, 0, 0.5, 30, HEIGHT - 20 - first.height / 2))
        top = HEIGHT - 40
        over = PlacedPage(second, (-0.5, 0, 0, -0.5, 390 + second.width / 2, top))
        return Surface(WIDTH, HEIGHT, (upright, over))

    return [surface(*pair) for pair in zip(pages[::2], pages[1::2], strict=True)]


def lying(pages: Sequence[Page]) -> list[Surface]:
    """Two pages, one turned to the left and one to the right, reduced."""

    def surface(first: Page, second: Page) -> Surface:
        left = PlacedPage(first, (0, 0.5, -0.5, 0, 10 + first.height / 2, HEIGHT - 20 - first.width / 2))
        right = PlacedPage(second, (0, -0.75, 0.75, 0, 360, HEIGHT - 10))
        return Surface(WIDTH, HEIGHT, (left, right))

    return [surface(*pair) for pair in zip(pages[::2], pages[1::2], strict=True)]


SCHEMES: dict[str, Callable[[Sequence[Page]], list[Surface]]] = {
    "side by side": side_by_side,
    "as a booklet": as_a_booklet,
    "head to head": head_to_head,
    "lying": lying,
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A document written alone and on surfaces."""

    document: Document
    surfaces: list[Surface]
    alone: Path
    placed: Path

    def where(self) -> dict[int, tuple[int, Matrix]]:
        """By the index of a page: its surface, and the way to it."""
        indexes = {id(page): at for at, page in enumerate(self.document.pages)}
        return {
            indexes[id(each.page)]: (at, each.matrix)
            for at, surface in enumerate(self.surfaces)
            for each in surface.pages
        }


@pytest.fixture(scope="module")
def printing(small: Package) -> Composer:
    return new_composer(apply_brand(small, PrintOptions(paper="a5")))


@pytest.fixture(scope="module")
def document(printing: Composer, small: Package) -> Document:
    return printing.compose(select(small, ["guide"])[0])


@pytest.fixture(scope="module")
def overlays(tmp_path_factory: pytest.TempPathFactory) -> Overlays:
    letterhead, _ = prepare(saved(tmp_path_factory.mktemp("letterhead"), letterheads.rich()))
    return Overlays(dict.fromkeys((PageType.FIRST, PageType.OTHER), Overlay(letterhead)))


@pytest.fixture(
    scope="module",
    params=[pytest.param(name, marks=[] if name == "as a booklet" else [pytest.mark.long]) for name in SCHEMES],
)
def made(
    request: pytest.FixtureRequest,
    printing: Composer,
    document: Document,
    overlays: Overlays,
    tmp_path_factory: pytest.TempPathFactory,
) -> Placed:
    folder = tmp_path_factory.mktemp("placed")
    palette, shelf = printing.session.theme.palette, printing.shelf
    surfaces = SCHEMES[request.param](document.pages)
    alone = saved(folder, write(document, palette, shelf, overlays), "alone.pdf")
    placed = saved(folder, write(document, palette, shelf, overlays, surfaces), "placed.pdf")
    return Placed(document, surfaces, alone, placed)


def test_pages_alone_are_written_as_ever(printing: Composer, document: Document) -> None:
    palette, shelf = printing.session.theme.palette, printing.shelf
    explicit = write(document, palette, shelf, surfaces=each_alone(document.pages))
    assert explicit == write(document, palette, shelf)


@pytest.mark.long
def test_tree_and_text_are_those_of_the_pages_alone(made: Placed) -> None:
    placed, alone = inspect(made.placed), inspect(made.alone)
    assert placed.problems == ()
    assert lines("\n".join(placed.tree_lines())) == lines("\n".join(alone.tree_lines()))
    assert placed.text() == alone.text()
    assert len(placed.pages) == len(made.surfaces) < len(alone.pages)
    assert lines(run("pdfinfo", "-struct-text", made.placed).said) == lines(
        run("pdfinfo", "-struct-text", made.alone).said
    )


def test_a_reader_shows_the_numbers_of_all_pages(made: Placed) -> None:
    assert PdfReader(made.placed).page_labels == [surface.bears for surface in made.surfaces]


def test_every_surface_has_one_stream_in_which_each_mark_stands_once(made: Placed) -> None:
    for surface, page in zip(made.surfaces, inspect(made.placed).pages, strict=True):
        assert page.duplicates == ()
        assert (page.width, page.height) == pytest.approx((surface.width, surface.height), abs=0.01)
    marks = [sum(page.marks for page in inspect(path).pages) for path in (made.placed, made.alone)]
    assert marks[0] == marks[1] > 0


def outline(reader: Any) -> list[Any]:
    found: list[Any] = []
    waiting = list(reader.outline)
    while waiting:
        entry = waiting.pop(0)
        if isinstance(entry, list):
            waiting[:0] = entry
        else:
            found.append(entry)
    return found


def corner(made: Placed, page: int | None, top: float) -> tuple[int, float, float]:
    """Where a destination comes: the upper left corner of what follows it on its page."""
    assert page is not None
    surface, matrix = made.where()[page]
    left, _, _, upper = moved_box(matrix, (0, 0, made.document.pages[page].width, top))
    if matrix[0] > 0:
        assert (left, upper) == pytest.approx(moved(matrix, 0, top))
    return surface, left, upper


def compared(made: Placed, alone: Any, placed: Any, before: Any, now: Any) -> None:
    """A destination in both files."""
    surface, left, upper = corner(made, alone.get_destination_page_number(before), float(before.top))
    assert placed.get_destination_page_number(now) == surface
    assert (float(now.left), float(now.top)) == pytest.approx((left, upper), abs=0.02)


def test_outline_and_names_lead_to_the_same_words(made: Placed) -> None:
    alone, placed = PdfReader(made.alone), PdfReader(made.placed)
    pairs = list(zip(outline(alone), outline(placed), strict=True))
    assert len(pairs) > 5
    for before, now in pairs:
        assert now.title == before.title
        compared(made, alone, placed, before, now)
    assert alone.named_destinations.keys() == placed.named_destinations.keys() != set()
    for name, before in alone.named_destinations.items():
        compared(made, alone, placed, before, placed.named_destinations[name])


def sides_of(found: Any) -> Rectangle:
    left, bottom, right, top = map(float, found)
    return left, bottom, right, top


def links(reader: Any) -> list[tuple[int, Any]]:
    return [(at, each.get_object()) for at, page in enumerate(reader.pages) for each in page.get("/Annots", ())]


def test_links_lie_on_their_words_and_lead_to_the_same_place(made: Placed) -> None:
    alone, placed = PdfReader(made.alone), PdfReader(made.placed)
    there = {(at, tuple(round(float(side), 1) for side in link["/Rect"])): link for at, link in links(placed)}
    before = links(alone)
    assert len(before) == len(there) > 5
    inside = 0
    for page, link in before:
        surface, matrix = made.where()[page]
        box = moved_box(matrix, sides_of(link["/Rect"]))
        (now,) = [
            other for (at, sides), other in there.items() if at == surface and sides == pytest.approx(box, abs=0.1)
        ]
        assert now["/Contents"] == link["/Contents"]
        if "/Dest" not in link:
            assert now["/A"] == link["/A"]
            continue
        inside += 1
        goal = alone.get_page_number(link["/Dest"][0].get_object())
        expected = corner(made, goal, float(link["/Dest"][3]))
        assert placed.get_page_number(now["/Dest"][0].get_object()) == expected[0]
        assert (float(now["/Dest"][2]), float(now["/Dest"][3])) == pytest.approx(expected[1:], abs=0.02)
    assert inside


def boxes(reader: Any) -> list[tuple[int, Rectangle]]:
    """The page and the box of every figure, in the order of the tree."""
    found = []
    waiting = [reader.root_object["/StructTreeRoot"]["/K"]]
    while waiting:
        node = waiting.pop(0).get_object()
        if isinstance(node, list):
            waiting[:0] = node
        elif isinstance(node, dict) and "/S" in node:
            if node["/S"] == "/Figure":
                page = reader.get_page_number(node["/Pg"].get_object())
                found.append((page, sides_of(node["/A"]["/BBox"])))
            if "/K" in node:
                waiting.insert(0, node["/K"])
    return found


def test_figures_have_their_boxes_where_they_stand(made: Placed) -> None:
    before, now = boxes(PdfReader(made.alone)), boxes(PdfReader(made.placed))
    assert len(before) == len(now) > 0
    for (page, box), (at, there) in zip(before, now, strict=True):
        surface, matrix = made.where()[page]
        assert at == surface
        assert there == pytest.approx(moved_box(matrix, box), abs=0.02)


@pytest.mark.long
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_passes_it(flavour: str, made: Placed) -> None:
    assert verapdf(flavour, [made.placed]) == {made.placed: "PASS"}


def test_qpdf_finds_it_sound(made: Placed) -> None:
    ran = run("qpdf", "--check", made.placed)
    assert (ran.code, ran.complained) == (0, "")


def seen(path: Path, page: int, dots: float) -> Image.Image:
    """A page as it looks, so many dots to the point."""
    command = ["pdftoppm", "-r", str(72 * dots), "-f", str(page + 1), "-l", str(page + 1), str(path)]
    try:
        return Image.open(io.BytesIO(subprocess.run(command, capture_output=True, check=True).stdout)).convert("L")
    except FileNotFoundError:
        missing("pdftoppm")
        raise


# A page alone is turned by its /Rotate, not its picture: letters are drawn alike only where they stand alike.
TURNS = {(1, 0): 0, (0, 1): 270, (-1, 0): 180, (0, -1): 90}


@pytest.mark.long
def test_each_page_looks_as_it_does_alone(made: Placed, tmp_path: Path) -> None:
    turned = PdfWriter(clone_from=made.alone)
    for page, (_, matrix) in made.where().items():
        scale = max(abs(matrix[0]), abs(matrix[1]))
        turned.pages[page].rotate(TURNS[round(matrix[0] / scale), round(matrix[1] / scale)])
    turned.write(tmp_path / "turned.pdf")
    whole = [seen(made.placed, at, DOTS) for at in range(len(made.surfaces))]
    for page, (surface, matrix) in made.where().items():
        alone = seen(tmp_path / "turned.pdf", page, DOTS * max(abs(matrix[0]), abs(matrix[1])))
        one = made.document.pages[page]
        left, _, _, top = moved_box(matrix, (0, 0, one.width, one.height))
        at = (round(left * DOTS), round((HEIGHT - top) * DOTS))
        # The last dots at the right and below may be parts of dots.
        size = alone.width - 2, alone.height - 2
        there = whole[surface].crop((*at, at[0] + size[0], at[1] + size[1]))
        unlike = ImageStat.Stat(ImageChops.difference(alone.crop((0, 0, *size)), there))
        assert ImageStat.Stat(alone).extrema[0][0] < 160, "there is something to be seen"
        assert unlike.mean[0] < 0.3, (page, unlike.mean[0])


def test_nothing_is_painted_beyond_a_pages_edges(printing: Composer, document: Document, tmp_path: Path) -> None:
    """The neighbour of a page that bleeds stays clean."""
    bleeding = replace(document.pages[0], items=(Box(-50, 100, 900, 20, fill=ColourRole.ACCENT),))
    empty = replace(document.pages[1], items=())
    pages = (bleeding, empty)
    one = replace(document, pages=pages, bookmarks=())
    path = saved(tmp_path, write(one, printing.session.theme.palette, printing.shelf, None, side_by_side(pages)))
    whole = seen(path, 0, 1)
    assert ImageStat.Stat(whole.crop((422, 0, whole.width, whole.height))).extrema == [(255, 255)]
    assert ImageStat.Stat(whole.crop((0, 0, 419, whole.height))).extrema[0][0] < 100


def test_a_page_stands_on_one_surface(printing: Composer, document: Document) -> None:
    pages = document.pages
    for wrong in (pages[:-1], (*pages, pages[0]), (replace(pages[0]), *pages[1:])):
        with pytest.raises(ValueError, match="every page"):
            write(document, printing.session.theme.palette, printing.shelf, None, each_alone(wrong))


MARKS = (
    line(60, 4, 60, 18, Pen(ColourRole.REGISTRATION, 0.25)),
    line(4, 60, 18, 60, Pen(ColourRole.REGISTRATION, 0.25)),
)


@pytest.mark.long
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_marks_and_boxes_stand_beside_what_is_read(
    flavour: str, printing: Composer, document: Document, tmp_path: Path
) -> None:
    inner = (100.0, 80.0, WIDTH - 100, HEIGHT - 80)
    around = (inner[0] - 3 * MM, inner[1] - 3 * MM, inner[2] + 3 * MM, inner[3] + 3 * MM)
    palette, shelf = printing.session.theme.palette, printing.shelf
    plain = side_by_side(document.pages)
    surfaces = [replace(each, furniture=MARKS, trim=inner, bleed=around) for each in plain]
    surfaces.append(Surface(WIDTH, HEIGHT, (), MARKS))
    marked = saved(tmp_path, write(document, palette, shelf, surfaces=surfaces), "marked.pdf")
    found = inspect(marked)
    assert found.problems == ()
    assert found.text() == inspect(saved(tmp_path, write(document, palette, shelf, surfaces=plain))).text()
    reader = PdfReader(marked)
    assert len(reader.pages) == len(plain) + 1
    for page in reader.pages[:-1]:
        assert sides_of(page.mediabox) == pytest.approx((0, 0, WIDTH, HEIGHT), abs=0.01)
        assert sides_of(page.trimbox) == pytest.approx(inner, abs=0.01)
        assert sides_of(page.bleedbox) == pytest.approx(around, abs=0.01)
    last = reader.pages[-1]
    assert "/TrimBox" not in last
    assert "/BleedBox" not in last
    assert verapdf(flavour, [marked]) == {marked: "PASS"}


def test_furniture_is_painted_over_the_pages_on_every_surface(
    printing: Composer, document: Document, tmp_path: Path
) -> None:
    pages = (replace(document.pages[0], items=(Box(-50, 0, 900, 120, fill=ColourRole.TINT),)), document.pages[1])
    one = replace(document, pages=(pages[0], replace(pages[1], items=())), bookmarks=())
    (side,) = side_by_side(one.pages)
    surfaces = [replace(side, furniture=MARKS), Surface(WIDTH, HEIGHT, (), MARKS)]
    path = saved(tmp_path, write(one, printing.session.theme.palette, printing.shelf, None, surfaces))
    for surface in range(2):
        whole = seen(path, surface, 4)
        for x, y in ((60, 10), (10, 60)):
            around = whole.crop((4 * x - 3, 4 * y - 3, 4 * x + 4, 4 * y + 4))
            assert ImageStat.Stat(around).extrema[0][0] < 120, (surface, x, y)


def test_a_window_is_all_that_is_seen_of_a_page(printing: Composer, document: Document, tmp_path: Path) -> None:
    filled = replace(document.pages[0], items=(Box(-50, -50, 900, 900, fill=ColourRole.ACCENT),))
    one = replace(document, pages=(filled,), bookmarks=())
    placed = PlacedPage(filled, (1, 0, 0, 1, 100, 0), (20.0, 30.0, filled.width + 8, filled.height))
    path = saved(
        tmp_path,
        write(one, printing.session.theme.palette, printing.shelf, None, [Surface(WIDTH, HEIGHT, (placed,))]),
    )
    dark = ImageChops.invert(seen(path, 0, 1)).point(lambda value: 255 if value > 60 else 0).getbbox()
    assert dark is not None
    expected = (120, round(HEIGHT - filled.height), round(108 + filled.width), round(HEIGHT - 30))
    assert dark == pytest.approx(expected, abs=1)


def test_a_page_shown_again_is_painted_by_one_form_and_read_once(
    printing: Composer, document: Document, tmp_path: Path
) -> None:
    palette, shelf = printing.session.theme.palette, printing.shelf
    front = document.pages[0]
    again = Surface(front.width, front.height, (PlacedPage(front, again=True),))
    once = saved(tmp_path, write(document, palette, shelf), "once.pdf")
    surfaces = [*each_alone(document.pages), *(replace(again, label=label) for label in ("one", "last"))]
    path = saved(tmp_path, write(document, palette, shelf, surfaces=surfaces), "again.pdf")
    reader: Any = PdfReader(path)
    one, other = reader.pages[-2:]
    assert one["/Contents"].get_object().get_data() == other["/Contents"].get_object().get_data()
    (name,) = re.findall(rb"(/\w+) Do", one["/Contents"].get_object().get_data())
    form = one["/Resources"]["/XObject"][name.decode()].get_object()
    assert b"BDC" not in form.get_data()
    assert name.decode() not in form["/Resources"].get("/XObject", {}), "what draws itself is drawn for ever"
    assert inspect(path).text() == inspect(once).text()
    assert inspect(path).problems == ()
    assert reader.page_labels[-1] == "last"
    pictures = [seen(path, at, DOTS) for at in (0, len(document.pages))]
    assert ImageChops.difference(*pictures).getextrema() == (0, 0)


def test_only_a_page_of_the_document_is_shown_again(printing: Composer, document: Document) -> None:
    palette, shelf = printing.session.theme.palette, printing.shelf
    first, *others = document.pages
    again = Surface(first.width, first.height, (PlacedPage(first, again=True),))
    with pytest.raises(ValueError, match="once, and no other"):
        write(document, palette, shelf, surfaces=[again, *each_alone(others)])
    stranger = Surface(first.width, first.height, (PlacedPage(replace(first), again=True),))
    with pytest.raises(ValueError, match="only a page of the document"):
        write(document, palette, shelf, surfaces=[*each_alone(document.pages), stranger])
