"""Many files as one table: what a spreadsheet opens, and what it must not compute."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetbuilder.answers.table import as_table, write_table
from sheetbuilder.errors import OutputError
from sheetbuilder.foreign.filled.answer import AnswerKind, FilledField
from sheetbuilder.foreign.filled.report import FilledForm

Value = str | bool | tuple[str, ...] | None


def form(name: str, *fields: tuple[str, str, Value]) -> FilledForm:
    """A file with fields, each a name, a label and a value."""
    kinds: dict[type, AnswerKind] = {str: AnswerKind.TEXT, bool: AnswerKind.TICK, tuple: AnswerKind.SEVERAL}
    made = (FilledField(one, kinds.get(type(value), AnswerKind.ONE), label, 1, value) for one, label, value in fields)
    return FilledForm(Path(name), "", tuple(made))


def rows(*forms: FilledForm) -> list[list[str]]:
    """The table as a reader of CSV has it."""
    return list(csv.reader(as_table(forms).splitlines(keepends=True), delimiter=";"))


def test_a_row_for_each_file_and_a_column_for_each_field() -> None:
    anna = form("anna.pdf", ("t", "Tekst", 'æøå\nto; "linjer"'), ("k", "Ja", True), ("v", "Valg", "meget"))
    bo = form("bo.pdf", ("t", "Tekst", ""), ("k", "Ja", False), ("v", "Valg", None))
    assert rows(anna, bo) == [
        ["file", "Tekst", "Ja", "Valg"],
        ["anna.pdf", 'æøå\nto; "linjer"', "true", "meget"],
        ["bo.pdf", "", "false", ""],
    ]
    assert rows(form("c.pdf", ("l", "Liste", ("a", "b"))))[1] == ["c.pdf", "a\nb"]


def test_files_of_different_editions_share_their_columns() -> None:
    old = form("old.pdf", ("a", "A", "1"), ("c", "C", "3"))
    new = form("new.pdf", ("a", "A", "1"), ("b", "B", "2"), ("c", "C", "3"), ("d", "D", "4"))
    assert rows(old, new) == [["file", "A", "B", "C", "D"], ["old.pdf", "1", "", "3", ""], ["new.pdf", *"1234"]]


def test_columns_of_one_label_are_told_apart_by_their_names() -> None:
    assert rows(form("a.pdf", ("x", "Svar", "1"), ("y", "Svar", "2"), ("z", "", "3")))[0] == [
        "file",
        "Svar (x)",
        "Svar (y)",
        "(z)",
    ]


def test_files_of_one_name_are_told_apart_by_their_folders() -> None:
    found = rows(form("hold-1/anna.pdf", ("t", "T", "1")), form("hold-2/anna.pdf", ("t", "T", "2")))
    assert [row[0] for row in found[1:]] == [str(Path("hold-1/anna.pdf")), str(Path("hold-2/anna.pdf"))]


@pytest.mark.parametrize("begins", ["=1+1", "+45 12", "-1", "@SUM(A1)", "\t=1", " =1", "\n=1", "＝1", "＠a", "\x00=1"])
def test_nothing_is_a_formula(begins: str) -> None:
    evil = form(f"{begins.strip()}.pdf", ("t", begins, begins))
    for row in rows(evil):
        for cell in row[1:]:
            assert cell.startswith("'"), cell
    assert rows(evil)[1][0][0] in "'\0"


@given(st.text())
def test_no_text_whatever_is_one_or_breaks_the_table(text: str) -> None:
    (_, row) = rows(form("a.pdf", ("t", "T", text)))
    assert len(row) == 2
    assert row[1].lstrip()[:1] not in tuple("=+-@")


def test_the_file_is_what_a_danish_spreadsheet_opens(tmp_path: Path) -> None:
    path = tmp_path / "svar.csv"
    write_table(path, [form("a.pdf", ("t", "Æble", "Ø – Ł"))], "fil")
    assert path.read_bytes() == b"\xef\xbb\xbf" + '"fil";"Æble"\r\n"a.pdf";"Ø – Ł"\r\n'.encode()


@pytest.fixture
def pdf(tmp_path: Path) -> Callable[[str], Path]:
    def made(name: str) -> Path:
        path = tmp_path / name
        path.write_bytes(b"%PDF-")
        return path

    return made


@pytest.mark.parametrize("name", ["anna.pdf", "anna.PDF", "anna"])
def test_no_pdf_is_written_over(name: str, pdf: Callable[[str], Path]) -> None:
    path = pdf(name)
    with pytest.raises(OutputError) as failed:
        write_table(path, [form(str(path), ("t", "T", ""))])
    assert [problem.code for problem in failed.value.problems] == ["SB938"]
    assert path.read_bytes() == b"%PDF-"
