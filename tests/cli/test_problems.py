"""Problems printed: places, carets, hints and counts."""

from __future__ import annotations

from pathlib import Path

from sheetbuilder.cli.problems import Printer
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
