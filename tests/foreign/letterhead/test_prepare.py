"""A letterhead under the pages: it lies where an eye expects it, and changes neither tree, text nor promises."""

from __future__ import annotations

import datetime
import io
import math
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader
from pypdf.generic import StreamObject

from sheetbuilder.compose import targets
from sheetbuilder.compose.composing import compose
from sheetbuilder.compose.session import new_session
from sheetbuilder.content import Package
from sheetbuilder.errors import ContentError, MissingError
from sheetbuilder.foreign.extract.marks import unmarked
from sheetbuilder.foreign.letterhead.report import prepare
from sheetbuilder.layout.flow.pages import Document, Page, PageKind, PageType
from sheetbuilder.layout.letterheads import Letterhead, Overlay, Overlays, Placement
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.pdf.inspect import inspect
from sheetbuilder.pdf.write.fonts import FontShelf
from sheetbuilder.pdf.write.writing import write
from sheetbuilder.theme import Theme, default_theme
from tests.foreign.letterhead import letterheads
from tests.foreign.letterhead.letterheads import MM, Raw, boxed, saved
from tests.tools import run, verapdf
from tools import greys as greys_seen

SOUND = {
    "municipal": letterheads.municipal(),
    "cmyk": letterheads.cmyk(),
    "transparent": letterheads.transparent(),
    "tagged": letterheads.tagged(),
    "rich": letterheads.rich(),
    "acting": letterheads.acting(),
    "signed": letterheads.signed(),
    "layers shown": letterheads.layered(hidden=False),
    "a font that shows nothing": letterheads.idle_font(),
    "grey": boxed(b"/MediaBox[0 0 595 842]", b"0.5 g 50 700 99 99 re f"),
    "states that nobody saved": boxed(b"/MediaBox[0 0 595 842]", b"Q Q 0 0 1 rg 50 700 99 99 re f q q 9 w Q Q Q q"),
}
DANGER = re.compile(
    rb"/(JavaScript|JS|Launch|GoToR|OpenAction|AA|EmbeddedFile|RichMedia|XFA|Annots|AcroForm|OC|OCProperties|PieceInfo"
    rb"|AF|Ref|OPI|PS|TR|HTP|StructParent|ByteRange|Interpolate|LZWDecode)\b"
)


@dataclass(frozen=True, slots=True)
class LayoutContext:
    """A document and what it takes to write it."""

    document: Document
    theme: Theme
    shelf: FontShelf

    def write(self, overlays: Overlays | None = None) -> bytes:
        return write(self.document, self.theme.palette, self.shelf, overlays)


def everywhere(overlay: Overlay) -> Overlays:
    """The same on every page."""
    return Overlays(dict.fromkeys((PageType.FIRST, PageType.OTHER, PageType.BLANK, PageType.LANDSCAPE), overlay))


@pytest.fixture(scope="module")
def context(small: Package) -> LayoutContext:
    theme = default_theme("a4")
    return LayoutContext(compose(new_session(small, theme), targets(small)[0]), theme, FontShelf(theme.typeface))


