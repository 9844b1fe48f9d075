"""Lists as spreadsheets save them, in whatever way: rows with their places, or a problem that says why not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetbuilder.errors import Severity
from sheetbuilder.source.table import Table, read_table, table

FILE = Path("people.csv")
TEXT = "Navn;Organisation\r\nÆnne Ågård;Prøvesund Kommune\r\n"
ROWS = [["Navn", "Organisation"], ["Ænne Ågård", "Prøvesund Kommune"]]


def texts(read: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in read.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_what_spreadsheets_save_reads_the_same(encoding: str, delimiter: str) -> None:
    read = table(FILE, TEXT.replace(";", delimiter).encode(encoding))
    assert (texts(read), read.problems) == (ROWS, ())


def test_windows_1252_is_read_and_told() -> None:
    read = table(FILE, TEXT.encode("cp1252"))
    assert texts(read) == ROWS
    assert [(problem.code, problem.severity) for problem in read.problems] == [("SB780", Severity.WARNING)]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_read(encoding: str) -> None:
    assert texts(table(FILE, TEXT.encode(encoding))) == ROWS


@pytest.mark.parametrize("encoding", ["mac_roman", "cp865"])
def test_what_would_be_read_with_wrong_letters_is_refused(encoding: str) -> None:
    data = "Navn;By\nÆnne Ågård;Prøvesund Ø\n".encode(encoding)
    read = table(FILE, data)
    assert read.rows == ()
    assert [problem.code for problem in read.problems] == ["SB104"]
    assert read.problems[0].where is not None
    assert read.problems[0].where.line == 2


def test_letters_put_together_of_two_are_one() -> None:
    assert texts(table(FILE, "navn\nA\u030age\n".encode())) == [["navn"], ["\u00c5ge"]]


def test_excel_may_say_itself_what_parts_the_cells() -> None:
    assert texts(table(FILE, b"sep=,\nnavn,organisation\nBo,A;B\n")) == [["navn", "organisation"], ["Bo", "A;B"]]


def test_quotation_marks_hold_anything() -> None:
    read = table(FILE, b'navn;sted\n"Bo ""Bob"" Holm";"Rum 1; 2.\nsal"\n Eva ; \n;;\n')
    assert texts(read) == [["navn", "sted"], ['Bo "Bob" Holm', "Rum 1; 2.\nsal"], ["Eva", ""]]
    assert [row.number for row in read.rows] == [1, 2, 4]


def test_every_cell_knows_its_place() -> None:
    read = table(FILE, b'navn;sted\n"Bo";Byen\nEva;Ude\n')
    places = [(cell.where.line, cell.where.column) for row in read.rows for cell in row.cells]
    assert places == [(1, 1), (1, 6), (2, 1), (2, 6), (3, 1), (3, 5)]
    assert read.rows[2].cells[1].where.text == "Eva;Ude"


def test_a_quotation_mark_that_stays_open_is_shown() -> None:
    (problem,) = table(FILE, b'navn\nBo\n"Eva\nIda\n').problems
    assert problem.code == "SB114"
    assert problem.where is not None
    assert (problem.where.line, problem.where.column) == (3, 1)


def test_a_file_that_is_not_there_or_too_large_is_told(tmp_path: Path) -> None:
    assert [problem.code for problem in read_table(tmp_path / "no.csv").problems] == ["SB101"]
    assert [problem.code for problem in read_table(tmp_path).problems] == ["SB102"]
    large = tmp_path / "large.csv"
    large.write_bytes(b"x" * 1_100_000)
    assert [problem.code for problem in read_table(large).problems] == ["SB103"]


@given(st.binary(max_size=200))
def test_any_bytes_end_in_rows_or_problems(data: bytes) -> None:
    read = table(FILE, data)
    for row in read.rows:
        assert row.number >= 1
        assert any(cell.text for cell in row.cells)


@given(st.lists(st.lists(st.text('abÅ;,\t\n" ', max_size=6), min_size=2, max_size=2), min_size=1, max_size=5))
def test_what_was_written_comes_back(rows: list[list[str]]) -> None:
    written = "".join(";".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n" for row in rows)
    kept = [[cell.strip() for cell in row] for row in rows]
    assert texts(table(FILE, b"a;b\n" + written.encode()))[1:] == [row for row in kept if any(row)]


def test_a_cell_behind_one_of_several_lines_knows_its_place() -> None:
    """Lines inside quotation marks count: both for the row's number and for the column behind them."""
    (_, row, last) = table(FILE, b'navn;sted;by\n"Bo";"Rum 1\nsal";Aa\nEva;x;y\n').rows
    places = [(cell.where.line, cell.where.column) for cell in row.cells]
    assert places == [(2, 1), (2, 6), (3, 6)]
    assert [(cell.where.line, cell.where.column) for cell in last.cells] == [(4, 1), (4, 5), (4, 7)]
    assert (row.number, last.number) == (2, 4)


@pytest.mark.parametrize(
    ("heads", "parted"),
    [
        ("a;b,c;d", ["a", "b,c", "d"]),
        ("a,b;c,d", ["a", "b;c", "d"]),
        ('"x;y;z",b', ["x;y;z", "b"]),
        ("alene", ["alene"]),
    ],
)
def test_what_stands_most_between_the_heads_parts_the_cells(heads: str, parted: list[str]) -> None:
    assert texts(table(FILE, heads.encode()))[0] == parted
