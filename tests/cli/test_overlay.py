"""`sheetbuilder overlay inspect`: what it says, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sheetbuilder.cli.exits import Exit
from tests.cli.conftest import Cli, Ran
from tests.foreign.letterhead import letterheads
from tests.foreign.letterhead.letterheads import saved


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


@pytest.fixture
def of_small(cli: Cli, content: Path) -> Cli:
    """A command line about the small package: which pages have room is asked of every page that there is."""

    def call(*arguments: str, environment: dict[str, str] | None = None) -> Ran:
        return cli(*arguments, "--content", str(content), "--date", "2026-11-24", environment=environment)

    return call


def brand_file(folder: Path, overlay: str) -> str:
    saved(folder, letterheads.municipal())
    path = folder / "brand.yaml"
    path.write_text(f'type: brand\nname: Prøvehøj\nmunicipality_code: "0000"\n{overlay}', encoding="utf-8")
    return str(path)


def test_a_proof_is_printed_when_nothing_can_be_built(of_small: Cli, tmp_path: Path) -> None:
    brand = brand_file(tmp_path, "overlay: {first: letterhead.pdf, landscape: none}\n")
    built = of_small("build", "1.1", "--brand", brand, "-o", str(tmp_path / "out"))
    ran = of_small("overlay", "proof", brand)
    assert (built.code, ran.code) == (Exit.LAYOUT, Exit.LAYOUT)
    assert ran.out == f"{tmp_path / 'proof-proevehoej.pdf'}\n"
    assert (tmp_path / "proof-proevehoej.pdf").read_bytes().startswith(b"%PDF-")
    assert "SB405" in built.err
    assert "SB405" in ran.err


def test_a_proof_of_what_is_clear(of_small: Cli, tmp_path: Path) -> None:
    brand = brand_file(tmp_path, "overlay: {file: letterhead.pdf, make_room: true, landscape: none}\n")
    ran = of_small("overlay", "proof", brand, "-o", str(tmp_path / "p.pdf"), "--json")
    told = json.loads(ran.out)
    assert ran.code == Exit.OK
    assert told["proofs"][0]["path"] == str(tmp_path / "p.pdf")
    assert told["problems"] == []


def test_room_that_was_made_is_told_once(of_small: Cli, tmp_path: Path) -> None:
    brand = brand_file(tmp_path, "overlay: {file: letterhead.pdf, make_room: true, landscape: none}\n")
    ran = of_small("build", "1.1", "2.1", "--brand", brand, "-o", str(tmp_path / "out"))
    assert ran.code == Exit.OK
    assert ran.err == "clear of the letterhead of “first”, content begins 22 mm lower and ends 13 mm higher\n"


def test_a_proof_goes_to_a_folder_that_is_there(of_small: Cli, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    brand = brand_file(tmp_path, "overlay: {file: letterhead.pdf, make_room: true, landscape: none}\n")
    ran = of_small("overlay", "proof", brand, "-o", str(tmp_path / "out"))
    assert ran.out == f"{tmp_path / 'out' / 'proof-proevehoej.pdf'}\n"


def test_a_brand_without_a_letterhead_has_no_proof(of_small: Cli, tmp_path: Path) -> None:
    ran = of_small("overlay", "proof", brand_file(tmp_path, ""))
    assert ran.code == Exit.CONTENT
    assert "SB363" in ran.err
    assert not (tmp_path / "proof-proevehoej.pdf").exists()


def test_a_letterhead_that_costs_pdfa_can_be_refused(of_small: Cli, tmp_path: Path) -> None:
    brand = brand_file(tmp_path, "overlay: {blank: plain.pdf}\n")
    saved(tmp_path, letterheads.unembedded(), "plain.pdf")
    words = ("build", "1.1", "--brand", brand, "-o", str(tmp_path / "out"))
    assert "warning SB719: plain.pdf: " in of_small(*words).err
    ran = of_small(*words, "-o", str(tmp_path / "none"), "--require")
    assert ran.code == Exit.CONTENT
    assert "error SB719" in ran.err
    assert not (tmp_path / "none").exists()
