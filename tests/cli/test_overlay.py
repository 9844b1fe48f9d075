"""`sheetbuilder overlay inspect`: what it says, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

from sheetbuilder.cli.exits import Exit
from tests.cli.conftest import Cli
from tests.pdf.overlay import letterheads
from tests.pdf.overlay.letterheads import saved


def test_a_good_letterhead(cli: Cli, tmp_path: Path) -> None:
    ran = cli("overlay", "inspect", str(saved(tmp_path, letterheads.municipal())))
    assert (ran.code, ran.err) == (Exit.OK, "")
    assert "Page 1: 210 × 297 mm" in ran.out
    assert "Free for content, as margins: top 26" in ran.out


def test_it_speaks_danish(cli: Cli, tmp_path: Path) -> None:
    path = str(saved(tmp_path, letterheads.layered(hidden=True)))
    ran = cli("overlay", "inspect", path, environment={"LANG": "da_DK.UTF-8"})
    assert ran.code == Exit.CONTENT
    assert "Side 1: 210 × 297 mm" in ran.out
    assert "fejl SB710" in ran.err
    assert "DRAFT" in ran.err


def test_json(cli: Cli, tmp_path: Path) -> None:
    ran = cli("overlay", "inspect", str(saved(tmp_path, letterheads.unembedded())), "--json")
    told = json.loads(ran.out)
    assert ran.code == Exit.OK
    assert told["files"][0]["pages"][0]["pdfa_2a"] is False
    assert [problem["code"] for problem in told["problems"]] == ["SB719"]


def test_what_is_missing_and_what_is_broken(cli: Cli, tmp_path: Path) -> None:
    assert cli("overlay", "inspect", str(tmp_path / "none.pdf")).code == Exit.MISSING
    broken = cli("overlay", "inspect", str(saved(tmp_path, letterheads.bomb())))
    assert broken.code == Exit.CONTENT
    assert broken.err.count("\n") == 3
    assert cli("overlay").code == Exit.USAGE
