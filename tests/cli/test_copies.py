"""Personal copies on the command line: shown before they are made, made, refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sheetbuilder.cli.exits import Exit
from tests.cli.conftest import Cli

DAY = ("--date", "2026-11-24")
RECIPE = "kursusdag"


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text("Navn;Arbejdsplads\r\nÆnne Ågård;Prøvesund Kommune\r\nBo Holm;\r\n", encoding="utf-8-sig")
    return path


def test_a_dry_run_shows_the_table_and_writes_nothing(cli: Cli, people: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ran = cli("handout", RECIPE, "--participants", str(people), "--dry-run", "-o", str(out), *DAY)
    assert (ran.code, ran.err) == (Exit.OK, "")
    assert ran.out.splitlines() == [
        f"Nothing is written. The files would go to {out / RECIPE / 'personlige'}.",
        "row  name        organisation       edition   file",
        "2    Ænne Ågård  Prøvesund Kommune  deltager  kursusdag-deltager-aenne-aagaard.pdf",
        "3    Bo Holm                        deltager  kursusdag-deltager-bo-holm.pdf",
    ]
    assert not out.exists()


def test_a_dry_run_for_machines(cli: Cli, people: Path, tmp_path: Path) -> None:
    ran = cli("handout", RECIPE, "--participants", str(people), "--dry-run", "--json", "-o", str(tmp_path), *DAY)
    first = json.loads(ran.out)["copies"][0]
    assert (first["row"], first["name"], first["edition"]) == (2, "Ænne Ågård", "participant")


@pytest.mark.long
def test_a_file_each_or_all_in_one(cli: Cli, people: Path, tmp_path: Path) -> None:
    options = ("--participants", str(people), "-o", str(tmp_path), *DAY)
    each = cli("handout", RECIPE, *options)
    assert (each.code, each.err) == (Exit.OK, "")
    assert [Path(line).name for line in each.out.splitlines()] == [
        "kursusdag-deltager-aenne-aagaard.pdf",
        "kursusdag-deltager-bo-holm.pdf",
    ]
    assert all(Path(line).is_file() for line in each.out.splitlines())
    one = cli("handout", RECIPE, "--collated", *options)
    assert one.out == f"{tmp_path / RECIPE / 'kursusdag-samlet.pdf'}\n"


def test_a_bad_list_is_told_in_danish_and_ends_with_its_own_code(cli: Cli, people: Path, tmp_path: Path) -> None:
    people.write_text("navn;organisation\n;A\nBo;B;C\n", encoding="utf-8")
    ran = cli("--lang", "da", "handout", RECIPE, "--participants", str(people), "-o", str(tmp_path / "out"), *DAY)
    assert ran.code == Exit.CONTENT
    assert "række 2 har intet navn" in ran.err
    assert "række 3 har flere celler end den første række" in ran.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("options", [("--dry-run",), ("--collated",), ("--participants", "x.csv", "--edition", "both")])
def test_what_does_not_go_together_is_refused(options: tuple[str, ...], cli: Cli, tmp_path: Path) -> None:
    assert cli("handout", RECIPE, *options, "-o", str(tmp_path)).code == Exit.USAGE


def test_both_editions_for_a_list_are_two_commands_that_are_named(cli: Cli) -> None:
    ran = cli("handout", "course.yaml", "--participants", "x.csv", "--edition", "both")
    assert ran.code == Exit.USAGE
    told = " ".join(ran.err.split())
    assert "sheetbuilder handout course.yaml --participants x.csv" in told
    assert "sheetbuilder handout course.yaml --edition both" in told
