"""Pages of others in grey: black ink alone in whatever way a file has colours, and they look as they did in grey."""

from __future__ import annotations

import datetime
import io
import zlib
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat
from pypdf import PdfReader

from sheetbuilder.foreign.extract.facts import Facts
from sheetbuilder.foreign.extract.reading import read
from sheetbuilder.layout.artwork import Artwork
from sheetbuilder.layout.flow.pages import Document, Page, PageKind, PageType
from sheetbuilder.layout.letterheads import Letterhead, Overlay, Overlays
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.pdf.write.fonts import FontShelf
from sheetbuilder.pdf.write.writing import write
from sheetbuilder.theme import default_theme
from tests.foreign.letterhead import letterheads
from tests.foreign.letterhead.letterheads import Raw, form, stream
from tests.inks import more_than_black
from tests.tools import run
from tools.corpus.pictures import KINDS, Painted, file
from tools.ink import touched
from tools.usual_letterheads import USUAL, drawn

THEME = default_theme("a4")
SHELF = FontShelf(THEME.typeface)
NEAR = 3
"""How far a grey may lie from that of the coloured page, of 255."""
INKS = 30
"""The same where inks are mixed without a profile: black ink is black here, and dark brown in colour."""
LAB = 50
"""The same for a picture in Lab, which PDFium shows otherwise than a screen that is measured."""
MORE = {
    "rich": letterheads.rich(),
    "cmyk": letterheads.cmyk(),
    "transparent": letterheads.transparent(),
    "glyphs": Raw(
        b"BT /T 40 Tf 100 300 Td (a) Tj ET",
        resources=b"<</Font<</T 5 0 R>>>>",
        more={
            5: b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[.1 0 0 .1 0 0]/FirstChar 97/LastChar 97"
            b"/Widths[9]/Encoding<</Differences[97/a]>>/CharProcs<</a 6 0 R>>/Resources<<>>>>",
            6: stream(b"9 0 d0 1 0 0 rg 0 0 8 8 re f"),
        },
    ).bytes(),
    "a form that finds its space": Raw(
        b"/Rgb cs /F Do",
        resources=b"<</XObject<</F 5 0 R>>/ColorSpace<</Rgb/DeviceRGB>>>>",
        more={5: form(b"0 0 1 sc 50 50 99 99 re f")},
    ).bytes(),
    "tiles without colours": Raw(
        b"/Tiles cs 1 0 0 /P scn 50 50 200 200 re f",
        resources=b"<</ColorSpace<</Tiles[/Pattern/DeviceRGB]>>/Pattern<</P 5 0 R>>>>",
        more={
            5: stream(
                b"0 0 5 5 re f",
                b"/PatternType 1/PaintType 2/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources<<>>",
            )
        },
    ).bytes(),
    "a mask by luminosity": Raw(
        b"/G gs 0 0 1 rg 0 0 595 842 re f",
        resources=b"<</ExtGState<</G<</SMask<</S/Luminosity/G 5 0 R/BC[1 0 0]>>>>>>>>",
        more={5: form(b"0 1 0 rg 50 50 200 200 re f", more=b"/Group<</S/Transparency/CS/DeviceRGB>>")},
    ).bytes(),
    "a default space": Raw(
        b"1 0 0 rg 50 50 99 99 re f 0 1 1 0 k 200 50 99 99 re f",
        resources=b"<</ColorSpace<</DefaultRGB[/CalRGB<</WhitePoint[.9505 1 1.089]>>]>>>>",
    ).bytes(),
    "a mesh": Raw(
        b"/S sh",
        resources=b"<</Shading<</S 5 0 R>>>>",
        more={
            5: stream(
                b"\0\x00\x00\xff\0\0\0\xff\x00\0\xff\0\0\x80\xff\0\0\xff",
                b"/ShadingType 4/ColorSpace/DeviceRGB/BitsPerCoordinate 8/BitsPerComponent 8/BitsPerFlag 8"
                b"/Decode[50 500 50 700 0 1 0 1 0 1]",
            )
        },
    ).bytes(),
}
"""Ways of having colours that nothing in `KINDS` has."""
CASES = {**{name: file(painted) for name, painted in KINDS.items()}, **MORE}
QUICK = {*MORE, "rgb", "icc", "indexed rgb", "spot", "soft mask", "jpeg cmyk", "shading pattern", "tiling", "inline"}
"""The others are long."""
LOOSE = {name: INKS for name in CASES if any(word in name for word in ("cmyk", "ink", "spot", "tiling", "overprint"))}
LOOSE |= {"shading pattern": INKS, "inline": INKS, "rich": INKS, "a default space": INKS, "lab": LAB}


