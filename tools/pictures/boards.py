"""Boards of real pages, which it builds: the package as it is, the example municipalities, the example course."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import pypdfium2
from PIL import Image

import sheetbuilder
from tools.pictures.browsing import DAY, ROOT

BRANDS = ("eksempelkoebing", "moensterbjerg", "proevesund")
COURSE = ROOT / "examples" / "handouts" / "samtalen-hele-vejen.yaml"
_WIDE, _EDGE, _GROUND = 420, 18, (222, 227, 226)
_TILE = 260

Shown = tuple[Path, int]
"""A file and a page of it, counted from 0."""


def rendered(shown: Shown, width: int) -> Image.Image:
    """A page of a file as a picture that wide, in pixels."""
    path, page = shown
    sheet = pypdfium2.PdfDocument(path)[page]
    picture: Image.Image = sheet.render(scale=width / sheet.get_width()).to_pil()
    return picture.convert("RGB")


def board(rows: Sequence[Sequence[Image.Image]]) -> Image.Image:
    """Rows of pictures on one ground, those of a row equally high."""
    wide = max(sum(picture.width + _EDGE for picture in row) for row in rows) + _EDGE
    high = sum(row[0].height + _EDGE for row in rows) + _EDGE
    ground = Image.new("RGB", (wide, high), _GROUND)
    top = _EDGE
    for row in rows:
        left = _EDGE
        for picture in row:
            ground.paste(picture, (left, top))
            left += picture.width + _EDGE
        top += row[0].height + _EDGE
    return ground


def package_board(out: Path) -> Image.Image:
    """A cover, a sheet's two pages, and the figure below."""
    built = {one.target: one.path for one in sheetbuilder.build(sheetbuilder.load(), ["set-1", "workflow"], out=out)}
    sheets = [rendered((built["set-1"], page), _WIDE) for page in (0, 22, 23)]
    return board((sheets, [rendered((built["workflow"], 0), 3 * _WIDE + 2 * _EDGE)]))


def uses_board(out: Path) -> Image.Image:
    """The cover of a set as three municipalities have it, and three pages of a course."""
    package = sheetbuilder.load()
    covers = [
        sheetbuilder.build(
            package,
            ["set-1"],
            out=out,
            brand=sheetbuilder.load_brand(ROOT / "examples" / "brands" / f"{name}.yaml"),
        )[0].path
        for name in BRANDS
    ]
    (course,) = sheetbuilder.handout(package, COURSE, sheetbuilder.Edition.PARTICIPANT, out=out)
    pages = [(course.path, page) for page in (2, 4, 10)]
    return board(([rendered((path, 0), _WIDE) for path in covers], [rendered(one, _WIDE) for one in pages]))


def booklet_board(out: Path) -> Image.Image:
    """The outer paper of a booklet and the next one, each with its outside and its inside."""
    scheme = sheetbuilder.Booklet(marks=True)
    (made,) = sheetbuilder.build(sheetbuilder.load(), ["set-1"], out=out, imposition=scheme)
    sides = [rendered((made.path, side), 3 * _WIDE // 2) for side in range(4)]
    return board((sides[:2], sides[2:]))


def holes_board(out: Path) -> Image.Image:
    """A sheet's two pages with marks for four holes, turned over the long edge, and its back over the short one."""
    package = sheetbuilder.load()

    def made(flip: sheetbuilder.Flip) -> Path:
        (one,) = sheetbuilder.build(package, ["2.6"], out=out, holes=sheetbuilder.Holes.FOUR, flip=flip)
        return one.path

    book = made(sheetbuilder.Flip.LONG)
    pages = [rendered((book, page), _WIDE) for page in (0, 1)]
    return board(([*pages, rendered((made(sheetbuilder.Flip.SHORT), 1), _WIDE)],))


def n_up_board(out: Path) -> Image.Image:
    """A sheet's two pages on a side; four pages on one; two with lines beside them."""
    schemes = (sheetbuilder.NUp(2), sheetbuilder.NUp(4), sheetbuilder.NUp(2, note_lines=True))
    package = sheetbuilder.load()
    made = [sheetbuilder.build(package, ["set-2"], out=out, imposition=scheme)[0].path for scheme in schemes]
    two, four, lines = ((path, at) for path, at in zip(made, (4, 2, 4), strict=True))
    high = rendered(four, _WIDE)
    return board(([rendered(two, round(high.height * 2**0.5)), high, rendered(lines, _WIDE)],))


def posters_board(out: Path) -> Image.Image:
    """A poster, and the papers that it is put together of."""
    package = sheetbuilder.load()

    def made(*, whole: bool) -> Path:
        (one,) = sheetbuilder.build(package, ["workflow"], out=out, imposition=sheetbuilder.Poster("a2", whole))
        return one.path

    tiles = [(made(whole=False), at) for at in range(8)]
    wide = 4 * _TILE + 3 * _EDGE
    rows = [[rendered(one, _TILE) for one in tiles[at : at + 4]] for at in (0, 4)]
    return board(([rendered((made(whole=True), 0), wide)], *rows))


def cards_board(out: Path) -> Image.Image:
    """The livline card of a municipality and core elements, each as the front and the back of a paper."""
    brand = sheetbuilder.load_brand(ROOT / "examples" / "brands" / f"{BRANDS[0]}.yaml")
    names = ["cards-livline", "cards-elements"]
    built = sheetbuilder.build(sheetbuilder.load(), names, out=out, brand=brand)
    livline, elements = (made.path for made in built)
    lying = [rendered((elements, page), 3 * _WIDE // 2) for page in (0, 1)]
    return board(([rendered((livline, page), 3 * _WIDE // 2) for page in (0, 1)], lying))


def sheet_board(out: Path) -> Image.Image:
    """A sheet's two pages, as a municipality has them."""
    brand = sheetbuilder.load_brand(ROOT / "examples" / "brands" / f"{BRANDS[0]}.yaml")
    (made,) = sheetbuilder.build(sheetbuilder.load(), ["2.6"], out=out, brand=brand, date=DAY.date())
    return board(([rendered((made.path, page), _WIDE) for page in (0, 1)],))


def course_board(out: Path) -> Image.Image:
    """Cover, programme and an invented case as participants have them, and the trainer's page on a sheet."""
    editions = sheetbuilder.handout(
        sheetbuilder.load(), "kursusdag", sheetbuilder.Edition.BOTH, out=out, date=DAY.date()
    )
    pages = [(editions[0].path, page) for page in (0, 2, 12)]
    return board(([rendered(one, _TILE) for one in [*pages, (editions[1].path, 14)]],))


BOARDS: Mapping[str, Callable[[Path], Image.Image]] = MappingProxyType(
    {
        "sheet": sheet_board,
        "course": course_board,
        "pages": package_board,
        "uses": uses_board,
        "holes": holes_board,
        "booklet": booklet_board,
        "n-up": n_up_board,
        "posters": posters_board,
        "cards": cards_board,
    }
)
