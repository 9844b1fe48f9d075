"""Courses as they are opened: what is put where, and what is taken away again."""

from __future__ import annotations

import io
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sheetbuilder.app.course_room import workspace
from sheetbuilder.app.course_room.workspace import PEOPLE, CourseSpace
from sheetbuilder.errors import ContentError
from sheetbuilder.serving.forms import UploadedFile
from tests.app.course_room.courses import EXAMPLE, SHORT, begun


def test_a_course_of_a_folder_comes_with_its_slides_and_its_brand(tmp_path: Path) -> None:
    draft = CourseSpace(tmp_path).take(EXAMPLE)
    assert draft.text == EXAMPLE.read_text("utf-8")
    assert "decks/tavletegninger.pdf" in draft.files()
    assert (draft.folder / "../brands/eksempelkoebing.yaml").is_file()
    assert draft.title == "Samtalen hele vejen"


def test_no_list_of_people_is_taken_away(tmp_path: Path) -> None:
    draft = begun(tmp_path)
    draft.people.write_text("navn\nDeltager Et\n", "utf-8")
    draft.change(draft.text, {"Andre.CSV": b"navn\nDeltager To\n"})
    with zipfile.ZipFile(io.BytesIO(draft.zipped())) as archive:
        assert archive.namelist() == ["a-day/a-day.yaml"]


@pytest.mark.parametrize("named", ["../../x.pdf", "/x.pdf", "a/../../x.pdf"])
def test_a_path_that_leads_out_of_the_folder_places_nothing(tmp_path: Path, named: str) -> None:
    text = f"{SHORT}  - type: pdf\n    title: x\n    file: {named}\n"
    uploads = [UploadedFile("a.yaml", text.encode()), UploadedFile("x.pdf", b"x")]
    draft = CourseSpace(tmp_path / "run").open(uploads)
    assert sorted(draft.files()) == ["a.yaml", "x.pdf"]
    assert not list(tmp_path.glob("*.pdf"))


def test_there_are_not_endlessly_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace, "_MOST", 1)
    space = CourseSpace(tmp_path)
    space.begin("A", SHORT)
    with pytest.raises(ContentError):
        space.begin("B", SHORT)


def test_a_recipe_that_somebody_sent_reads_no_brand_of_this_machine(tmp_path: Path) -> None:
    brand = tmp_path / "secret.yaml"
    brand.write_text("type: brand\nname: Secret\n", "utf-8")
    for named in (str(brand), "../../secret.yaml"):
        space = CourseSpace(tmp_path / "run")
        with pytest.raises(ContentError) as raised:
            space.open([UploadedFile("a.yaml", f"brand: {named}\n{SHORT}".encode())])
        assert [one.code for one in raised.value.problems] == ["SB959"]
        assert space.drafts == {}
        assert list(tmp_path.rglob("a.yaml")) == []


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_a_recipe_in_another_encoding_is_mended_by_saving_it(tmp_path: Path, encoding: str) -> None:
    text = SHORT.replace("A day", "Ærø og Læsø")
    draft = CourseSpace(tmp_path).open([UploadedFile("a.yaml", text.encode(encoding))])
    assert (draft.root, draft.text) == (None, text)
    draft.change(draft.text)
    assert draft.title == "Ærø og Læsø"


def test_no_file_takes_the_place_of_the_recipe_or_of_the_list_of_people(tmp_path: Path) -> None:
    draft = begun(tmp_path)
    assert draft.name_for(UploadedFile(draft.file.name, b"4"), draft.file.name) == "a-day (2).yaml"
    assert draft.name_for(UploadedFile(PEOPLE, b"4")) == "deltagere (2).csv"


def test_changes_that_are_taken_back_at_once_are_taken_back_one_after_the_other(tmp_path: Path) -> None:
    draft = begun(tmp_path)
    for number in range(4):
        draft.change(f"{SHORT}# {number}\n")
    with ThreadPoolExecutor(8) as hands:
        taken = list(hands.map(lambda _: draft.take_back(), range(8)))
    assert taken.count(True) == 4
    assert draft.text == SHORT
