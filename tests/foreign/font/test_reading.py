"""Fonts in the child: what is built anew of a sound one, and what is said of all others."""

from __future__ import annotations

import io
from typing import Any

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont

from sheetbuilder.foreign.font.facts import FlawedFont, FontAnswer, FontFlaw
from sheetbuilder.foreign.font.reading import answer, read
from tests.foreign.font import fonts


def asked(data: bytes, key: str = "regular", weight: int = 400) -> FontAnswer:
    return read(data, key, weight, italic=False)


def flaw(data: bytes) -> tuple[FontFlaw, str]:
    with pytest.raises(FlawedFont) as refused:
        asked(data)
    return refused.value.flaw, refused.value.what


def test_a_sound_font_is_built_anew_and_keeps_its_letters_widths_and_kerns() -> None:
    made = asked(fonts.SOUND)
    assert made.name == "SourceSans3-Regular"
    assert not made.viewing
    old, new = hb.Face(fonts.SOUND), hb.Face(made.program)
    assert set("Vi prøver igen: 1234567890»«Ærø") <= {chr(code) for code in new.unicodes}
    for word in ("AV", "To", "rå", "fi", "Ærø"):
        widths = []
        for face in (old, new):
            buffer = hb.Buffer()
            buffer.add_str(word)
            buffer.guess_segment_properties()
            hb.shape(hb.Font(face), buffer, {"kern": True, "liga": False, "ccmp": False})
            widths.append([position.x_advance for position in buffer.glyph_positions or ()])
        assert widths[0] == widths[1], word
    assert "GSUB" not in new.table_tags


def test_the_same_font_makes_the_same_bytes() -> None:
    assert asked(fonts.SOUND).program == asked(fonts.SOUND).program


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"not a font at all", FontFlaw.NOT_TRUETYPE),
        (b"", FontFlaw.NOT_TRUETYPE),
        (b"OTTO" + fonts.SOUND[4:], FontFlaw.NOT_TRUETYPE),
        (b"wOF2" + fonts.SOUND[4:], FontFlaw.FOR_THE_WEB),
        (b"wOFF" + fonts.SOUND[4:], FontFlaw.FOR_THE_WEB),
        (b"ttcf" + fonts.SOUND[4:], FontFlaw.COLLECTION),
        (fonts.SOUND[:2000], FontFlaw.BROKEN),
        (fonts.with_rights(0x2), FontFlaw.RESTRICTED),
        (fonts.with_rights(0x100), FontFlaw.NOT_SUBSET),
        (fonts.with_rights(0x200), FontFlaw.BITMAP_ONLY),
        (fonts.with_rights(0x208), FontFlaw.BITMAP_ONLY),
        (fonts.filled("head"), FontFlaw.BROKEN),
        (fonts.filled("glyf"), FontFlaw.INVISIBLE),
        (fonts.filled("loca"), FontFlaw.INVISIBLE),
        (fonts.filled("hmtx"), FontFlaw.ON_TOP),
        (fonts.filled("cmap"), FontFlaw.BROKEN),
    ],
    ids=lambda value: value.value if isinstance(value, FontFlaw) else "",
)
def test_a_font_that_cannot_be_used(data: bytes, expected: FontFlaw) -> None:
    assert flaw(data)[0] is expected


def test_a_map_without_end_costs_nothing() -> None:
    assert len(hb.Face(asked(fonts.endless_map()).program).unicodes) < 2000


def test_names_that_say_nothing_are_replaced() -> None:
    assert asked(fonts.filled("name")).name == "font-regular"


def test_rights_of_embedding() -> None:
    assert asked(fonts.with_rights(0x4)).viewing
    assert not asked(fonts.with_rights(0x8)).viewing
    assert not asked(fonts.with_rights(0xC)).viewing  # the mildest holds


def _emptied(font: Any) -> None:
    font["glyf"][font.getBestCmap()[ord("å")]].numberOfContours = 0
    font["glyf"][font.getBestCmap()[ord("å")]].__dict__.pop("components", None)


def _away(letter: str, by: int) -> Any:
    def change(font: Any) -> None:
        glyph = font["glyf"][font.getBestCmap()[ord(letter)]]
        glyph.coordinates.translate((by, 0))
        glyph.recalcBounds(font["glyf"])
        wide, _ = font["hmtx"][font.getBestCmap()[ord(letter)]]
        font["hmtx"][font.getBestCmap()[ord(letter)]] = (wide, glyph.xMin)

    return change


def _narrow(font: Any) -> None:
    name = font.getBestCmap()[ord("m")]
    font["hmtx"][name] = (100, font["hmtx"][name][1])


def _tiny(font: Any) -> None:
    font["head"].unitsPerEm = 4096


def _one_for_all(font: Any) -> None:
    for table in font["cmap"].tables:
        if hasattr(table, "cmap") and ord("b") in table.cmap:
            table.cmap[ord("d")] = table.cmap[ord("b")]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (_emptied, (FontFlaw.INVISIBLE, "å")),
        (_away("n", 2000), (FontFlaw.ON_TOP, "n")),
        (_narrow, (FontFlaw.ON_TOP, "m")),
        (_tiny, (FontFlaw.SIZE, "H")),
        (_one_for_all, (FontFlaw.ALIKE, "bd")),
    ],
    ids=["no outline", "far away", "no room", "tiny", "one for all"],
)
def test_letters_are_tried_out(change: Any, expected: tuple[FontFlaw, str]) -> None:
    assert flaw(fonts.changed(change)) == expected


def test_a_sign_that_no_sheet_needs_is_left_out_where_it_does_not_show() -> None:
    def change(font: Any) -> None:
        font["glyf"][font.getBestCmap()[ord("€")]].coordinates.scale((0, 0))

    assert ord("€") not in hb.Face(asked(fonts.changed(change)).program).unicodes


def test_many_weights_in_one_file_are_each_fixed() -> None:
    data = fonts.variable()
    regular, bold = asked(data), asked(data, "bold", 700)
    assert (regular.name, bold.name) == ("Many-regular", "Many-bold")
    thin, thick = (TTFont(io.BytesIO(one.program)) for one in (regular, bold))
    assert "fvar" not in thin
    widths = [font["glyf"][font.getBestCmap()[ord("a")]].coordinates[2][0] for font in (thin, thick)]
    assert widths == [260, 290]


def test_whatever_is_damaged_ends_in_a_font_or_in_words() -> None:
    for name, data in [*fonts.damaged(2), *fonts.scattered(10)]:
        made = answer(data, {"key": "bold", "weight": 700, "italic": False})
        assert bool(made["program"]) != bool(made["flaw"]), name
