"""What a run tells at its end: each problem once, errors and warnings together in the order of the files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.errors import Problem, Severity, Where, say
from sheetbuilder.language import Translator


def at(code: str, line: int, severity: Severity = Severity.ERROR) -> Problem:
    return Problem(code, say("wrong"), Where(Path("kursus.yaml"), line, 1), severity=severity)


@pytest.mark.parametrize("as_json", [True, False])
def test_what_was_met_later_is_told_where_it_stands(as_json: bool, capsys: pytest.CaptureFixture[str]) -> None:
    speaker = Speaker(Translator("en"), {})
    speaker.as_json = as_json
    speaker.problems([at("SB3", 9, Severity.WARNING), at("SB1", 2)])
    speaker.problems([Problem("SB4", say("wrong")), at("SB2", 4), at("SB1", 2)])
    speaker.finish()
    told = capsys.readouterr()
    if as_json:
        codes = [one["code"] for one in json.loads(told.out)["problems"]]
    else:
        codes = [line.partition(" SB")[2].partition(":")[0] for line in told.err.splitlines() if " SB" in line]
        codes = [f"SB{code}" for code in codes]
    assert codes == ["SB1", "SB2", "SB3", "SB4"]


@pytest.mark.parametrize(("terminal", "as_json", "told"), [(True, False, 1), (False, False, 0), (True, True, 0)])
def test_a_person_at_a_terminal_is_told_how_to_ask_for_more(
    terminal: bool, as_json: bool, told: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    speaker = Speaker(Translator("en"), {})
    speaker.as_json = as_json
    monkeypatch.setattr("sys.stderr.isatty", lambda: terminal)
    speaker.problems([at("SB101", 2), at("SB211", 4)])
    speaker.finish()
    said = capsys.readouterr()
    assert (said.out + said.err).count("“sheetbuilder explain SB101 SB211” tells more.") == told
    if told:
        assert said.err.endswith("tells more.\n")
