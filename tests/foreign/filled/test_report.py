"""A filled file through the child: what is told of it, and every way in which it cannot be."""

from __future__ import annotations

import json
from pathlib import Path
from unittest.mock import Mock

import pytest

from sheetbuilder.errors import ContentError, MissingError, Severity
from sheetbuilder.foreign.filled.report import FilledForm, read_filled
from sheetbuilder.foreign.sandbox.process import Died, Process, Slow
from sheetbuilder.foreign.sandbox.reader import Reader
from tests.foreign.filled.forms import MULTIPLE, Form
from tests.foreign.letterhead import letterheads
from tests.foreign.letterhead.letterheads import saved


@pytest.fixture
def reader() -> Reader:
    return Reader()


def test_every_kind_of_value_comes_through(tmp_path: Path, reader: Reader) -> None:
    form = Form()
    form.text("t", "æøå – Ł", "Tekst")
    form.tick("k", True, "Kryds")
    form.radios("v", ["a", "b"], "b", "Valg")
    form.radios("tom", ["a", "b"], label="Tomt valg")
    form.field("l", "Ch", Ff=MULTIPLE, Opt=["et", "to"], V=["et", "to"])
    with reader:
        found = read_filled(form.saved(tmp_path / "form.pdf"), reader)
    assert [one.value for one in found.fields] == ["æøå – Ł", True, "b", None, ("et", "to")]
    assert (found.title, found.answered, found.warnings) == ("Evaluering", 4, ())
    told = json.loads(json.dumps(found.as_dict()))
    assert told["fields"][2] == {
        "name": "v",
        "kind": "one-of-many",
        "label": "Valg",
        "page": 1,
        "value": "b",
        "options": ["a", "b"],
        "doubtful": False,
    }
    assert (told["answered"], told["title"]) == (4, "Evaluering")


def codes(path: Path, reader: Reader) -> list[str]:
    """The codes of what stands against a file."""
    with reader, pytest.raises((ContentError, MissingError)) as failed:
        read_filled(path, reader)
    return [problem.code for problem in failed.value.problems]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"no PDF", "SB701"),
        (letterheads.truncated(), "SB702"),
        (letterheads.encrypted(), "SB703"),
        (letterheads.municipal(), "SB935"),
    ],
)
def test_what_cannot_be_read_back_is_told(data: bytes, code: str, tmp_path: Path, reader: Reader) -> None:
    assert codes(saved(tmp_path, data), reader) == [code]


def test_a_file_that_is_not_there(tmp_path: Path, reader: Reader) -> None:
    assert codes(tmp_path / "none.pdf", reader) == ["SB700"]


def test_a_form_of_another_kind_is_told_as_such(tmp_path: Path, reader: Reader) -> None:
    path = Form().saved(tmp_path / "form.pdf", XFA="<xfa/>")
    with reader, pytest.raises(ContentError, match="XFA"):
        read_filled(path, reader)


@pytest.mark.parametrize("failure", [Died(), Slow(7)])
def test_a_file_that_breaks_its_reader_is_told(
    failure: Exception, tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = Form()
    form.text("t")
    monkeypatch.setattr(Process, "ask", Mock(side_effect=failure))
    assert codes(form.saved(tmp_path / "form.pdf"), reader) == ["SB709"]


def warned(form: FilledForm) -> list[str]:
    assert {one.severity for one in form.warnings} <= {Severity.WARNING}
    return [one.code for one in form.warnings]


def test_one_is_told_of_a_file_that_is_empty_and_of_fields_that_show_something_else(
    tmp_path: Path, reader: Reader
) -> None:
    empty, odd = Form(), Form()
    empty.text("t", " ")
    odd.tick("t", True, AS="/Off")
    with reader:
        assert warned(read_filled(empty.saved(tmp_path / "empty.pdf"), reader)) == ["SB936"]
        assert warned(read_filled(odd.saved(tmp_path / "odd.pdf"), reader)) == ["SB937"]
