"""A brand on the command line: begun, built, reminded of, refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.cli.exits import Exit
from tests.cli.conftest import Cli

EXAMPLES = Path(__file__).parents[2] / "examples" / "brands"


def test_from_nothing_to_a_pack(cli: Cli, tmp_path: Path) -> None:
    ran = cli("new", "brand", "Prøvehøj Kommune", "-o", str(tmp_path), "--date", "2026-11-24")
    path = tmp_path / "proevehoej-kommune" / "brand.yaml"
    assert (ran.code, ran.out, ran.err) == (Exit.OK, f"{path}\n", "")
    out = tmp_path / "out"
    ran = cli("build", "2.6", "--brand", str(path), "-o", str(out), "--date", "2026-11-24", "--strict")
    assert (ran.code, ran.err) == (Exit.OK, "")
    assert ran.out == f"{out / 'proevehoej-kommune' / 'ark-2.6-risikovurdering.pdf'}\n"
    again = cli("new", "brand", "Prøvehøj Kommune", "-o", str(tmp_path))
    assert again.code == Exit.NOT_WRITTEN
    assert "there is a file already" in again.err


@pytest.mark.parametrize("environment", [{"SOURCE_DATE_EPOCH": "1830000000"}, {}])
def test_reminders_follow_the_date(cli: Cli, tmp_path: Path, environment: dict[str, str]) -> None:
    dated = () if environment else ("--date", "2027-12-31")
    ran = cli(
        "build", "2.6", "--brand", str(EXAMPLES / "eksempelkoebing.yaml"), "-o", str(tmp_path), *dated,
        environment={"LANG": "en", **environment},
    )  # fmt: skip
    assert ran.code == Exit.OK
    assert ran.err.count("SB323") == 3
    assert ran.err.count("SB324") == 1


def test_strict_stops_at_a_colour(cli: Cli, tmp_path: Path) -> None:
    words = ("build", "2.6", "--brand", str(EXAMPLES / "proevesund.yaml"), "-o", str(tmp_path), "--date", "2026-11-24")
    assert "warning SB325" in cli(*words).err
    ran = cli(*words, "-o", str(tmp_path / "none"), "--strict")
    assert ran.code == Exit.CONTENT
    assert "error SB325: #F5C518 cannot be read" in ran.err
    assert not (tmp_path / "none").exists()


def test_a_brand_that_is_not_there(cli: Cli, tmp_path: Path) -> None:
    ran = cli("build", "2.6", "--brand", str(tmp_path / "none.yaml"))
    assert ran.code == Exit.MISSING
    assert "none.yaml" in ran.err


def test_the_schema_of_brands(cli: Cli, tmp_path: Path) -> None:
    cli("schema", "-o", str(tmp_path))
    assert "municipality_code" in (tmp_path / "brand.json").read_text(encoding="utf-8")
