"""Sheets of a brand's own among its files: found, put in after they were tried, taken out, and nothing else touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder import load
from sheetbuilder.app.brand_room.own_sheets import own_sheets, put_in, take_out
from sheetbuilder.app.brand_room.workspace import BrandDraft
from sheetbuilder.errors import ContentError, MissingError, SheetbuilderError
from sheetbuilder.serving.forms import UploadedFile
from tests.app.brand_room.brands import EXAMPLES, taken

SHEET = EXAMPLES / "proevesund" / "2.7-moedesteder-i-proevesund.yaml"


@pytest.fixture
def draft(tmp_path: Path) -> BrandDraft:
    """A brand with a sheet of its own."""
    return taken(tmp_path / "brands", "proevesund")


def another(number: str) -> UploadedFile:
    text = SHEET.read_text("utf-8").replace('"2.7"', f'"{number}"')
    return UploadedFile(f"{number}-ny.yaml", text.replace("moedesteder-i-proevesund", f"nyt-{number[-1]}").encode())


def put(draft: BrandDraft, tmp_path: Path, *uploads: UploadedFile, fails: str = "") -> list[str]:
    drawn: list[str] = []

    def draw(tried: BrandDraft, number: str) -> None:
        assert tried.file != draft.file
        assert tried.file.is_relative_to(tmp_path / "scratch")
        drawn.append(number)
        if number == fails:
            raise ContentError([])

    (tmp_path / "scratch").mkdir()
    assert list(put_in(draft, uploads, load(), tmp_path / "scratch", draw)) == drawn
    return drawn


def test_they_are_found_by_their_numbers(draft: BrandDraft, tmp_path: Path) -> None:
    assert [(one.number, one.title) for one in own_sheets(draft)] == [("2.7", "Mødesteder i Prøvesund")]
    before = draft.text
    assert put(draft, tmp_path, another("2.8"), another("1.9")) == ["2.8", "1.9"]
    assert [one.number for one in own_sheets(draft)] == ["1.9", "2.7", "2.8"]
    added = [line.strip() for line in draft.text.splitlines() if line not in before.splitlines()]
    assert added == ["- add_sheet: 2.8-ny.yaml", "- add_sheet: 1.9-ny.yaml"]


def test_one_that_does_not_fit_keeps_all_of_them_out(draft: BrandDraft, tmp_path: Path) -> None:
    before = draft.files()
    with pytest.raises(ContentError):
        put(draft, tmp_path, another("2.8"), another("1.9"), fails="1.9")
    assert draft.files() == before


def test_a_brand_that_cannot_be_read_gets_none(draft: BrandDraft, tmp_path: Path) -> None:
    draft.write(draft.text.replace("municipality_code:", "municipality:"))
    before = draft.files()
    with pytest.raises(SheetbuilderError):
        put(draft, tmp_path, another("2.8"))
    assert draft.files() == before


@pytest.mark.parametrize(
    "uploads", [[], [UploadedFile("a.png", b"")], [another("2.8"), UploadedFile("b.yaml", b"a: 1")]]
)
def test_anything_else_is_refused(draft: BrandDraft, tmp_path: Path, uploads: list[UploadedFile]) -> None:
    with pytest.raises(MissingError) as raised:
        put(draft, tmp_path, *uploads)
    assert [one.code for one in raised.value.problems] == ["SB963"]


def test_what_is_taken_out_leaves_what_others_name(draft: BrandDraft, tmp_path: Path) -> None:
    put(draft, tmp_path, another("2.8"))
    first, second = own_sheets(draft)
    take_out(draft, second.index)
    assert not (draft.folder / second.file).exists()
    assert (draft.folder / first.file).exists()
    take_out(draft, 10_000)
    assert [one.number for one in own_sheets(draft)] == ["2.7"]


def test_a_name_that_leads_elsewhere_is_neither_opened_nor_removed(draft: BrandDraft) -> None:
    outside = draft.folder.parent / "outside.yaml"
    outside.write_bytes(SHEET.read_bytes())
    draft.write(draft.text.replace("proevesund/2.7-moedesteder-i-proevesund.yaml", "../outside.yaml"))
    (one,) = own_sheets(draft)
    assert (one.file, one.number, one.title) == ("../outside.yaml", "", "")
    take_out(draft, one.index)
    assert outside.exists()
    assert own_sheets(draft) == []


def test_a_folder_that_is_named_as_a_sheet_is_named_no_more_and_stays(draft: BrandDraft) -> None:
    draft.write(draft.text.replace("proevesund/2.7-moedesteder-i-proevesund.yaml", "proevesund"))
    (one,) = own_sheets(draft)
    take_out(draft, one.index)
    assert own_sheets(draft) == []
    assert (draft.folder / "proevesund").is_dir()
