"""Subsets of fonts: every letter under its code, drawn and spaced as in the whole font."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Mapping

import pytest
import uharfbuzz as hb
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from sheetbuilder.pdf.write.letter_codes import CP1252
from sheetbuilder.pdf.write.subsets import EmbeddedSubset, subset
from sheetbuilder.theme.typeface import FaceName, Weight, default_typeface

REGULAR = default_typeface().files[FaceName(Weight.REGULAR)].read()
FEW = {32: " ", 1: "Ł", 97: "a", 229: "å"}


def unpacked(stream: bytes) -> bytes:
    """What is in a stream."""
    return zlib.decompress(stream.partition(b"stream\n")[2])


def opened(made: EmbeddedSubset) -> TTFont:
    """The font that is in a file, its sums proved."""
    return TTFont(io.BytesIO(unpacked(made.program)), checkChecksums=2)


def told(dictionary: bytes, key: str) -> str:
    """What the inside of a dictionary says under a key."""
    found = re.search(rf"/{key} (\[.*?\]|/?[^/]*)", dictionary.decode("ascii"))
    assert found is not None
    return found[1]


def outline(font: TTFont, glyph: str) -> list[object]:
    """What a glyph draws, its parts put together."""
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[glyph].draw(pen)
    return list(pen.value)


@pytest.mark.parametrize("face", sorted(default_typeface().files), ids=str)
@pytest.mark.parametrize("letters", [{32: " "}, FEW, CP1252], ids=len)
def test_each_letter_is_drawn_as_in_the_whole_font(face: FaceName, letters: Mapping[int, str]) -> None:
    program = default_typeface().files[face].read()
    whole, made = TTFont(io.BytesIO(program)), subset(program, letters)
    font = opened(made)
    ((platform, encoding, codes),) = [(one.platformID, one.platEncID, one.cmap) for one in font["cmap"].tables]
    assert (platform, encoding) == (1, 0)
    first, widths = int(told(made.font, "FirstChar")), told(made.font, "Widths").strip("[]").split()
    assert int(told(made.font, "LastChar")) - first + 1 == len(widths)
    known = whole.getBestCmap()
    for code, letter in letters.items():
        glyph = known[ord(letter)]
        assert outline(font, codes[code]) == outline(whole, glyph)
        assert font["hmtx"][codes[code]] == whole["hmtx"][glyph]
        assert float(widths[code - first]) == whole["hmtx"][glyph][0] * 1000 / whole["head"].unitsPerEm


def test_what_a_pdf_has_no_use_for_is_left_out_and_hints_are_kept() -> None:
    font = opened(subset(REGULAR, FEW))
    assert set(font.keys()) - {"GlyphOrder"} == {
        *("cmap", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep")
    }
    assert len(font.getGlyphOrder()) < 10


def test_what_is_said_of_a_font_is_what_it_says_itself() -> None:
    made = subset(default_typeface().files[FaceName(Weight.REGULAR, True)].read(), FEW)
    assert told(made.descriptor, "ItalicAngle") == "-11"
    assert told(made.descriptor, "Flags") == "68"
    assert told(made.descriptor, "Ascent") == "1000"
    assert told(made.descriptor, "CapHeight") == "660"
    assert told(made.descriptor, "FontBBox") == "[-636 -295 2077 957]"
    assert told(made.descriptor, "FontName") == told(made.font, "BaseFont")


def test_two_subsets_of_a_font_have_two_names() -> None:
    names = [told(subset(REGULAR, letters).font, "BaseFont") for letters in (FEW, {**FEW, 98: "b"}, FEW)]
    assert all(re.fullmatch(r"/[A-Z]{6}\+SourceSans3-Regular", name) for name in names)
    assert names[0] == names[2] != names[1]


def test_subsets_of_two_fonts_have_two_names_where_the_fonts_have_one() -> None:
    bold = TTFont(io.BytesIO(default_typeface().files[FaceName(Weight.BOLD)].read()))
    bold["name"].setName("SourceSans3-Regular", 6, 3, 1, 0x409)
    saved = io.BytesIO()
    bold.save(saved)
    names = [told(subset(program, FEW).font, "BaseFont") for program in (REGULAR, saved.getvalue())]
    assert names[0] != names[1]
    assert {name.partition("+")[2] for name in names} == {"SourceSans3-Regular"}


def test_a_name_that_a_pdf_could_not_hold_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    class Odd(hb.Face):  # type: ignore[misc]
        def get_name(self, *_: object) -> str:
            return "A b/(c)"

    with monkeypatch.context() as odd:
        odd.setattr(hb, "Face", Odd)
        assert told(subset(REGULAR, FEW).font, "BaseFont").endswith("+Abc")
        odd.setattr(Odd, "get_name", lambda *_: None)
        assert told(subset(REGULAR, FEW).font, "BaseFont").endswith("+Font")


def test_the_map_back_has_every_code() -> None:
    assert b"<01> <0141>\n<20> <0020>\n<61> <0061>\n<E5> <00E5>" in unpacked(subset(REGULAR, FEW).letters)


def test_what_a_font_lacks_is_its_sign_for_that() -> None:
    font = opened(subset(REGULAR, {32: " ", 65: "\u2603"}))
    assert font["cmap"].tables[0].cmap.get(65, ".notdef") == font.getGlyphOrder()[0]
