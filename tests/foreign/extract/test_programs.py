"""Font programs of every kind are read for the widths of their letters, and broken ones do no harm."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import reportlab
from fontTools import t1Lib
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont
from pypdf.generic import DictionaryObject
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from sheetbuilder.foreign.extract.programs import read_program
from sheetbuilder.foreign.extract.reading import read
from sheetbuilder.pdf.read.fontfacts import FontFacts
from sheetbuilder.pdf.read.programs import FontProgram, read_truetype
from tests.foreign.letterhead.letterheads import Raw, stream
from tests.pdf.handmade import FONT, name
from tests.pdf.handmade import stream as held

TYPE1 = Path(reportlab.__file__).parent / "fonts" / "DarkGardenMK.pfb"


def program(data: bytes, entry: str) -> FontProgram:
    found = read_program(DictionaryObject({name(entry[1:]): held(data)}))
    assert found is not None
    return found


def cff() -> bytes:
    """A bare CFF program with the letters A and B, 600 and 250 wide; 250 is what most of its glyphs have."""

    def outline(width: int) -> object:
        pen = T2CharStringPen(width, None)
        pen.moveTo((0, 0))
        pen.lineTo((100, 0))
        pen.lineTo((100, 100))
        pen.closePath()
        return pen.getCharString()

    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", "A", "B"])
    builder.setupCharacterMap({65: "A", 66: "B"})
    builder.setupCFF("Some", {}, {".notdef": outline(250), "A": outline(600), "B": outline(250)}, {})
    builder.setupHorizontalMetrics({".notdef": (250, 0), "A": (600, 0), "B": (250, 0)})
    builder.setupHorizontalHeader()
    builder.setupNameTable({})
    builder.setupOS2()
    builder.setupPost()
    out = io.BytesIO()
    builder.save(out)
    out.seek(0)
    return bytes(TTFont(out).getTableData("CFF "))


def test_truetype_is_read_as_its_own_tables_say() -> None:
    own = TTFont(FONT)
    found = read_truetype(FONT.read_bytes())
    assert found is not None
    order = own.getGlyphOrder()
    units = own["head"].unitsPerEm
    assert len(found.widths) == len(order)
    for glyph in range(0, len(order), 37):
        assert found.widths[glyph] == pytest.approx(own["hmtx"][order[glyph]][0] * 1000 / units)
    letters = own["cmap"].getcmap(3, 1).cmap
    assert found.cmaps[3, 1] == {code: own.getGlyphID(letter) for code, letter in letters.items() if code < 0xFFFF}


def test_cff_has_its_widths_in_its_outlines() -> None:
    found = program(cff(), "/FontFile3")
    assert [found.widths[found.names[letter]] for letter in "AB"] == [600, 250]
    assert found.builtin[65] == "A"


def test_type_1_has_its_widths_in_its_outlines() -> None:
    found = program(t1Lib.read(str(TYPE1))[0], "/FontFile")  # without the headers of a file for Windows
    face = pdfmetrics.EmbeddedType1Face(str(TYPE1.with_suffix(".afm")), str(TYPE1))
    assert len(found.names) > 50
    for letter, width in face.glyphWidths.items():
        if letter in found.names and letter != ".notdef":
            assert found.widths[found.names[letter]] == pytest.approx(width, abs=1), letter


@pytest.mark.parametrize("entry", ["/FontFile", "/FontFile2", "/FontFile3"])
@pytest.mark.parametrize("data", [b"", b"OTTO", b"\1\0\4\1" + b"\0" * 40, cff()[:60], FONT.read_bytes()[:3000]])
def test_a_broken_program_is_none(entry: str, data: bytes) -> None:
    found = read_program(DictionaryObject({name(entry[1:]): held(data)}))
    assert found is None or isinstance(found, FontProgram)


def facts(data: bytes) -> FontFacts:
    (found,) = read(data)[0].pages[0].fonts
    return found


def type1(width: int = 0) -> bytes:
    """A page with an embedded Type 1 font, as ReportLab writes it; `width` is wrong for its first letter."""
    afm = str(TYPE1.with_suffix(".afm"))
    face = pdfmetrics.EmbeddedType1Face(afm, str(TYPE1))
    pdfmetrics.registerTypeFace(face)
    font = pdfmetrics.Font("Garden", face.name, "WinAnsiEncoding")
    font.widths[65] += width
    pdfmetrics.registerFont(font)
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, initialFontName="Garden")  # type: ignore[arg-type]
    canvas.setFont("Garden", 12)
    canvas.drawString(60, 700, "AB")
    canvas.save()
    return out.getvalue()


def test_a_type_1_font_needs_no_map_of_its_own() -> None:
    found = facts(type1())
    assert (found.embedded, found.unicode_map, found.unmapped) == (True, True, ())
    assert (found.wrong_widths, found.absent, found.notdef) == ((), (), ())


def test_a_type_1_font_with_a_wrong_width_is_found_out() -> None:
    found = facts(type1(50))
    assert (found.wrong_widths, found.remeasured) == ((), (65,))


def windows(program: bytes, flags: int = 32, encoding: bytes = b"/WinAnsiEncoding", width: int = 0) -> bytes:
    """A page of a program that embeds TrueType with an encoding of Windows, and no map to Unicode."""
    own = read_truetype(program)
    assert own is not None
    widths = b" ".join(b"%d" % round(own.widths[own.cmaps[3, 1].get(code, 0)]) for code in (65, 66 + width))
    return Raw(
        b"BT /F 12 Tf 60 700 Td (AB) Tj ET",
        resources=b"<</Font<</F 5 0 R>>>>",
        more={
            5: b"<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+Some/FirstChar 65/LastChar 66/Widths[%s]"
            b"/Encoding %s/FontDescriptor 6 0 R>>" % (widths, encoding),
            6: b"<</Type/FontDescriptor/FontName/ABCDEF+Some/Flags %d/FontFile2 7 0 R/FontBBox[0 0 9 9]/ItalicAngle 0"
            b"/Ascent 9/Descent 0/CapHeight 9/StemV 9>>" % flags,
            7: stream(program),
        },
    ).bytes()


def test_an_encoding_of_windows_is_a_map() -> None:
    found = facts(windows(FONT.read_bytes()))
    assert (found.unicode_map, found.unmapped, found.wrong_widths, found.faults) == (True, (), (), ())


def test_a_width_of_windows_is_measured_by_its_letter() -> None:
    found = facts(windows(FONT.read_bytes(), width=21))
    assert (found.wrong_widths, found.remeasured) == ((), (66,))


def test_names_that_say_nothing_are_no_map() -> None:
    found = facts(windows(FONT.read_bytes(), encoding=b"<</BaseEncoding/WinAnsiEncoding/Differences[65/g17]>>"))
    assert found.unmapped == (65,)


def test_symbols_say_nothing_by_themselves() -> None:
    assert not facts(windows(FONT.read_bytes(), flags=4, encoding=b"null")).unicode_map


def jbig2() -> bytes:
    entries = (
        b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/JBIG2Decode"
    )
    return Raw(b"/I Do 9 9 99 99 re f", resources=b"<</XObject<</I 5 0 R>>>>", more={5: stream(b"\0", entries)}).bytes()


def test_a_picture_in_jbig2_is_as_good_as_any() -> None:
    (page,) = read(jbig2())[0].pages
    assert (page.filters, page.faults) == (("JBIG2Decode",), ())
