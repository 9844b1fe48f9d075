"""The ten acceptance stories of the users, each shown on what a command left on the disk.

Two stories stand elsewhere: 2 (one phone number, a new pack) with the packs, 5 (the longest names) in
`layout/test_imprint.py`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from sheetbuilder import inspect
from sheetbuilder.content import Package
from sheetbuilder.pdf.inspect import Report
from sheetbuilder.reading import markup
from tests.acceptance.pictures import MM, contrast, grey_pages, ground, in_grey, letters
from tests.tools import run

ROOT = Path(__file__).parents[2]
BRANDS = ROOT / "examples" / "brands"
DAY = "2026-11-24"


def sheetbuilder(*arguments: str | Path) -> str:
    """A run of the command line, in Danish, which must end well; what it said beside its output."""
    command = [sys.executable, "-m", "sheetbuilder", "--lang", "da", *map(str, arguments)]
    ran = subprocess.run(command, capture_output=True, check=False, cwd=ROOT, env={**os.environ, "PYTHONUTF8": "1"})
    said = ran.stderr.decode("utf-8")
    assert ran.returncode == 0, said
    return said


@pytest.fixture(scope="module")
def set_1(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("set-1")
    sheetbuilder("build", "set-1", "-o", out)
    (path,) = out.glob("*.pdf")
    return path


@pytest.fixture(scope="module")
def told(set_1: Path) -> Report:
    return inspect(set_1)


def words_of(page: str) -> str:
    return " ".join(page.replace("\u00a0", " ").replace("\u00ad", "").split())


# 1


def test_story_1_sheets_of_set_1_are_ten_papers(set_1: Path, ours: Package) -> None:
    """Printed on both sides, each sheet is one paper: its front on a right-hand page, its working page on the back."""
    texts = [words_of(page.extract_text()) for page in PdfReader(set_1).pages]
    assert len(texts) % 2 == 0
    papers = list(zip(texts[::2], texts[1::2], strict=True))
    sheets = ours.sheets_of_set(ours.meta.sets[0])
    of_sheets = []
    for sheet in sheets:
        (found,) = [
            number
            for number, (front, back) in enumerate(papers)
            if words_of(sheet.purpose) in front and sheet.title in back and ours.meta.privacy.lead in back
        ]
        of_sheets.append(found)
    assert len(set(of_sheets)) == len(sheets) == 10
    assert of_sheets == sorted(of_sheets)


def test_story_1_every_letter_can_be_read_in_grey(set_1: Path) -> None:
    """At least 8 points, and at least 4.5 to 1 against what it stands on."""
    scale = 2.0
    met = 0
    for page, found in zip(grey_pages(set_1, scale), letters(set_1), strict=True):
        for letter in found:
            assert letter.size >= 7.99, letter
            assert contrast(in_grey(letter.colour), ground(page, letter, scale)) >= 4.5, letter
            met += 1
    assert met > 10_000


def test_story_1_the_holes_hit_nothing(set_1: Path) -> None:
    """Two holes of 6 mm, 80 mm apart, 12 mm from the edge (ISO 838): on the left of a front, on the right of a back."""
    dots = 2.0 * MM
    for index, page in enumerate(grey_pages(set_1, 2.0)):
        assert page.width < page.height
        across = 12 if index % 2 == 0 else page.width / dots - 12
        for down in (-40, 40):
            middle = page.height / dots / 2 + down
            left, top, right, bottom = (int(mm * dots) for mm in (across - 4, middle - 4, across + 4, middle + 4))
            darkest, _ = page.crop((left, top, right, bottom)).getextrema()
            assert darkest == 255, (index + 1, down)


# 3


def test_story_3_a_yellow_brand_is_told_in_danish_and_printed_dark_enough(tmp_path: Path) -> None:
    said = sheetbuilder("build", "2.6", "--brand", BRANDS / "proevesund.yaml", "--date", DAY, "-o", tmp_path)
    assert "#F5C518 kan ikke læses" in said
    assert "#8A6D00" in said
    (path,) = tmp_path.rglob("*.pdf")
    scale, met = 2.0, set()
    for page, found in zip(grey_pages(path, scale), letters(path), strict=True):
        for letter in found:
            assert contrast(in_grey(letter.colour), ground(page, letter, scale)) >= 4.5, letter
            met.add(letter.colour)
    assert (0x8A, 0x6D, 0x00) in met


# 4


def test_story_4_without_a_logo_the_name_stands_in_its_place(tmp_path: Path) -> None:
    brand = tmp_path / "brand.yaml"
    brand.write_text('type: brand\nname: Mønsterbjerg Kommune\nmunicipality_code: "0000"\n', encoding="utf-8")
    sheetbuilder("build", "set-1", "--brand", brand, "--date", DAY, "-o", tmp_path)
    (path,) = tmp_path.rglob("*.pdf")
    reader = PdfReader(path)
    assert "Mønsterbjerg Kommune" in words_of(reader.pages[0].extract_text())
    assert inspect(path).problems == ()


# 8


def test_story_8_a_sheet_is_read_in_the_order_that_an_eye_has(ours: Package, tmp_path: Path) -> None:
    """What the tree says, read by a screen reader, and what pdftotext finds from top to bottom, column by column."""
    sheet = ours.sheet("3.4")
    sheetbuilder("build", sheet.number, "-o", tmp_path)
    (path,) = tmp_path.glob("*.pdf")
    report = inspect(path)
    heads = [sheet.title, *(f"{name}" for name in _heads(ours))]
    by_tree = [words_of(report.text()).index(head) for head in heads]
    assert by_tree == sorted(by_tree)
    left_to_right = words_of(run("pdftotext", "-f", "1", "-l", "1", path, "-").said)
    by_eye = [left_to_right.index(head) for head in heads]
    assert by_eye == sorted(by_eye)


def _heads(package: Package) -> tuple[str, ...]:
    words = package.words
    return (words.moves, words.advice, words.means, words.avoid)


def test_story_8_every_tick_box_has_a_name(told: Report, ours: Package) -> None:
    boxes = [node for node in told.tree.walk() if node.role == "Form"]
    assert len(boxes) > 50
    assert all(node.alt for node in boxes)
    for sheet in ours.sheets_of_set(ours.meta.sets[0]):
        for block in sheet.back:
            for item in getattr(block, "items", ()) if getattr(block, "type", "") == "checklist" else ():
                assert any(words_of(markup.words(item.text)) in words_of(node.alt or "") for node in boxes), item.text


# 10


def test_story_10_a_number_that_nobody_has_tried_for_long_is_told_and_printed(tmp_path: Path) -> None:
    for day, old in (("2026-12-01", False), ("2027-06-01", True), ("2028-01-01", True)):
        out = tmp_path / day
        said = sheetbuilder("build", "set-1", "--brand", BRANDS / "eksempelkoebing.yaml", "--date", day, "-o", out)
        (path,) = out.rglob("*.pdf")
        printed = " ".join(words_of(page.extract_text()) for page in PdfReader(path).pages)
        assert ("kontrollér nummer" in printed) is old, day
        assert ("advarsel SB323" in said) is old, said
