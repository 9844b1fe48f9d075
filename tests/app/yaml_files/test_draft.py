"""A file that is being worked on knows how it stood before, and so do the files beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.app.yaml_files.draft import FileDraft
from sheetbuilder.app.yaml_files.fields import shown, within
from sheetbuilder.errors import OutputError
from sheetbuilder.publish.output import write_whole
from sheetbuilder.serving.forms import UploadedFile


def test_it_knows_how_it_stood(tmp_path: Path) -> None:
    draft = FileDraft("key", tmp_path / "brand.yaml")
    draft.file.write_text("name: A\n", "utf-8")
    first = draft.state
    draft.write("name: B\n")
    assert shown(within(draft.stood(first), "name")) == "A"
    assert shown(within(draft.stood(draft.state), "name")) == "B"
    assert shown(within(draft.stood("never"), "name")) == "B", "what is not known is compared with what stands now"


def test_it_remembers_no_more_than_it_must(tmp_path: Path) -> None:
    draft = FileDraft("key", tmp_path / "brand.yaml")
    draft.file.write_text("name: A\n", "utf-8")
    first = draft.state
    for number in range(80):
        draft.write(f"name: {number}\n")
    assert first not in draft.history.past
    assert len(draft.history.past) == 50


def draft_of(folder: Path, text: str = "logo: a.png\n", **files: bytes) -> FileDraft:
    draft = FileDraft("key", folder / "brand.yaml")
    draft.file.write_text(text, "utf-8")
    for name, content in files.items():
        (folder / f"{name}.png").write_bytes(content)
    return draft


def upload(content: bytes, name: str = "a.png") -> UploadedFile:
    return UploadedFile(name, content)


def test_a_file_takes_the_place_of_its_own_and_of_what_nothing_names_and_of_no_other(tmp_path: Path) -> None:
    draft = draft_of(tmp_path, "logo: a.png\nother: b.png\nof: [b.png]\n", a=b"1", b=b"2", c=b"3")
    assert draft.name_for(upload(b"9"), "a.png") == "a.png", "its own"
    assert draft.name_for(upload(b"9"), "") == "a (2).png", "something else names it"
    assert draft.name_for(upload(b"1"), "") == "a.png", "it holds the same"
    assert draft.name_for(upload(b"9", "b.png"), "b.png") == "b (2).png", "its own, which is another's, too"
    assert draft.name_for(upload(b"9", "c.png"), "") == "c.png", "nothing names it"
    assert draft.name_for(upload(b"9", "brand.yaml"), "") == "brand (2).yaml"
    assert draft.name_for(upload(b"9", "x"), "") == "x"
    (tmp_path / "b (2).png").write_bytes(b"4")
    draft.write("logo: a.png\nother: b.png\nof: b (2).png\n")
    assert draft.name_for(upload(b"9", "b.png"), "") == "b (3).png"
    assert draft.name_for(upload(b"9", "b.png"), "b (2).png") == "b (2).png"


def test_a_file_below_the_folder_is_replaced_where_it_lies(tmp_path: Path) -> None:
    (tmp_path / "logos").mkdir()
    (tmp_path / "logos" / "a.png").write_bytes(b"1")
    draft = draft_of(tmp_path, "logo: logos/a.png\n")
    assert draft.name_for(upload(b"2"), "logos/a.png") == "logos/a.png"
    assert draft.name_for(upload(b"2"), "../a.png") == "a.png"


def test_files_are_taken_back_with_the_text(tmp_path: Path) -> None:
    draft = draft_of(tmp_path, a=b"1", b=b"2")
    before = draft.files()
    assert draft.change(draft.text, {"a.png": b"new"})
    assert draft.change("logo: c.png\n", {"a.png": b"newer", "b.png": None, "c.png": b"3"})
    assert not draft.change(draft.text, {"c.png": b"3"}), "nothing is new"
    assert {name: held for name, held in draft.files().items() if name != "brand.yaml"} == {
        "a.png": b"newer",
        "c.png": b"3",
    }
    assert draft.take_back()
    assert draft.files()["a.png"] == b"new"
    assert draft.take_back()
    assert {name: held for name, held in draft.files().items() if name != "c.png"} == before
    assert not draft.take_back()


def test_nothing_is_changed_where_it_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = draft_of(tmp_path, a=b"1")
    before = draft.files()

    def full(path: Path, content: bytes) -> None:
        if path == draft.file:
            raise OutputError([])
        write_whole(path, content)

    monkeypatch.setattr("sheetbuilder.app.yaml_files.draft.write_whole", full)
    with pytest.raises(OutputError):
        draft.change("logo: b.png\n", {"a.png": b"2"})
    assert draft.files() == before
    assert draft.history.changes == []


def test_a_disk_on_which_a_file_has_one_name_keeps_it_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = draft_of(tmp_path, a=b"1")

    def one_name(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("os.link", one_name)
    draft.change(draft.text, {"a.png": b"2"})
    draft.take_back()
    assert draft.files()["a.png"] == b"1"
