"""A brand on the command line: begun, built, reminded of, refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sheetbuilder.cli.exits import Exit
from tests.cli.conftest import Cli
from tests.packs.brands import brand_file

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


@pytest.mark.long
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
    brand = brand_file(tmp_path / "brand", "Prøvesund Kommune", accent="#0090D0")
    words = ("build", "2.6", "--brand", str(brand), "-o", str(tmp_path), "--date", "2026-11-24")
    assert "warning SB325" in cli(*words).err
    ran = cli(*words, "-o", str(tmp_path / "none"), "--strict")
    assert ran.code == Exit.CONTENT
    assert "error SB325: #0090D0 cannot be read" in ran.err
    assert not (tmp_path / "none").exists()


def test_a_brand_that_is_not_there(cli: Cli, tmp_path: Path) -> None:
    ran = cli("build", "2.6", "--brand", str(tmp_path / "none.yaml"))
    assert ran.code == Exit.MISSING
    assert "none.yaml" in ran.err


def test_the_schema_of_brands(cli: Cli, tmp_path: Path) -> None:
    cli("schema", "-o", str(tmp_path))
    assert "municipality_code" in (tmp_path / "brand.json").read_text(encoding="utf-8")


LOCAL = """\
type: brand
name: Prøvesund Kommune
municipality_code: "0000"
local:
  - {sheet: "2.6", block: checklist, item: leder, replace: Chefen er orienteret}
  - {sheet: "2.6", block: checklist, add: Vagten er ringet op, id: vagt, after: leder}
  - {sheet: "2.6", block: means, item: baghaand, drop: true}
  - {sheet: "2.3", title: Vores mål}
"""


@pytest.fixture
def local_brand(tmp_path: Path) -> Path:
    path = tmp_path / "brand.yaml"
    path.write_text(LOCAL, encoding="utf-8")
    return path


def test_the_difference_from_the_core(cli: Cli, local_brand: Path) -> None:
    ran = cli("brand", "diff", str(local_brand), environment={"LANG": "da"})
    assert (ran.code, ran.err) == (Exit.OK, "")
    assert ran.out == (
        "2.3 Mål og dagsorden\n"
        "  anden titel: »Mål og dagsorden« → »Vores mål«\n"
        "2.6 Risikovurdering før mødet\n"
        "  udeladt af Mulige virkemidler, baghaand: »to medarbejdere, alarm, vagt eller politi i baghånd«\n"
        "  ændret i Tjekliste, leder: »Lederen er orienteret« → »Chefen er orienteret«\n"
        "  tilføjet i Tjekliste, vagt: »Vagten er ringet op«\n"
    )


def test_the_difference_for_machines(cli: Cli, local_brand: Path) -> None:
    told = json.loads(cli("brand", "diff", str(local_brand), "--json").out)
    assert [(one["place"], one["kind"], one["id"], one["line"]) for one in told["changes"]] == [
        ("2.3", "title", None, 8),
        ("2.6", "drop", "baghaand", 7),
        ("2.6", "replace", "leder", 5),
        ("2.6", "add", "vagt", 6),
    ]
    assert told["problems"] == []


@pytest.mark.long
def test_accepting_and_being_told_what_changed_since(cli: Cli, local_brand: Path) -> None:
    ran = cli("brand", "diff", str(local_brand), "--accept")
    record = local_brand.with_name("brand.core.json")
    assert ran.out.endswith(f"\n{record}\n")
    record.write_text(record.read_text(encoding="utf-8").replace("Lederen er", "Lederen var"), encoding="utf-8")
    ran = cli("brand", "diff", str(local_brand))
    assert ran.code == Exit.OK
    assert "    the core said: “Lederen var orienteret”\n" in ran.out
    assert "warning SB351: the core has changed here: then “Lederen var orienteret”, now “Lederen er" in ran.err
    assert cli("check", "--brand", str(local_brand), "--strict").code == Exit.CONTENT
    assert cli("check", "--brand", str(local_brand)).code == Exit.OK


def test_a_record_orders_no_terminal_about(cli: Cli, local_brand: Path) -> None:
    record = {"edition": "1.0", "texts": {"2.6/checklist/leder": "\u001b[2JVæk"}}
    local_brand.with_name("brand.core.json").write_text(json.dumps(record), encoding="utf-8")
    ran = cli("brand", "diff", str(local_brand))
    assert "the core said: “\ufffd[2JVæk”" in ran.out
    assert "\u001b" not in ran.out + ran.err


def test_a_brand_without_local_lines(cli: Cli) -> None:
    ran = cli("brand", "diff", str(EXAMPLES / "moensterbjerg.yaml"))
    assert (ran.code, ran.out) == (Exit.OK, "The brand says nothing else than the core.\n")


def test_the_names_of_what_can_be_changed(cli: Cli) -> None:
    ran = cli("brand", "ids", "2.6")
    assert "2.6  checklist  leder  Lederen er orienteret\n" in ran.out
    assert "2.5" not in ran.out
    ran = cli("brand", "ids", "26")
    assert ran.code == Exit.MISSING
    assert "there is no place “26”" in ran.err


def test_the_targets_of_a_brand_are_its_own(cli: Cli) -> None:
    told = cli("list", "--brand", str(EXAMPLES / "proevesund.yaml"), environment={"LANG": "da"}).out
    assert "2.7 Mødesteder i Prøvesund" in [" ".join(line.split()) for line in told.splitlines()]
    assert "\n3.5 " not in told
    assert "\n3.5 " in cli("list").out
