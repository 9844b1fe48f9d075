"""Placing pages on papers from the command line: what the options mean, and what is told of a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder import Package, PrintOptions
from sheetbuilder.cli.exits import Exit
from sheetbuilder.imposition.booklet import Booklet
from sheetbuilder.layout.sides import Flip
from sheetbuilder.theme.papers import MM
from tests.cli.conftest import Cli
from tests.readings import inspect


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), PrintOptions()),
        (("--booklet",), PrintOptions(imposition=Booklet())),
        (("--booklet", "--marks", "--flip", "long"), PrintOptions(imposition=Booklet(marks=True), flip=Flip.LONG)),
        (("--booklet", "--creep", "0.1"), PrintOptions(imposition=Booklet(0.1 * MM))),
        (("--booklet", "--creep", "0,25"), PrintOptions(imposition=Booklet(0.25 * MM))),
    ],
)
def test_the_options_are_a_scheme(
    cli: Cli, small: Package, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], expected: PrintOptions
) -> None:
    asked = []

    def build(_: object, __: object, options: PrintOptions, **___: object) -> tuple[()]:
        asked.append(options)
        return ()

    monkeypatch.setattr("sheetbuilder.compose.build", build)
    monkeypatch.setattr("sheetbuilder.compose.load", lambda _, **__: small)
    assert cli("build", "2.6", *arguments).code == Exit.OK
    assert asked == [expected]


@pytest.mark.parametrize("arguments", [("--creep", "0.1"), ("--marks",)])
def test_what_is_for_a_booklet_needs_one(cli: Cli, arguments: tuple[str, ...]) -> None:
    ran = cli("build", "2.6", *arguments)
    assert ran.code == Exit.USAGE
    assert "--booklet" in ran.err


@pytest.mark.parametrize("length", ["1.1", "-0.1", "thick", "nan"])
def test_a_creep_is_a_length_that_paper_has(cli: Cli, length: str) -> None:
    ran = cli("build", "2.6", "--booklet", f"--creep={length}")
    assert ran.code == Exit.USAGE
    assert length in ran.err
    assert "from 0 to 1 millimetres" in ran.err


@pytest.mark.long
def test_a_booklet_lies_beside_the_file_that_it_is_made_of(cli: Cli, tmp_path: Path) -> None:
    for arguments in ((), ("--booklet",)):
        assert cli("build", "2.6", "-o", str(tmp_path), *arguments).code == Exit.OK
    made = sorted(tmp_path.iterdir())
    assert [path.name for path in made] == ["ark-2.6-risikovurdering-foldehaefte.pdf", "ark-2.6-risikovurdering.pdf"]
    booklet, sheet = map(inspect, made)
    assert booklet.clean
    assert booklet.text() == sheet.text()


def test_a_paper_without_a_half_is_told(cli: Cli, tmp_path: Path) -> None:
    ran = cli("build", "2.6", "--booklet", "--paper", "a5", "-o", str(tmp_path))
    assert ran.code == Exit.MISSING
    assert "SB870" in ran.err
    assert "a4, a3" in ran.err
    assert list(tmp_path.iterdir()) == []