@pytest.fixture(scope="module")
def branded(context: LayoutContext, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The document with each sound letterhead, under and over."""
    folder = tmp_path_factory.mktemp("dressed")
    found = {}
    for name, data in SOUND.items():
        letterhead, _ = prepare(saved(folder, data))
        for over in (False, True):
            key = f"{name} over" if over else name
            found[key] = saved(folder, context.write(everywhere(Overlay(letterhead, over=over))), f"{key}.pdf")
    return found


def test_without_a_letterhead_no_byte_changes(context: LayoutContext) -> None:
    assert context.write(Overlays({PageType.OTHER: None})) == context.write()


@pytest.mark.long
def test_tree_and_text_stay_and_nothing_is_wrong(
    context: LayoutContext, branded: dict[str, Path], tmp_path: Path
) -> None:
    plain = inspect(saved(tmp_path, context.write()))
    assert plain.problems == ()
    for name, path in branded.items():
        report = inspect(path)
        assert [str(problem.message) for problem in report.problems] == [], name
        assert report.tree_lines() == plain.tree_lines(), name
        assert report.text() == plain.text(), name


@pytest.mark.long
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_passes_every_one(flavour: str, branded: dict[str, Path]) -> None:
    verdicts = verapdf(flavour, list(branded.values()))
    assert {path.name: verdicts.get(path) for path in branded.values()} == {
        path.name: "PASS" for path in branded.values()
    }


def test_qpdf_finds_every_one_sound(branded: dict[str, Path]) -> None:
    for path in branded.values():
        ran = run("qpdf", "--check", path)
        assert (ran.code, ran.complained) == (0, ""), path.name


def expanded(path: Path) -> Iterator[bytes]:
    """Every object of a file, streams of objects taken apart; of a stream its dictionary."""
    reader = PdfReader(path)
    for number in sorted({*reader.xref.get(0, {}), *reader.xref_objStm}):
        value = reader.get_object(number)
        out = io.BytesIO()
        if isinstance(value, StreamObject):
            for key in list(value):
                out.write(key.encode() + b" ")
                value.raw_get(key).write_to_stream(out)
        elif value is not None:
            value.write_to_stream(out)
        yield out.getvalue()


def test_nothing_dangerous_comes_along(context: LayoutContext, branded: dict[str, Path], tmp_path: Path) -> None:
    assert len(set(DANGER.findall(b"\n".join(expanded(saved(tmp_path, letterheads.acting(), "acting.pdf")))))) > 6
    usual = set(DANGER.findall(b"\n".join(expanded(saved(tmp_path, context.write())))))
    for name, path in branded.items():
        assert set(DANGER.findall(b"\n".join(expanded(path)))) <= usual, name


def test_a_letterhead_is_there_once(branded: dict[str, Path]) -> None:
    reader: Any = PdfReader(branded["municipal"])
    forms = {page["/Resources"]["/XObject"].raw_get("/Art1").idnum for page in reader.pages}
    assert len(reader.pages) > 1
    assert len(forms) == 1


def test_each_page_has_its_own(context: LayoutContext, tmp_path: Path) -> None:
    one = prepare(saved(tmp_path, letterheads.cmyk()))[0]
    other = prepare(saved(tmp_path, letterheads.municipal()))[0]
    kind = PageType(context.document.pages[1].kind)
    overlays = Overlays({**everywhere(Overlay(one)).types, kind: Overlay(other), PageType.FIRST: None})
    reader: Any = PdfReader(io.BytesIO(context.write(overlays)))
    painted = [re.findall(rb"/(Art\d) Do", page.get_contents().get_data()) for page in reader.pages]
    for page, names in zip(context.document.pages, painted, strict=True):
        first = 0 if page.number == 1 else 1
        assert len(names) == first
    assert painted[0] == []


def test_a_font_that_is_missing_takes_the_promises_back(context: LayoutContext, tmp_path: Path) -> None:
    letterhead, problems = prepare(saved(tmp_path, letterheads.unembedded()))
    assert [problem.code for problem in problems] == ["SB719"]
    assert not letterhead.artwork.pdfa
    report = inspect(saved(tmp_path, context.write(everywhere(Overlay(letterhead)))))
    assert (report.pdfa, report.pdfua) == (None, None)


def test_a_font_that_is_set_and_shows_nothing_is_left_behind(tmp_path: Path) -> None:
    letterhead, problems = prepare(saved(tmp_path, letterheads.idle_font()))
    assert problems == ()
    assert letterhead.artwork.pdfa
    assert not any(b"Helvetica" in text for piece in letterhead.artwork.pieces for text in piece.texts)
    content = zlib.decompress(letterhead.artwork.form.data or b"")
    assert b"Tf" not in content
    assert b"50 780 100 20 re" in content


def test_a_font_that_a_form_counts_on_is_no_idle_one(tmp_path: Path) -> None:
    letterhead, problems = prepare(saved(tmp_path, letterheads.inherited_font()))
    assert [problem.code for problem in problems] == ["SB719"]
    assert not letterhead.artwork.pdfa
    assert b"/F 12 Tf" in zlib.decompress(letterhead.artwork.form.data or b"")


@pytest.mark.parametrize("data", [letterheads.bomb(), letterheads.layered(hidden=True), letterheads.encrypted()])
def test_what_cannot_be_used_is_not_prepared(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(ContentError):
        prepare(saved(tmp_path, data))


@pytest.mark.parametrize("number", [0, 2])
def test_a_page_that_is_not_there_is_missing(number: int, tmp_path: Path) -> None:
    with pytest.raises(MissingError):
        prepare(saved(tmp_path, letterheads.cmyk()), number)


def test_the_same_file_gives_the_same_letterhead(tmp_path: Path) -> None:
    path = saved(tmp_path, letterheads.rich())
    assert prepare(path) == prepare(path)


def test_marks_are_taken_out_and_nothing_else() -> None:
    data = b"/P <</MCID 0>> BDC (EMC) Tj EMC BX 1 odd EX /A MP BI /W 4 /H 1 /CS /G /BPC 8 ID EMC  EI f"
    assert unmarked(data) == b"(EMC) Tj\nBI /W 4 /H 1 /CS /G /BPC 8 ID EMC  EI\nf"


# Geometry: where pdfium shows two marks of the letterhead, and where it shows them in the result

MARKS = b"1 0 0 rg %s re f 0 0 1 rg %s re f"
RED, BLUE = (True, False, False), (False, False, True)
A4 = (595.28, 841.89)

GEOMETRIES = {
    "plain": (b"/MediaBox[0 0 595.28 841.89]", (0, 0, 595, 842)),
    "odd origin": (b"/MediaBox[-100 50 495 892]", (-100, 50, 495, 892)),
    "swapped corners": (b"/MediaBox[595 842 0 0]", (0, 0, 595, 842)),
    "crop": (b"/MediaBox[0 0 700 900]/CropBox[50 60 645 902]", (50, 60, 645, 900)),
    "swapped crop": (b"/MediaBox[0 0 700 900]/CropBox[645 860 50 60]", (50, 60, 645, 860)),
    "turned 90": (b"/MediaBox[0 0 842 595]/Rotate 90", (0, 0, 842, 595)),
    "turned 180": (b"/MediaBox[10 20 605 862]/Rotate 180", (10, 20, 605, 862)),
    "turned 270": (b"/MediaBox[0 0 842 595]/CropBox[30 10 900 500]/Rotate 270", (30, 10, 842, 500)),
    "turned -90": (b"/MediaBox[-9 -9 842 595]/Rotate -90", (-9, -9, 842, 595)),
    "letter": (b"/MediaBox[0 0 612 792]", (0, 0, 612, 792)),
    "a5": (b"/MediaBox[0 0 419.53 595.28]", (0, 0, 419, 595)),
    "landscape": (b"/MediaBox[0 0 842 595]", (0, 0, 842, 595)),
    "user unit": (b"/MediaBox[0 0 297.64 420.945]/UserUnit 2", (0, 0, 297, 420)),
}


def marked(page: bytes, box: tuple[int, int, int, int]) -> bytes:
    """A red mark near the lower left corner, a blue one near the right edge, above the middle."""
    left, bottom, right, top = box
    red = b"%d %d 20 10" % (left + 30, bottom + 20)
    blue = b"%d %d 10 20" % (right - 50, bottom + (top - bottom) * 2 // 3)
    return boxed(page, MARKS % (red, blue))


Marks = tuple[tuple[float, float], tuple[float, float]]


def middle(picture: Image.Image, channels: tuple[bool, bool, bool]) -> tuple[float, float]:
    """The middle of a mark, in parts of the picture, from the upper left corner."""
    masks = [
        band.point([255 * ((value > 128) == full) for value in range(256)])
        for band, full in zip(picture.split(), channels, strict=True)
    ]
    box = ImageChops.multiply(ImageChops.multiply(masks[0], masks[1]), masks[2]).getbbox()
    assert box is not None
    return (box[0] + box[2]) / 2 / picture.width, (box[1] + box[3]) / 2 / picture.height


def marks(picture: Image.Image) -> Marks:
    """The middles of both marks; looked for once, as a picture has eight million pixels."""
    return middle(picture, RED), middle(picture, BLUE)


def apart(found: Marks, size: tuple[float, float]) -> float:
    """How far the marks are from one another, in points."""
    (red_x, red_y), (blue_x, blue_y) = found
    return math.hypot((red_x - blue_x) * size[0], (red_y - blue_y) * size[1])


def picture(data: bytes) -> Image.Image:
    document = pypdfium2.PdfDocument(data)
    try:
        shown: Image.Image = document[0].render(scale=4).to_pil().convert("RGB")
        return shown
    finally:
        document.close()


def blank(context: LayoutContext, size: tuple[float, float], overlay: Overlay) -> bytes:
    """A page of a size with nothing but a letterhead."""
    root = Node(Role.DOCUMENT)
    root.add(Role.TABLE).add(Role.TR).add(Role.TD)
    page = Page(PageKind.TEXT, 1, *size, ())
    document = Document((page,), root, "t", "da", "a", "s", datetime.date(2026, 11, 23))
    return write(document, context.theme.palette, context.shelf, everywhere(overlay))


ROUNDING = 2 * MM
"""How much nearer to the edge the map of ink may take it to be than an eye: a cell and the rest of a millimetre."""


def fitting(own: tuple[float, float], size: tuple[float, float], seen: Image.Image, more: float = 0) -> float:
    """All of a letterhead; a page of nearly its shape is filled, as far as what is seen keeps 5 mm from its edges."""
    whole, filling = sorted(page / side for page, side in zip(size, own, strict=True))
    if filling > whole * 1.15:
        return whole
    box = ImageChops.invert(seen.convert("L")).getbbox()
    assert box is not None
    reach = [
        min(max(abs(edge / pixels - 1 / 2) * side for edge in edges) + more, side / 2)
        for side, pixels, edges in zip(own, seen.size, (box[::2], box[1::2]), strict=True)
    ]
    return max(whole, min(filling, *((page / 2 - 5 * MM) / far for page, far in zip(size, reach, strict=True))))


def expected(
    letterhead: Letterhead, placement: Placement, size: tuple[float, float], at: tuple[float, float], scale: float = 1
) -> tuple[float, float]:
    """Where a point of the letterhead lies on the page, from the upper left corner, in points."""
    width, height = letterhead.artwork.width, letterhead.artwork.height
    left, top = (size[0] - scale * width) / 2, (size[1] - scale * height) / 2
    if placement is Placement.TRUE_SIZE:
        left, top = 0, 0
    return left + scale * width * at[0], top + scale * height * at[1]


@pytest.mark.long
@pytest.mark.parametrize("name", GEOMETRIES)
def test_marks_land_where_an_eye_sees_them(name: str, context: LayoutContext, tmp_path: Path) -> None:
    data = marked(*GEOMETRIES[name])
    letterhead, _ = prepare(saved(tmp_path, data))
    seen = picture(data)
    drawn = marks(seen)
    for size, placement in ((A4, Placement.FIT), ((A4[1], A4[0]), Placement.FIT), ((900, 900), Placement.CENTRED)):
        shown = marks(picture(blank(context, size, Overlay(letterhead, placement))))
        own = letterhead.artwork.width, letterhead.artwork.height
        scale = apart(shown, size) / apart(drawn, own)
        least = fitting(own, size, seen, ROUNDING) if placement is Placement.FIT else 1
        most = fitting(own, size, seen) if placement is Placement.FIT else 1
        assert least - 0.001 < scale < most + 0.001, (size, placement)
        for was, (x, y) in zip(drawn, shown, strict=True):
            wanted = expected(letterhead, placement, size, was, scale)
            assert (x * size[0], y * size[1]) == pytest.approx(wanted, abs=0.5), (size, placement)


def test_true_size_keeps_the_head_at_the_top(context: LayoutContext, tmp_path: Path) -> None:
    data = marked(*GEOMETRIES["a5"])
    letterhead, _ = prepare(saved(tmp_path, data))
    shown = picture(blank(context, A4, Overlay(letterhead, Placement.TRUE_SIZE)))
    x, y = middle(shown, RED)
    wanted = expected(letterhead, Placement.TRUE_SIZE, A4, middle(picture(data), RED))
    assert (x * A4[0], y * A4[1]) == pytest.approx(wanted, abs=0.5)


def test_a_unit_counts_in_true_size(tmp_path: Path) -> None:
    letterhead, _ = prepare(saved(tmp_path, marked(*GEOMETRIES["user unit"])))
    assert (letterhead.artwork.width / MM, letterhead.artwork.height / MM) == pytest.approx((210, 297), abs=0.1)


def greys() -> bytes:
    """Every way to say grey without a profile: a colour, a space, a picture in place, one of few colours, a shading."""
    spaces = b"/ColorSpace<</G/DeviceGray/I[/Indexed/DeviceGray 1<80CC>]>>"
    shading = b"/Shading<</S<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 595 0]/Function 5 0 R>>>>"
    content = (
        b"0.8 g 50 700 99 99 re f 0.5 G 9 w 200 700 99 99 re S /G cs 0.3 sc 350 700 99 99 re f /I cs 1 sc 50 500 99 99"
        b" re f q 99 0 0 99 200 500 cm BI /W 2 /H 1 /BPC 8 /CS /G /F /AHx ID 4CB3> EI Q q 0 0 595 300 re W n /S sh Q"
    )
    function = b"<</FunctionType 2/Domain[0 1]/C0[0]/C1[1]/N 1>>"
    return Raw(content, resources=b"<<" + spaces + shading + b">>", more={5: function}).bytes()


@pytest.mark.parametrize("show", [greys_seen.poppler, greys_seen.ghostscript, greys_seen.pdfium])
def test_grey_stays_neutral(show: Callable[[Path], Image.Image], context: LayoutContext, tmp_path: Path) -> None:
    run("pdftoppm", "-v")
    run("gs", "-v")
    letterhead, _ = prepare(saved(tmp_path, greys()))
    shown = show(saved(tmp_path, blank(context, (595, 842), Overlay(letterhead)), "shown.pdf"))
    assert len(greys_seen.counted(shown)) > 20
    assert greys_seen.apart(shown) <= 1


def test_rich_content_looks_as_it_did(context: LayoutContext, tmp_path: Path) -> None:
    """Device colours of ink are shown as paper shows them; everything else is the same to the pixel, nearly."""
    data = letterheads.rich()
    letterhead, _ = prepare(saved(tmp_path, data))
    before, after = picture(data), picture(blank(context, (595, 842), Overlay(letterhead)))
    assert before.size == after.size
    covered = [image.convert("L").point([255 * (value < 250) for value in range(256)]) for image in (before, after)]
    differing = ImageChops.difference(*covered).histogram()[255]
    assert differing < 0.002 * before.width * before.height


def test_ink_is_found_wherever_it_is_between_stretches_of_bare_paper(tmp_path: Path) -> None:
    """Specks in cells of their own, near and far, at both ends; of a white one it is known that it covers."""
    dark, white = {(0, 0), (209, 3), (105, 14), (7, 150), (8, 158), (209, 296)}, {(50, 77), (51, 200)}

    def fills(cells: set[tuple[int, int]]) -> str:
        rows = ((x * MM + 0.7, (297 - y - 1) * MM + 0.7) for x, y in sorted(cells))
        return " ".join(f"{x:.3f} {y:.3f} 1.4 1.4 re f" for x, y in rows)

    page = f"/MediaBox[0 0 {210 * MM:.3f} {297 * MM:.3f}]".encode("ascii")
    content = f"0 g {fills(dark)} 1 g {fills(white)}".encode("ascii")
    ink = prepare(saved(tmp_path, boxed(page, content)))[0].ink
    assert ink is not None
    cells = ink.cells

    def told(bits: bytes) -> set[tuple[int, int]]:
        wide = -(-cells.columns // 8)
        places = ((x, y) for y in range(cells.rows) for x in range(cells.columns))
        return {(x, y) for x, y in places if bits[y * wide + x // 8] & 0x80 >> x % 8}

    assert told(cells.inked) == dark
    assert told(cells.covered) == dark | white


def test_an_own_profile_of_inks_is_used(tmp_path: Path) -> None:
    header = bytearray(128)
    header[8], header[12:16], header[16:20], header[36:40] = 2, b"prtr", b"CMYK", b"acsp"
    data = Raw(
        b"0 1 1 0 k 9 9 99 99 re f",
        catalog=b"/OutputIntents[<</S/GTS_PDFX/DestOutputProfile 5 0 R>>]",
        more={5: letterheads.stream(bytes(header), b"/N 4")},
    ).bytes()
    letterhead, _ = prepare(saved(tmp_path, data))
    assert any(b"/N 4" in piece.texts[0] for piece in letterhead.artwork.pieces)
    assert b"/DefaultCMYK [/ICCBased " in b"".join(letterhead.artwork.form.texts)