@dataclass(frozen=True, slots=True)
class Greyed:
    """A page as it was and in grey, each as a letterhead on a page of ours."""

    facts: Facts
    artwork: Artwork
    before: bytes
    after: bytes


def greyed(data: bytes, number: int = 1) -> Greyed:
    _, coloured = read(data, number)
    facts, grey = read(data, number, grey=True)
    assert coloured is not None
    assert grey is not None
    return Greyed(facts, grey, laid(coloured, grey=False), laid(grey, grey=True))


def laid(artwork: Artwork, *, grey: bool) -> bytes:
    root = Node(Role.DOCUMENT)
    root.add(Role.TABLE).add(Role.TR).add(Role.TD)
    page = Page(PageKind.TEXT, 1, artwork.width, artwork.height, ())
    document = Document((page,), root, "t", "da", "a", "s", datetime.date(2026, 11, 23))
    palette = THEME.palette.grey if grey else THEME.palette
    return write(document, palette, SHELF, Overlays(dict.fromkeys(PageType, Overlay(Letterhead(artwork)))))


def picture(data: bytes) -> Image.Image:
    document = pypdfium2.PdfDocument(data)
    try:
        shown: Image.Image = document[0].render(scale=1).to_pil().convert("L")
        return shown
    finally:
        document.close()


@pytest.mark.parametrize(
    "name", [name if name in QUICK else pytest.param(name, marks=pytest.mark.long) for name in CASES]
)
def test_a_page_has_black_ink_alone_and_looks_as_it_did(name: str, tmp_path: Path) -> None:
    found = greyed(CASES[name])
    path = tmp_path / "grey.pdf"
    path.write_bytes(found.after)
    assert found.facts.pages[0].coloured == ()
    assert set(found.facts.pages[0].colours) <= {"DeviceGray", "Indexed", "Pattern"}
    assert more_than_black(path) == set()
    before, after = picture(found.before), picture(found.after)
    assert ImageStat.Stat(before).stddev[0] > 1, "something is seen"
    apart = ImageChops.difference(before, after).histogram()
    assert not any(apart[LOOSE.get(name, NEAR) + 1 :])


@pytest.mark.long
def test_ghostscript_counts_black_ink_alone(tmp_path: Path) -> None:
    run("gs", "-v")
    pages = {**{f"usual {name}": drawn(name) for name in USUAL}, **CASES}
    for name, data in pages.items():
        path = tmp_path / "grey.pdf"
        path.write_bytes(greyed(data).after)
        (counted,) = touched(path)
        assert counted.colour == 0 < counted.black, name


def test_pages_that_blend_are_mixed_in_greys_and_others_are_not() -> None:
    assert mixed_in(greyed(MORE["transparent"]).after) == "/DeviceGray"
    assert mixed_in(greyed(MORE["transparent"]).before) is None
    assert mixed_in(greyed(CASES["rgb"]).after) is None


def mixed_in(data: bytes) -> str | None:
    """The colour space that the first page is mixed in, where it says so."""
    group = PdfReader(io.BytesIO(data)).pages[0].get("/Group")
    return None if group is None else str(group["/CS"])


SPOTS = b"[/DeviceN[/Et/To]/DeviceCMYK 6 0 R]"
MIX = b"<</FunctionType 4/Domain[0 1 0 1]/Range[0 1 0 1 0 1 0 1]/Length 16>>stream\n{ 0 exch 0 }   \nendstream"
UNUSABLE = {
    "a picture in two spot colours": (
        Painted(
            b"q 200 0 0 200 60 60 cm /I Do Q 1 0 0 rg 0 0 9 9 re f",
            b"/XObject<</I 5 0 R>>",
            (
                stream(
                    bytes(8),
                    b"/Type/XObject/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace " + SPOTS,
                ),
                MIX,
            ),
        ),
        ("picture:I",),
    ),
    "a colour whose tint is none": (
        Painted(
            b"/S cs 1 scn 60 60 99 99 re f",
            b"/ColorSpace<</S[/Separation/Et/DeviceRGB<</FunctionType 9>>]>>",
        ),
        ("colour:S",),
    ),
    "a shading without a function": (
        Painted(b"/Sh sh", b"/Shading<</Sh<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 9 9]>>>>"),
        ("shading:Sh",),
    ),
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_what_has_no_grey_is_told_by_its_name_and_all_else_is_grey(name: str) -> None:
    painted, names = UNUSABLE[name]
    facts, artwork = read(file(painted), 1, grey=True)
    assert facts.pages[0].coloured == names
    assert artwork is not None
    assert b" rg" not in zlib.decompress(artwork.form.data or b"")
