"""Widths put right: the file gets those of the font's program, and every letter stands where it stood."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
import typst
from PIL import Image, ImageChops
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, NameObject, NumberObject
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from sheetbuilder import resources
from sheetbuilder.foreign.extract.advances import Advances
from sheetbuilder.foreign.letterhead.report import prepare
from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.pdf.inspect import inspect
from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.tokens import operations
from tests.tools import verapdf
from tools.corpus.use import WAYS, Used, used

CONTENT = (
    "BT /{font} 24 Tf 50 700 Td 30 TL (ABab) Tj [(AB)-200<6162>] TJ (BABA) ' 3 1 (ab BA) \" (aB) Tj ET "
    "q BT /{font} 9 Tf 50 400 Td (AAAABBBB) Tj ET Q BT 80 Tz /{font} 30 Tf 50 300 Td (bab) Tj (aab) Tj ET"
)
"""Every operator that shows text, after and beside each other, with spacing of words and letters, and narrowed."""


def simple() -> bytes:
    """A page in a TrueType font of one byte a letter, as most programs have it."""
    pdfmetrics.registerFont(TTFont("Advances", resources.fonts() / "SourceSans3-Regular.ttf"))
    out = io.BytesIO()
    canvas = Canvas(out, (595, 842), invariant=True)
    canvas.setFont("Advances", 12)
    canvas.drawString(50, 700, "AB ab")
    canvas.save()
    return out.getvalue()


def composite() -> bytes:
    """A page in a font of two bytes a letter, with widths by character."""
    text = '#set page(width: 595pt, height: 842pt)\n#set text(font: "Source Sans 3", size: 24pt)\nABab og BABA'
    return bytes(typst.compile(text.encode(), font_paths=[str(resources.fonts())]))  # type: ignore[misc]


def tampered(data: bytes, by: float = 90) -> bytes:
    """The same page with widths that are too large for its letters, and with every way to show text."""
    writer = PdfWriter(PdfReader(io.BytesIO(data)))
    page = writer.pages[0]
    fonts = objects.dictionary(objects.get(page["/Resources"], "/Font"))
    assert fonts is not None
    for name, value in fonts.items():
        font = value.get_object()
        if "/DescendantFonts" in font:
            heir = font["/DescendantFonts"][0].get_object()
            wide = heir["/W"]
            assert all(first == last for first, last in zip(wide[::3], wide[1::3], strict=True)), "as Typst writes it"
            heir[NameObject("/W")] = ArrayObject(
                NumberObject(float(each) + by) if at % 3 == 2 else each for at, each in enumerate(wide)
            )
        elif "/FontDescriptor" in font:
            font[NameObject("/Widths")] = ArrayObject(NumberObject(float(each) + by) for each in font["/Widths"])
            stream = DecodedStreamObject()
            stream.set_data(CONTENT.format(font=name[1:]).encode())
            page[NameObject("/Contents")] = writer._add_object(stream)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def shown(data: bytes) -> Image.Image:
    document = pypdfium2.PdfDocument(data)
    page: Image.Image = document[0].render(scale=2).to_pil().convert("L")
    return page


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as found:
        yield found


def ways(data: bytes, folder: Path, reader: Reader) -> dict[str, Used]:
    """The file as pages, letterhead and logo."""
    path = folder / "widths.pdf"
    path.write_bytes(data)
    return {each.way: each for each in used(path, reader) if isinstance(each, Used)}


@pytest.mark.parametrize("made", [simple, composite])
@pytest.mark.parametrize("by", [90, -60, 3])
def test_widths_are_put_right_and_no_letter_moves(
    made: Callable[[], bytes], by: float, reader: Reader, tmp_path: Path
) -> None:
    data = tampered(made(), by)
    found = ways(data, tmp_path, reader)
    assert {way: each.claims for way, each in found.items()} == dict.fromkeys(WAYS, frozenset({"2a", "ua1"}))
    before, after = shown(data), shown(found["letterhead"].data)
    assert min(before.tobytes()) < 100
    assert max(ImageChops.difference(before, after).tobytes()) < 60
    for way, each in found.items():
        (tmp_path / f"{way}.pdf").write_bytes(each.data)
        assert "SB687" not in {one.code for one in inspect(tmp_path / f"{way}.pdf").problems}


@pytest.mark.parametrize("made", [simple, composite])
def test_it_is_told(made: Callable[[], bytes], tmp_path: Path) -> None:
    path = tmp_path / "widths.pdf"
    path.write_bytes(tampered(made()))
    assert [one.code for one in prepare(path)[1]] == ["SB724"]
    path.write_bytes(tampered(made(), 0))
    assert prepare(path)[1] == ()


def test_without_fonts_to_mend_operations_stay_as_written() -> None:
    data = b"BT /F1 12 Tf (a) Tj ET"
    advances = Advances()
    assert [advances.written(one, data[one.start : one.end]) for one in operations(data)] == [
        b"BT",
        b"/F1 12 Tf",
        b"(a) Tj",
        b"ET",
    ]


@pytest.mark.long
def test_the_validator_agrees(reader: Reader, tmp_path: Path) -> None:
    made: list[Path] = []
    for name, draw in (("simple", simple), ("composite", composite)):
        for way, each in ways(tampered(draw()), tmp_path, reader).items():
            made.append(tmp_path / f"{name}-{way}.pdf")
            made[-1].write_bytes(each.data)
    for flavour in ("ua1", "2a"):
        assert list(verapdf(flavour, made).values()) == ["PASS"] * 6
