"""`sheetbuilder pack`: what it says, on a terminal and to machines, and how it ends."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from sheetbuilder.cli.exits import Exit
from sheetbuilder.cli.sizes import duration, size
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.cli.table import table
from sheetbuilder.language import Translator
from tests.cli.conftest import Cli
from tests.packs.brands import brand_file


@pytest.fixture
def options(content: Path, tmp_path: Path) -> tuple[str, ...]:
    return "--content", str(content), "-o", str(tmp_path / "packs"), "--date", "2026-11-26", "--no-inspect"


def test_one_pack_is_one_line(cli: Cli, tmp_path: Path, options: tuple[str, ...]) -> None:
    ran = cli("pack", str(brand_file(tmp_path / "brand")), *options)
    assert (ran.code, ran.out, ran.err) == (Exit.OK, f"{tmp_path / 'packs' / 'proevesund-kommune'}\n", "")


def test_a_terminal_gets_details(
    cli: Cli, tmp_path: Path, options: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Speaker, "terminal", True)
    brand = str(brand_file(tmp_path / "brand"))
    first, second = cli("pack", brand, *options).out, cli("pack", brand, *options).out
    assert re.search(r"proevesund-kommune  8 files, \d+ pages, \d+ kB, \d\.\d s\n$", first)
    assert re.search(r"proevesund-kommune  8 files, \d+ pages, \d+ kB, unchanged\n$", second)


def test_several_end_in_a_table_and_one_that_fails_in_a_code(
    cli: Cli, tmp_path: Path, options: tuple[str, ...]
) -> None:
    brand_file(tmp_path / "brands" / "a", "Øst Kommune")
    brand_file(tmp_path / "brands" / "b", "b Kommune", accent="#0090D0")
    brand_file(tmp_path / "brands" / "c", "c Kommune", accent="green")
    ran = cli("pack", str(tmp_path / "brands"), *options)
    assert ran.code == Exit.SOME_FAILED
    assert ran.out.splitlines() == [str(tmp_path / "packs" / name) for name in ("oest-kommune", "b-kommune")]
    lines = ran.err.splitlines()
    assert lines[0].split() == ["Brand", "Result", "Files", "Pages", "Size", "Time", "Problems"]
    assert [line.rsplit(maxsplit=5)[0].split("  ")[0] for line in lines[1:4]] == [
        str(tmp_path / "brands" / "c" / "brand.yaml"),
        "b Kommune",
        "Øst Kommune",
    ]
    assert [line.split()[-1] for line in lines[1:4]] == ["1", "1", "–"]
    assert "error SB215" in ran.err
    assert "warning SB325" in ran.err
    assert lines[-1] == "1 error, 1 warning"


def test_one_that_fails_alone_tells_how(cli: Cli, tmp_path: Path, options: tuple[str, ...]) -> None:
    ran = cli("pack", str(brand_file(tmp_path / "brand", accent="green")), *options)
    assert (ran.code, ran.out) == (Exit.CONTENT, "")
    assert cli("pack", str(tmp_path / "nothing"), *options).code == Exit.MISSING
    assert cli("pack", *options).code == Exit.USAGE


def test_machines_get_one_object(cli: Cli, tmp_path: Path, options: tuple[str, ...]) -> None:
    good, bad = brand_file(tmp_path / "good"), brand_file(tmp_path / "bad", "Fejl", accent="green")
    ran = cli("pack", str(good), str(bad), "--json", *options)
    assert (ran.code, ran.err) == (Exit.SOME_FAILED, "")
    told = json.loads(ran.out)
    assert [(one["brand"], one["status"], one["files"]) for one in told["packs"]] == [
        ("Prøvesund Kommune", "built", 8),
        (None, "failed", 0),
    ]
    assert told["packs"][1]["problems"] == told["problems"]
    assert told["problems"][0]["file"] == str(bad)
    unchanged = json.loads(cli("pack", str(good), "--json", *options).out)
    assert unchanged["packs"][0]["status"] == "unchanged"


def test_danish_is_spoken_to_the_end(cli: Cli, tmp_path: Path, options: tuple[str, ...]) -> None:
    for name in ("a", "b"):
        brand_file(tmp_path / "brands" / name, f"{name} Kommune")
    ran = cli("pack", str(tmp_path / "brands"), *options, environment={"LANG": "da_DK.UTF-8"})
    assert ran.err.split()[:7] == ["Profil", "Resultat", "Filer", "Sider", "Størrelse", "Tid", "Problemer"]
    assert "lavet" in ran.err


def test_a_table_is_as_wide_as_its_words() -> None:
    rows = [("Brand", "Size"), ("Å", "1 MB"), ("日本", "100 MB"), ("a\x1bb", "–")]
    assert table(rows, (False, True)).splitlines() == [
        "Brand    Size",
        "Å        1 MB",
        "日本   100 MB",
        "a\ufffdb         –",
    ]


@pytest.mark.parametrize(("count", "told"), [(999, "1 kB"), (999_499, "999 kB"), (999_500, "1,0 MB")])
def test_sizes_and_times_are_said_as_people_say_them(count: int, told: str) -> None:
    assert size(count, Translator("da")) == told
    assert duration(0.049, Translator("en")) == "0.05 s"
    assert duration(12.34, Translator("da")) == "12,3 s"
