"""`sheetbuilder explain`: a code told in the language of the run, several, all, and those that there are not."""

from __future__ import annotations

import json

import pytest

from sheetbuilder.cli.exits import Exit
from sheetbuilder.codes import chapters
from tests.cli.conftest import Cli

CODES = [code for chapter in chapters() for code in chapter.codes]


ENGLISH = (
    "SB401: A text is too long for its page",
    "All on a sheet has its place and its size",
    "Example: “the front page is 3 lines too long”",
    "What to do: Shorten the text that is named, or another one in the same column.",
)
DANISH = (
    "SB401: En tekst er for lang til sin side",
    "Alt på et ark har sin plads og sin størrelse",
    "Eksempel: »forsiden er 3 linjer for lang«",
    "Hvad man gør: Gør den nævnte tekst eller en anden i samme spalte kortere.",
)


@pytest.mark.parametrize(("language", "told"), [("en", ENGLISH), ("da", DANISH)])
def test_one_code(language: str, told: tuple[str, ...], cli: Cli) -> None:
    ran = cli("--lang", language, "explain", "SB401")
    assert (ran.code, ran.err) == (Exit.OK, "")
    head, explanation, *rest = ran.out.rstrip("\n").split("\n\n")
    assert explanation.startswith(told[1])
    assert (head, *rest) == (told[0], *told[2:])


def test_several_codes_each_once_in_the_order_asked_for(cli: Cli) -> None:
    ran = cli("explain", "sb325", "204", "SB325")
    assert [line[:6] for line in ran.out.splitlines() if line.startswith("SB")] == ["SB325:", "SB204:"]
    assert "\n\nSB204:" in ran.out


@pytest.mark.parametrize("language", ["da", "en"])
def test_without_a_code_all_are_listed(cli: Cli, language: str) -> None:
    ran = cli("--lang", language, "explain")
    assert ran.code == Exit.OK
    listed = [line.split("  ") for line in ran.out.splitlines() if line.startswith("  SB")]
    assert listed == [["", code.code, code.texts[language].title] for code in CODES]
    headings = [line for line in ran.out.splitlines() if line and not line.startswith("  ")]
    assert headings == [chapter.titles[language] for chapter in chapters()]


@pytest.mark.parametrize(
    ("language", "asked", "told"),
    [
        ("en", "SB400", "There is no code “SB400”. Did you mean "),
        ("da", "sb400", "Der er ingen kode »SB400«. Mente du SB4"),
        ("en", "nonsense", "There is no code “nonsense”. “sheetbuilder explain” lists them all."),
        ("da", "SB099", "Der er ingen kode »SB099«. »sheetbuilder explain« viser dem alle."),
    ],
)
def test_a_code_that_there_is_not(cli: Cli, language: str, asked: str, told: str) -> None:
    ran = cli("--lang", language, "explain", "SB401", asked)
    assert (ran.code, ran.out) == (Exit.USAGE, "")
    assert told in ran.err


def test_machines_get_the_parts(cli: Cli) -> None:
    told = json.loads(cli("--lang", "da", "explain", "--json", "SB211").out)
    assert told["problems"] == []
    (code,) = told["codes"]
    assert list(code) == ["code", "title", "explanation", "example", "remedy"]
    assert code["title"] == "En ukendt nøgle"
    assert len(json.loads(cli("explain", "--json").out)["codes"]) == len(CODES)


@pytest.mark.parametrize("columns", [40, 60, 200])
def test_lines_fit_the_terminal(cli: Cli, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    widest = max(map(len, cli("explain", "SB719").out.splitlines()))
    assert widest <= min(columns, 88)
    assert widest > min(columns, 88) - 15
