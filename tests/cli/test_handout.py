"""Handouts on the command line: begun, built, checked, listed, refused."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from sheetbuilder.cli.exits import Exit
from tests.cli.conftest import Cli

DAY = ("--date", "2026-11-24")


def test_from_nothing_to_both_editions(cli: Cli, tmp_path: Path) -> None:
    ran = cli("new", "handout", "Temadag på Ærø", "-o", str(tmp_path), *DAY)
    path = tmp_path / "temadag-paa-aeroe" / "temadag-paa-aeroe.yaml"
    assert (ran.code, ran.out, ran.err) == (Exit.OK, f"{path}\n", "")
    out = tmp_path / "out"
    ran = cli("handout", str(path), "--edition", "both", "-o", str(out), *DAY, "--strict")
    assert (ran.code, ran.err) == (Exit.OK, "")
    made = [out / "temadag-paa-aeroe" / f"temadag-paa-aeroe-{end}.pdf" for end in ("deltager", "underviser")]
    assert ran.out.splitlines() == [str(one) for one in made]
    assert all(one.is_file() for one in made)
    assert cli("new", "handout", "Temadag på Ærø", "-o", str(tmp_path)).code == Exit.NOT_WRITTEN


def test_all_that_a_first_recipe_offers_can_be_used_by_removing_its_sign(cli: Cli, tmp_path: Path) -> None:
    cli("new", "handout", "Kursus", "-o", str(tmp_path), *DAY)
    path = tmp_path / "kursus" / "kursus.yaml"
    offered = re.sub(r"^( *)#(?=[a-z-]|  )", r"\1", path.read_text("utf-8"), flags=re.MULTILINE)
    path.write_text(re.sub(r"^brand:.*\n", "", offered, flags=re.MULTILINE), "utf-8")
    ran = cli("handout", str(path), "--edition", "both", "-o", str(tmp_path), *DAY, "--strict")
    assert (ran.code, ran.err) == (Exit.OK, "")


def test_a_name_without_a_letter_that_every_system_knows_makes_a_handout_all_the_same(cli: Cli, tmp_path: Path) -> None:
    assert cli("new", "handout", "会话", "-o", str(tmp_path), *DAY).out == f"{tmp_path / 'huihua' / 'huihua.yaml'}\n"
    more = tmp_path / "more"
    assert cli("new", "handout", "…", "-o", str(more), *DAY).out == f"{more / 'handout' / 'handout.yaml'}\n"
    recipe = tmp_path / "….yaml"
    recipe.write_text("type: handout\ntitle: X\nitems:\n  - type: notes\n", "utf-8")
    ran = cli("handout", str(recipe), "-o", str(tmp_path), *DAY)
    assert ran.out == f"{tmp_path / 'handout' / 'handout-deltager.pdf'}\n"


def test_a_recipe_that_came_along_goes_by_its_name(cli: Cli, tmp_path: Path) -> None:
    ran = cli("handout", "moedet-er-i-morgen", "-o", str(tmp_path), *DAY)
    assert (ran.code, ran.err) == (Exit.OK, "")
    assert ran.out == f"{tmp_path / 'moedet-er-i-morgen' / 'moedet-er-i-morgen-deltager.pdf'}\n"


def test_the_list_shows_the_recipes(cli: Cli) -> None:
    lines = cli("list").out.splitlines()
    shown = {tuple(part.strip() for part in line.split("  ", 1)) for line in lines}
    assert ("handout kursusdag", "Samtalen med borgeren") in shown
    assert ("moedet-er-i-morgen", "Mødet er i morgen") in shown  # a target; it goes by its name in both commands
    assert "handout moedet-er-i-morgen" not in {name for name, *_ in shown}
    told = json.loads(cli("list", "--json").out)
    assert {"name": "hjemmebesoeg", "title": "Hjemmebesøg"} in told["handouts"]
    kinds = {one["name"]: one["kind"] for one in told["targets"]}
    assert kinds["hjemmebesoeg"] == "recipe"


def test_the_nearest_name_is_told(cli: Cli, tmp_path: Path) -> None:
    ran = cli("handout", "mødet-er-i-morgen", "-o", str(tmp_path))
    assert ran.code == Exit.MISSING
    assert "SB853" in ran.err
    assert "moedet-er-i-morgen" in ran.err
    assert cli("handout", str(tmp_path / "none.yaml")).code == Exit.MISSING


@pytest.mark.parametrize("command", [("check",), ("handout",)])
def test_everything_that_is_wrong_is_told_at_once_and_nothing_is_written(
    cli: Cli, tmp_path: Path, command: tuple[str, ...]
) -> None:
    path = tmp_path / "kursus.yaml"
    path.write_text(
        "type: handout\ntitle: Et kursus\nitems:\n"
        '  - type: sheet\n    sheet: "9.9"\n'
        "  - type: set\n    set: saet-1\n"
        "  - type: cover\n"
        "  - type: sign-in\n    delete_by: 2027-01-01\n    edition: both\n",
        "utf-8",
    )
    ran = cli(*command, str(path), environment={"LANG": "en"})
    assert ran.code == Exit.CONTENT
    for place, code in (("5:12", "SB806"), ("7:10", "SB806"), ("8:5", "SB855"), ("11:14", "SB808")):
        assert f"kursus.yaml:{place}: error {code}" in ran.err
    assert [one.name for one in tmp_path.iterdir()] == ["kursus.yaml"]


def test_a_check_of_a_sound_recipe_says_so(cli: Cli) -> None:
    ran = cli("check", "efter-moedet", environment={"LANG": "en"})
    assert (ran.code, ran.out) == (Exit.OK, "No problems found.\n")


def test_the_schema_of_recipes(cli: Cli, tmp_path: Path) -> None:
    cli("schema", "-o", str(tmp_path))
    assert "delete_by" in (tmp_path / "handout.json").read_text(encoding="utf-8")
