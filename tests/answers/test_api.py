"""Many files read back: each once, and all that stands against any of them at once."""

from __future__ import annotations

from pathlib import Path

import pytest

import sheetbuilder
from sheetbuilder import ContentError, MissingError, read_answers
from tests.foreign.filled.forms import Form
from tests.foreign.letterhead import letterheads
from tests.foreign.letterhead.letterheads import saved


def text_form(folder: Path, name: str, value: str) -> Path:
    form = Form()
    form.text("t", value)
    return form.saved(folder / f"{name}.pdf")


def test_files_come_in_the_order_given_and_once(tmp_path: Path) -> None:
    bo, anna = (text_form(tmp_path, name, name) for name in ("bo", "anna"))
    assert [form.fields[0].value for form in read_answers([bo, anna, bo])] == ["bo", "anna"]
    assert read_answers([]) == ()


def test_all_that_stands_against_any_file_is_told_at_once(tmp_path: Path) -> None:
    files = [
        text_form(tmp_path, "good", "a"),
        saved(tmp_path, letterheads.encrypted(), "locked.pdf"),
        saved(tmp_path, letterheads.truncated(), "broken.pdf"),
        saved(tmp_path, letterheads.municipal(), "plain.pdf"),
        tmp_path / "none.pdf",
    ]
    with pytest.raises(ContentError) as failed:
        read_answers(files)
    told = [(problem.code, problem.where.file.name) for problem in failed.value.problems if problem.where]
    assert told == [
        ("SB703", "locked.pdf"),
        ("SB702", "broken.pdf"),
        ("SB935", "plain.pdf"),
        ("SB700", "none.pdf"),
    ]
    with pytest.raises(MissingError):
        read_answers([tmp_path / "none.pdf"])


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CACHE_HOME", "TMPDIR"):
        (tmp_path / name).mkdir()
        monkeypatch.setenv(name, str(tmp_path / name))
    text_form(tmp_path, "anna", "fortroligt")
    before = sorted(tmp_path.rglob("*"))
    assert read_answers([tmp_path / "anna.pdf"])[0].answered == 1
    assert sorted(tmp_path.rglob("*")) == before


def test_the_face_offers_what_is_needed(tmp_path: Path) -> None:
    (form,) = sheetbuilder.read_answers([text_form(tmp_path, "anna", "a")])
    assert isinstance(form, sheetbuilder.FilledForm)
    assert isinstance(form.fields[0], sheetbuilder.FilledField)
