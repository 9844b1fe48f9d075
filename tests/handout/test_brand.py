"""A handout for one municipality: its name, its lines, its letterhead, its own sheets and those that it leaves out."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from sheetbuilder import handout, load_brand
from sheetbuilder.content import Package
from sheetbuilder.errors import ContentError
from tests.inks import more_than_black
from tests.readings import inspect

BRANDS = Path(__file__).parents[2] / "examples" / "brands"

RECIPE = """\
type: handout
title: Før mødet
brand: brand.yaml
items:
  - type: cover
  - type: sheet
    sheet: "1.4"
  - type: sheet
    sheet: "2.1"
  - type: certificate
  - type: closing
"""

BRAND = """\
type: brand
name: Prøvehøj Kommune
municipality_code: "0000"
"""


def folder_with(tmp_path: Path, brand: str) -> Path:
    (tmp_path / "brand.yaml").write_text(brand, "utf-8")
    path = tmp_path / "kursus.yaml"
    path.write_text(RECIPE, "utf-8")
    return path


def said(path: Path) -> list[str]:
    with PdfReader(path) as reader:
        return [" ".join(page.extract_text().split()) for page in reader.pages]


def test_the_brand_that_a_recipe_names_is_on_its_pages(ours: Package, tmp_path: Path) -> None:
    (built,) = handout(ours, folder_with(tmp_path, BRAND), out=tmp_path / "out")
    assert built.path == tmp_path / "out" / "proevehoej-kommune" / "kursus" / "kursus-deltager.pdf"
    pages = said(built.path)
    assert "Prøvehøj Kommune" in pages[0]
    assert "Prøvehøj Kommune · Før mødet · ark 1.4" in pages[2]
    assert "Prøvehøj Kommune" in next(page for page in pages if "Kursusbevis" in page)


@pytest.mark.long
def test_a_sheet_that_the_municipality_leaves_out_is_told_at_its_line(ours: Package, tmp_path: Path) -> None:
    path = folder_with(tmp_path, BRAND + 'local:\n  - sheet: "1.4"\n    drop: true\n')
    with pytest.raises(ContentError) as refused:
        handout(ours, path, out=tmp_path / "out")
    (problem,) = refused.value.problems
    assert (problem.code, problem.where and problem.where.line) == ("SB806", 7)
    assert handout(ours, path, out=tmp_path / "out", brand=load_brand(BRANDS / "eksempelkoebing.yaml"))


@pytest.mark.parametrize(
    ("name", "recipe"),
    [
        ("eksempelkoebing", "moedet-er-i-morgen"),
        *(
            pytest.param(name, "kursusdag", marks=pytest.mark.long)
            for name in ("eksempelkoebing", "proevesund", "moensterbjerg")
        ),
    ],
)
def test_letterheads_lie_under_clean_pages_in_both_editions(
    ours: Package, tmp_path: Path, name: str, recipe: str
) -> None:
    brand = load_brand(BRANDS / f"{name}.yaml")
    for built in handout(ours, recipe, "both", out=tmp_path, brand=brand):
        report = inspect(built.path)
        assert report.problems == (), [str(problem.message) for problem in report.problems]
        assert built.path.parent == tmp_path / brand.slug / recipe


@pytest.mark.long
@pytest.mark.parametrize("paper", ["a5", "a3"])
def test_the_recipes_that_come_along_fit_other_papers(ours: Package, tmp_path: Path, paper: str) -> None:
    for built in handout(ours, "kursusdag", "both", out=tmp_path, paper=paper):
        assert built.path.stem.endswith(f"-{paper}")
        assert inspect(built.path).problems == ()


def test_grey_is_black_ink_alone(ours: Package, tmp_path: Path) -> None:
    (coloured,) = handout(ours, "moedet-er-i-morgen", out=tmp_path)
    (built,) = handout(ours, "moedet-er-i-morgen", out=tmp_path, grey=True)
    assert more_than_black(coloured.path) == {"/DeviceRGB"}
    assert more_than_black(built.path) == set()
