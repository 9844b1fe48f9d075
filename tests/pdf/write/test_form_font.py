"""The font of form fields: which letters it has, that widths and codes are true, and who finds them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import uharfbuzz as hb
from pypdf import PdfReader
from pypdfium2 import raw

from sheetbuilder.compose import build
from sheetbuilder.content import Package
from sheetbuilder.pdf.write.form_font import ALPHABET, DESCENT, LEADING, FormFont
from sheetbuilder.pdf.write.objects import Objects, content_of
from sheetbuilder.pdf.write.slots import plain
from tests.forms import form_of
from tests.readings import inspect

SAID = "æøåÆØÅé – „Ł“ ” ’ € 1–2 ł Šğİ Đč"


@pytest.fixture(scope="module")
def fillable(ours: Package, tmp_path_factory: pytest.TempPathFactory) -> Path:
    (one,) = build(ours, ["3.3"], out=tmp_path_factory.mktemp("font"), fillable=True)
    return one.path


def test_it_has_danish_and_latin_1_and_the_letters_of_names() -> None:
    letters = set(ALPHABET.values())
    assert len(letters) == len(ALPHABET)
    assert letters >= set(SAID) | {chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x100))}
    assert ALPHABET[0xE6] == "æ", "the code that viewers expect"
    assert not set(ALPHABET) & {0, 9, 10, 13}


def test_the_program_has_each_letter_as_wide_as_it_is_said(fillable: Path) -> None:
    resources = form_of(fillable)["/DR"]["/Font"]
    for font in (one.get_object() for one in resources.values()):
        face = hb.Face(font["/FontDescriptor"]["/FontFile2"].get_data())
        shaped = hb.Font(face)
        for code, letter in ALPHABET.items():
            glyph = shaped.get_nominal_glyph(ord(letter))
            assert glyph, letter
            width = font["/Widths"][code - font["/FirstChar"]]
            assert float(width) == pytest.approx(shaped.get_glyph_h_advance(glyph) * 1000 / face.upem, abs=0.01)
        assert font["/FontDescriptor"]["/Flags"] == 32
        assert font["/Encoding"]["/BaseEncoding"] == "/WinAnsiEncoding"


def test_lines_are_as_far_apart_as_the_font_says_it_is_high() -> None:
    objects = Objects()
    font = FormFont(objects)
    assert font.named(LEADING) == font.named(LEADING)
    assert len({font.named(leading) for leading in (LEADING, 1.5, 1.6, 1.7, 1.8, 1.9)}) == 6
    assert len(set(font.fonts.values())) == 6
    told = plain(objects.written(font.fonts[font.named(1.5)] - 1)[0])
    assert b"/Ascent %d" % round(1500 * (1 - DESCENT)) in told
    programs = [item for item in objects.items if b"/Length1" in content_of(item)]
    assert len(programs) == 1, "six fonts, and one program"


def test_pdfium_writes_every_letter_in_it(fillable: Path, tmp_path: Path) -> None:
    """Also those that are not in Latin-1, for which it would take a font of the system, and not embed it."""
    pdf = pypdfium2.PdfDocument(fillable)
    pdf.init_forms()
    page = pdf[1]
    widget = next(
        one
        for at in range(raw.FPDFPage_GetAnnotCount(page))
        if raw.FPDFAnnot_GetFormFieldType(pdf.formenv, one := raw.FPDFPage_GetAnnot(page, at))
        == raw.FPDF_FORMFIELD_TEXTFIELD
    )
    box = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(widget, box)
    raw.FPDFPage_CloseAnnot(widget)
    at = box.left + 5, box.top - 5
    raw.FORM_OnLButtonDown(pdf.formenv, page, 0, *at)
    raw.FORM_OnLButtonUp(pdf.formenv, page, 0, *at)
    for letter in SAID:
        raw.FORM_OnChar(pdf.formenv, page, ord(letter), 0)
    raw.FORM_ForceToKillFocus(pdf.formenv)
    saved = tmp_path / "saved.pdf"
    pdf.save(saved)
    filled: list[Any] = [
        body
        for reference in PdfReader(saved).pages[1]["/Annots"]  # type: ignore[attr-defined]
        if (body := reference.get_object()).get("/V") not in (None, "/Off")
    ]
    (field,) = filled
    assert field["/V"] == SAID
    drawn = field["/AP"]["/N"].get_data()
    (name,) = {words.split()[0] for words in drawn.splitlines() if words.endswith(b" Tf")}
    font = field["/AP"]["/N"]["/Resources"]["/Font"][name.decode()]
    assert "/FontFile2" in font["/FontDescriptor"]
    # It leaves an unembedded Helvetica beside it, which shows nothing.
    assert inspect(saved).clean
