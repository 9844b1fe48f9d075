"""Which files are followed: whatever is named, there or not, and all of a package; and how they are known to change."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sheetbuilder.branding.accepted import record_of
from sheetbuilder.preview.followed import followed
from sheetbuilder.preview.subject import Subject
from tests.preview.conftest import BRAND, EXAMPLES


@pytest.fixture
def brand(tmp_path: Path) -> Path:
    """A brand that extends another, and names a logo that is not there yet, in a folder that is not there either."""
    (tmp_path / "base.yaml").write_text(f"{BRAND}overlay: paper.pdf\n", "utf-8")
    path = tmp_path / "brand.yaml"
    path.write_text("extends: base.yaml\ntype: brand\nlogo: {colour: logos/ours.svg}\n", "utf-8")
    return path


def test_a_brand_leads_to_what_it_extends_and_to_what_either_names(content: Path, brand: Path) -> None:
    found = followed(Subject(content, brand))
    folder = brand.parent
    assert found.files == {
        brand,
        folder / "base.yaml",
        folder / "paper.pdf",
        folder / "logos" / "ours.svg",
        record_of(brand),
        record_of(folder / "base.yaml"),
    }
    assert found.whole == {content, content / "handouts"}
    assert found.folders == {folder, content, content / "handouts"}
    (folder / "logos").mkdir()
    assert folder / "logos" in followed(Subject(content, brand)).folders


def test_a_recipe_leads_to_its_slides_and_its_brand(content: Path) -> None:
    recipe = EXAMPLES / "handouts" / "samtalen-hele-vejen.yaml"
    found = followed(Subject(content, recipe=str(recipe)))
    assert recipe.parent / "decks" / "samtalen-begynder.pdf" in found.files
    assert {recipe.parent, recipe.parent / "decks"} <= found.folders


def test_what_a_broken_file_named_before_is_followed_on(content: Path, brand: Path) -> None:
    before = followed(Subject(content, brand))
    brand.write_text("type: [brand\n", "utf-8")
    assert brand.parent / "base.yaml" not in followed(Subject(content, brand)).files
    assert followed(Subject(content, brand), before.named).files == before.files


def test_a_brand_that_extends_itself_is_followed_to_an_end(content: Path, brand: Path) -> None:
    (brand.parent / "base.yaml").write_text(f"{BRAND}extends: brand.yaml\n", "utf-8")
    assert {brand, brand.parent / "base.yaml"} <= followed(Subject(content, brand)).files


def test_a_text_that_ends_as_a_name_does_no_harm(content: Path, tmp_path: Path) -> None:
    recipe = tmp_path / "course.yaml"
    recipe.write_text('a: "no\\0thing.pdf"\nb: ../../x.pdf\nc: ' + "d" * 3000 + ".pdf\n", "utf-8")
    followed(Subject(content, recipe=str(recipe))).states()


@pytest.mark.parametrize(
    ("name", "concerns"),
    [
        ("1.1-table-and-topic.yaml", True),
        ("9.9-new.yaml", True),
        ("notes.txt", True),
        (".1.1-table-and-topic.yaml.swp", False),
        ("1.1-table-and-topic.yaml~", False),
        ("4913", False),
        (".#1.1-table-and-topic.yaml", False),
        ("1.1-table-and-topic.yaml.tmp", False),
    ],
)
def test_in_a_package_all_counts_but_what_editors_write_for_a_moment(content: Path, name: str, concerns: bool) -> None:
    found = followed(Subject(content))
    before = found.states()
    assert found.concern(content / name) is concerns
    (content / name).write_text("other", "utf-8")
    assert (found.states() != before) is concerns


def test_beside_a_brand_only_what_it_names_counts(content: Path, brand: Path) -> None:
    found = followed(Subject(content, brand))
    before = found.states()
    assert not found.concern(brand.parent / "letter.docx")
    (brand.parent / "letter.docx").touch()
    assert found.states() == before
    assert found.concern(brand.parent / "paper.pdf")
    assert found.concern(brand.parent / "logos"), "the folder of a file that is waited for"
    (brand.parent / "paper.pdf").touch()
    assert found.states() != before


def test_a_file_that_is_put_in_the_place_of_another_is_another_also_with_its_date(content: Path, sheet: Path) -> None:
    found, before = followed(Subject(content)), followed(Subject(content)).states()
    dates = sheet.stat().st_atime_ns, sheet.stat().st_mtime_ns
    other = sheet.with_name("other~")
    other.write_bytes(sheet.read_bytes().replace(b"table", b"chair"))
    other.replace(sheet)
    os.utime(sheet, ns=dates)
    assert found.states() != before


def test_a_folder_that_is_not_there_is_waited_for_above_it(tmp_path: Path) -> None:
    found = followed(Subject(tmp_path / "a" / "b"))
    assert found.folders == {tmp_path}
    assert found.concern(tmp_path / "a")
