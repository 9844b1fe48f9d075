"""`impose` on the command line: files in, files out, and what is told of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sheetbuilder import Flip
from sheetbuilder.cli.exits import Exit
from sheetbuilder.layout.surfaces import each_alone
from tests.cli.conftest import Cli
from tests.imposition.folding import folded, numbered, printed
from tests.pdf.handmade import made
from tests.readings import inspect


@pytest.fixture
def five(tmp_path: Path) -> Path:
    document = numbered(5)
    path = tmp_path / "tal.pdf"
    path.write_bytes(printed(document, each_alone(document.pages)))
    return path


def test_each_file_becomes_a_file(cli: Cli, tmp_path: Path, five: Path) -> None:
    other = made(tmp_path / "bilag.pdf")
    ran = cli("impose", str(five), str(other), "--booklet", "-o", str(tmp_path / "out"))
    paths = [tmp_path / "out" / f"{name}-booklet.pdf" for name in ("tal", "bilag")]
    assert (ran.code, ran.out.splitlines()) == (Exit.OK, list(map(str, paths)))
    assert all(inspect(path).clean for path in paths)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [((), "1 2 3 4 5 . . ."), (("--back-cover",), "1 2 3 4 . . . 5")],
)
def test_the_last_page_may_be_the_back_cover(
    cli: Cli, tmp_path: Path, five: Path, arguments: tuple[str, ...], expected: str
) -> None:
    assert cli("impose", str(five), "--booklet", "-o", str(tmp_path), *arguments).code == Exit.OK
    leaves = folded((tmp_path / "tal-booklet.pdf").read_bytes(), Flip.SHORT)
    assert [" ".join(leaf.numbers) or "." for leaf in leaves] == expected.split()


def test_it_asks_how(cli: Cli, five: Path) -> None:
    ran = cli("impose", str(five))
    assert ran.code == Exit.USAGE
    assert "--booklet" in ran.err
    assert cli("impose", "--booklet").code == Exit.USAGE


@pytest.mark.long
def test_what_becomes_of_the_letters_is_told(cli: Cli, tmp_path: Path, five: Path) -> None:
    assert cli("build", "2.6", "-o", str(tmp_path)).code == Exit.OK
    ran = cli("impose", str(tmp_path / "ark-2.6-risikovurdering.pdf"), "--booklet", "-o", str(tmp_path))
    assert ran.code == Exit.OK
    assert "pages of 210 × 297 mm are printed at 70.7 % of their size" in ran.err
    assert "SB873" in ran.err
    told = json.loads(cli("impose", str(five), "--booklet", "-o", str(tmp_path), "--json").out)
    (built,) = told["built"]
    assert (built["pages"], built["target"]) == (4, "tal-booklet")


def test_a_file_that_is_none_is_told_and_yesterdays_stays(cli: Cli, tmp_path: Path, five: Path) -> None:
    assert cli("impose", str(five), "--booklet", "-o", str(tmp_path)).code == Exit.OK
    before = (tmp_path / "tal-booklet.pdf").read_bytes()
    five.write_bytes(five.read_bytes()[:400])
    ran = cli("impose", str(five), "--booklet", "-o", str(tmp_path))
    assert ran.code == Exit.CONTENT
    assert "SB702" in ran.err
    assert (tmp_path / "tal-booklet.pdf").read_bytes() == before
