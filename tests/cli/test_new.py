"""First files of one's own on the command line: a package, a sheet in it, and what is told of each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sheetbuilder.cli.exits import Exit
from tests.cli.conftest import Cli
from tests.cli.test_commands import launched

DAY = ("--date", "2026-11-29")


def test_from_nothing_to_a_sheet_of_ones_own(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = cli("new", "package", "Første møde", *DAY, environment={"LANG": "da_DK.UTF-8"})
    folder = Path("foerste-moede")
    assert (ran.code, ran.out.splitlines()[0]) == (Exit.OK, str(folder / "package.yaml"))
    assert ran.err == f"»sheetbuilder build --content {folder}« bygger den.\n"
    assert "language: da\n" in (folder / "package.yaml").read_text("utf-8")
    monkeypatch.chdir(tmp_path / folder)
    ran = cli("new", "sheet", "1.2", "Hvem er med?")
    assert (ran.code, ran.out, ran.err) == (Exit.OK, "1.2-hvem-er-med.yaml\n", "")
    ran = cli("check", "--content", ".", "--strict")
    assert (ran.code, ran.err) == (Exit.OK, "")
    told = "These are the sheets that came along; “--content .” uses those of this folder.\n"
    assert (cli("list").err, cli("list", "-q").err, cli("schema").err) == (told, "", "")
    ran = cli("build", "1.2", "--content", ".", "-o", "x.pdf", "--strict")
    assert (ran.code, ran.out) == (Exit.OK, "x.pdf\n")
    assert cli("new", "sheet", "1.2", "Andet").code == Exit.CONTENT
    monkeypatch.chdir(tmp_path)
    assert cli("new", "sheet", "1.3", "Andet").code == Exit.MISSING
    ran = cli("new", "sheet", "1.3", "Andet", "--content", str(folder), "--json")
    path = str(folder / "1.3-andet.yaml")
    assert json.loads(ran.out)["written"] == [{"kind": "sheet", "path": path}]
    assert cli("new", "package", "Første møde").code == Exit.NOT_WRITTEN


def test_the_language_of_a_package_is_that_of_the_run_unless_it_is_said(cli: Cli, tmp_path: Path) -> None:
    for name, options in (("one", ()), ("two", ("--language", "da"))):
        cli("new", "package", name, "-o", str(tmp_path), *options)
    heads = [(tmp_path / name / "package.yaml").read_text("utf-8") for name in ("one", "two")]
    assert ["language: en-GB\n" in head for head in heads] == [True, False]


def test_what_is_new_can_be_opened_at_once(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    seen = launched(monkeypatch)
    recipe = Path("kurset/kurset.yaml")
    for words in (
        ("package", "mine", *DAY),
        ("sheet", "1.2", "Mere", "--content", "mine"),
        ("brand", "Byen"),
        ("handout", "Kurset"),
        ("alts", str(recipe)),
    ):
        ran = cli("new", *words, "--open")
        assert ran.code == Exit.OK, ran.err
    assert list(map(Path, seen)) == [Path("mine"), Path("mine/1.2-mere.yaml"), Path("byen/brand.yaml"), recipe, recipe]


def test_new_alone_tells_what_can_be_new(cli: Cli) -> None:
    told = cli("new", "--help").out
    assert all(f"\n  {name} " in told for name in ("package", "sheet", "brand", "handout", "alts"))
