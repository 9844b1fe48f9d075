"""`answers` on the command line: what is told of filled files, what becomes a table, what is said beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sheetbuilder.cli.exits import Exit
from tests.cli.conftest import Cli
from tests.foreign.filled.forms import Form


@pytest.fixture
def anna(tmp_path: Path) -> Path:
    form = Form(pages=2)
    form.text("t", "Første linje\r\nog en\x1b[31m til", "Hvad lærte du?")
    form.text("tom", "", "Noget mere?")
    form.tick("k", True, "Jeg vil gerne høre mere", page=2)
    form.radios("v", ["a", "b"], "b", "Hvor enig?", ["lidt", "meget"], page=2)
    return form.saved(tmp_path / "anna.pdf")


def test_a_person_reads_what_was_written(cli: Cli, anna: Path) -> None:
    ran = cli("answers", str(anna))
    assert ran.code == Exit.OK
    assert ran.out == (
        f"{anna}: Evaluering, 3 of 4 filled in\n"
        "  page 1\n"
        "    Hvad lærte du?\n"
        "        Første linje\n"
        "        og en\ufffd[31m til\n"
        "  page 2\n"
        "    [x] Jeg vil gerne høre mere\n"
        "    Hvor enig?\n"
        "        meget\n"
    )
    assert "personal data" in ran.err


def test_what_is_empty_is_shown_where_one_asks_for_it(cli: Cli, anna: Path) -> None:
    assert "    Noget mere?\n        (empty)\n" in cli("answers", str(anna), "--empty").out


def test_a_machine_gets_everything(cli: Cli, anna: Path) -> None:
    ran = cli("answers", str(anna), "--json")
    told = json.loads(ran.out)
    assert (ran.code, ran.err, told["problems"]) == (Exit.OK, "", [])
    (file,) = told["files"]
    assert [one["value"] for one in file["fields"]] == ["Første linje\nog en\x1b[31m til", "", True, "meget"]
    assert "personal data" in file["notes"][0]


def test_many_files_become_one_table(cli: Cli, anna: Path, tmp_path: Path) -> None:
    (tmp_path / "bo.pdf").write_bytes(anna.read_bytes())
    table = tmp_path / "svar.csv"
    ran = cli("answers", str(tmp_path / "*.pdf"), "--csv", str(table))
    assert (ran.code, ran.out) == (Exit.OK, f"{table}\n")
    assert "personal data" in ran.err
    rows = table.read_text("utf-8-sig").splitlines()
    assert rows[0] == '"file";"Hvad lærte du?";"Noget mere?";"Jeg vil gerne høre mere";"Hvor enig?"'
    assert [row.partition(";")[0] for row in rows if ".pdf" in row] == ['"anna.pdf"', '"bo.pdf"']


def test_a_failure_leaves_the_table_as_it_was(cli: Cli, anna: Path, tmp_path: Path) -> None:
    table = tmp_path / "svar.csv"
    table.write_text("gammel", "utf-8")
    ran = cli("answers", str(anna), str(tmp_path / "none.pdf"), "--csv", str(table))
    assert (ran.code, ran.out, table.read_text("utf-8")) == (Exit.MISSING, "", "gammel")
    assert "SB700" in ran.err


def test_a_forgotten_name_of_a_table_costs_no_file(cli: Cli, anna: Path) -> None:
    data = anna.read_bytes()
    ran = cli("answers", "--csv", str(anna), str(anna))
    assert (ran.code, anna.read_bytes()) == (Exit.NOT_WRITTEN, data)
    assert "SB938" in ran.err


def test_warnings_change_nothing_but_are_told(cli: Cli, tmp_path: Path) -> None:
    form = Form()
    form.text("t")
    ran = cli("answers", str(form.saved(tmp_path / "tom.pdf")))
    assert (ran.code, "SB936" in ran.err) == (Exit.OK, True)


def test_danish(cli: Cli, anna: Path) -> None:
    ran = cli("answers", str(anna), "--empty", environment={"LANG": "da_DK.UTF-8"})
    assert ran.out.startswith(f"{anna}: Evaluering, 3 af 4 udfyldt\n  side 1\n")
    assert "(tomt)" in ran.out
    assert "personoplysninger" in ran.err
