"""A brand's own fonts on its pages: what is wrong with them is told at their lines, also where nothing is painted."""

from __future__ import annotations

import datetime
import io
import shutil
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from sheetbuilder import resources
from sheetbuilder.brand import load_brand
from sheetbuilder.branding.fonts import typeface_of
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.compose import build, check
from sheetbuilder.content import Package
from sheetbuilder.errors import ContentError
from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.theme.typeface import FaceName, Weight
from tests.foreign.font import fonts

DAY = datetime.date(2026, 11, 23)


def branded(folder: Path, **files: bytes) -> Path:
    for name, data in files.items():
        (folder / f"{name}.ttf").write_bytes(data)
    named = ", ".join(f"{name}: {name}.ttf" for name in files)
    path = folder / "brand.yaml"
    path.write_text(
        f'type: brand\nname: Prøvehøj\nmunicipality_code: "0000"\nfonts: {{name: Egen, {named}}}\n', encoding="utf-8"
    )
    return path


def test_check_tells_all_that_is_wrong_with_fonts_at_their_line(ours: Package, tmp_path: Path) -> None:
    brand = load_brand(branded(tmp_path, regular=fonts.filled("glyf"), bold=fonts.with_rights(2), italic=b"text"))
    with pytest.raises(ContentError) as refused:
        check(ours, PrintOptions(brand=brand, date=DAY))
    problems = refused.value.problems
    assert [problem.code for problem in problems] == ["SB303"] * 3
    assert {problem.where.line for problem in problems if problem.where} == {4}
    for words in ("nothing can be seen", "let itself be embedded", "TrueType outlines"):
        assert any(words in str(problem.message) for problem in problems), words


def test_one_file_of_many_weights_gives_regular_and_bold(tmp_path: Path) -> None:
    many = fonts.variable()
    with Reader() as reader:
        face, warnings = typeface_of(load_brand(branded(tmp_path, regular=many, bold=many)), reader)
    assert face is not None
    assert {problem.code for problem in warnings} == {"SB305"}
    assert face.files[FaceName(Weight.REGULAR)].data != face.files[FaceName(Weight.BOLD)].data
    assert face.files[FaceName(Weight.REGULAR, True)] is face.files[FaceName(Weight.REGULAR)]


@pytest.mark.usefixtures("fresh")
def test_a_brand_without_fonts_has_ours_and_asks_no_child(tmp_path: Path) -> None:
    path = tmp_path / "brand.yaml"
    path.write_text('type: brand\nname: Prøvehøj\nmunicipality_code: "0000"\n', encoding="utf-8")
    with Reader() as reader:
        assert typeface_of(load_brand(path), reader) == (None, ())
        assert not reader._process.running


def test_two_fonts_with_one_name_are_two_fonts(ours: Package, tmp_path: Path) -> None:
    bold = TTFont(resources.fonts() / "SourceSans3-Bold.ttf")
    bold["name"].setName("SourceSans3-Regular", 6, 3, 1, 0x409)
    bold.save(saved := io.BytesIO())
    regular = (resources.fonts() / "SourceSans3-Regular.ttf").read_bytes()
    brand = load_brand(branded(tmp_path, regular=regular, bold=saved.getvalue()))
    (built,) = build(ours, ["strategy"], brand=brand, date=DAY, out=tmp_path / "out")
    objects: Any = PdfReader(built.path).pages[0]["/Resources"]
    embedded = {str(font.get_object()["/BaseFont"]) for font in objects["/Font"].values()}
    assert len(embedded) == len(objects["/Font"]) == 2
    assert all(name.endswith("+SourceSans3-Regular") for name in embedded)


def test_copies_of_one_font_are_one_font(tmp_path: Path) -> None:
    shutil.copy(resources.fonts() / "SourceSans3-Light.ttf", tmp_path / "a.ttf")
    light = (tmp_path / "a.ttf").read_bytes()
    with Reader() as reader:
        face, _ = typeface_of(load_brand(branded(tmp_path, regular=light, bold=light + bytes(4))), reader)
    assert face is not None
    assert len(set(map(id, face.files.values()))) == 1
