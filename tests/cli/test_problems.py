"""Problems printed: places, carets, hints and counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetbuilder.cli.columns import width
from sheetbuilder.cli.problems import Printer, excerpt
from sheetbuilder.errors import Problem, Severity, Where, say
from sheetbuilder.language import Translator

HERE = Path("/somewhere")
FILE = HERE / "sheets" / "2.6-risk.yaml"


def printed(problem: Problem, language: str = "en", width: int = 200) -> list[str]:
    return list(Printer(Translator(language), HERE, width).lines(problem))


def test_a_problem_with_everything() -> None:
    problem = Problem(
        "SB211",
        say("unknown key “{key}”", key="purpoes"),
        Where(FILE, 12, 3, 10, "  purpoes: At vurdere"),
        say("did you mean “{key}”?", key="purpose"),
    )
    assert printed(problem) == [
        "sheets/2.6-risk.yaml:12:3: error SB211: unknown key “purpoes”",
        "  12 |   purpoes: At vurdere",
        "     |   ^^^^^^^",
        "     = hint: did you mean “purpose”?",
    ]
    assert printed(problem, "da") == [
        "sheets/2.6-risk.yaml:12:3: fejl SB211: ukendt nøgle »purpoes«",
        "  12 |   purpoes: At vurdere",
        "     |   ^^^^^^^",
        "     = råd: mente du »purpose«?",
    ]


def test_as_little_as_there_is() -> None:
    assert printed(Problem("SB401", say("the file is empty"))) == ["error SB401: the file is empty"]
    assert printed(Problem("SB101", say("the file is empty"), Where(FILE))) == [
        "sheets/2.6-risk.yaml: error SB101: the file is empty"
    ]
    elsewhere = Where(Path("/elsewhere/x.yaml"), 3)
    warning = Problem("SB101", say("the file is empty"), elsewhere, severity=Severity.WARNING)
    assert printed(warning) == ["/elsewhere/x.yaml:3: warning SB101: the file is empty"]


@pytest.mark.parametrize(
    ("text", "column", "end", "line", "caret"),
    [
        ("\tnøgle: værdi", 9, 14, "    nøgle: værdi", "           ^^^^^"),
        ("日本: 漢字", 5, 7, "日本: 漢字", "      ^^^^"),
        ("e\u0301e\u0301: x", 6, 7, "e\u0301e\u0301: x", "   ^"),  # a combining accent takes no column
        ("abc", 4, 4, "abc", "   ^"),
        ("abc", 2, 0, "abc", " ^"),
        ("abc", 0, 0, "abc", "^"),
        ("abc", 2, 99, "abc", " ^^"),
        ("a\x1b[31mb", 6, 7, "a\ufffd[31mb", "     ^"),
    ],
)
def test_the_caret_stands_under_the_whole_value(text: str, column: int, end: int, line: str, caret: str) -> None:
    shown, before, under = excerpt(Where(FILE, 1, column, end, text), 200)
    assert (shown, " " * before + "^" * under) == (line, caret)


def test_a_long_line_is_cut_around_the_value() -> None:
    text = "a" * 300 + " VALUE " + "b" * 300
    shown, before, under = excerpt(Where(FILE, 1, 302, 307, text), 60)
    assert width(shown) <= 60
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert shown[before : before + under] == "VALUE"


@given(st.text(), st.integers(0, 80), st.integers(0, 80), st.integers(1, 100))
def test_an_excerpt_never_fails_and_never_outgrows_its_room(text: str, column: int, end: int, room: int) -> None:
    shown, before, under = excerpt(Where(FILE, 1, column, end, text), room)
    assert under >= 1
    assert width(shown) <= max(room, 24)
    assert before + under <= max(room, 24) + 2


def test_counting() -> None:
    error = Problem("SB101", say("the file is empty"))
    warning = Problem("SB101", say("the file is empty"), severity=Severity.WARNING)
    printer = Printer(Translator("en"), HERE, 80)
    assert printer.count([error]) == "1 error"
    assert printer.count([error, error, warning]) == "2 errors, 1 warning"
    assert Printer(Translator("da"), HERE, 80).count([error, warning, warning]) == "1 fejl, 2 advarsler"


def test_colour_only_when_asked() -> None:
    problem = Problem("SB101", say("the file is empty"), Where(FILE, 1, 1, 2, "x"))
    coloured = list(Printer(Translator("en"), HERE, 80, colour=True).lines(problem))
    assert any("\x1b[" in line for line in coloured)
    assert not any("\x1b" in line for line in printed(problem))


def test_where_more_is_told_of_the_first_codes() -> None:
    problems = [Problem(code, say("the file is empty")) for code in ("SB401", "SB101", "SB401", "SB211", "SB325")]
    assert (
        Printer(Translator("en"), HERE, 80).further(problems) == "“sheetbuilder explain SB401 SB101 SB211” tells more."
    )
    assert Printer(Translator("da"), HERE, 80).further(problems[:1]) == "»sheetbuilder explain SB401« fortæller mere."


def test_a_path_with_a_line_break_stays_on_its_line() -> None:
    problem = Problem("SB101", say("there is no file {path}", path="a\nb"), Where(Path("a\nb.yaml"), 3))
    told = list(Printer(Translator("en"), Path("/"), 80).lines(problem))
    assert told == ["a\ufffdb.yaml:3: error SB101: there is no file a\ufffdb"]
