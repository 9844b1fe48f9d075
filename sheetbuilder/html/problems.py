"""Problems in a page, as the command line tells them: place, words, the line with what is underlined, what to do."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sheetbuilder.columns import harmless, one_line, width
from sheetbuilder.errors import Problem, Severity, Where, say
from sheetbuilder.html.markup import element, escaped
from sheetbuilder.language import Translator
from sheetbuilder.problem_text import excerpt, place

_COLUMNS = 88
"""Of a line that is shown; a longer one is cut around what it is about."""


def problem_list(problems: Iterable[Problem], translate: Translator, here: Path) -> str:
    """A list of them, in their order; files are seen from a folder. Empty where there is none."""
    entries = "".join(
        element("li", _problem(problem, translate, here), class_=str(problem.severity)) for problem in problems
    )
    return element("ul", entries, class_="problems") if entries else ""


def _problem(problem: Problem, translate: Translator, here: Path) -> str:
    where = problem.where
    severity = translate(say("error") if problem.severity is Severity.ERROR else say("warning"))
    told = element("strong", escaped(f"{severity} {problem.code}:"))
    parts = [
        element("p", element("code", escaped(one_line(place(where, here)))), class_="where") if where else "",
        element("p", f"{told} {escaped(harmless(translate(problem.message)))}"),
        _excerpt(where) if where is not None and where.line and where.text else "",
    ]
    if problem.hint is not None:
        label = element("strong", escaped(translate(say("hint"))) + ":")
        parts.append(element("p", f"{label} {escaped(harmless(translate(problem.hint)))}", class_="hint"))
    return "".join(parts)


def _excerpt(where: Where) -> str:
    """The line and the caret below it; the mark stays where a line is too narrow for the two to stand in columns."""
    line, before, under = excerpt(where, _COLUMNS)
    number = str(where.line)
    shown = element("span", escaped(f"{number} | "), class_="number") + _underlined(line, before, under)
    caret = escaped(f"{' ' * len(number)} | {' ' * before}{'^' * under}")
    return element("pre", element("code", shown) + element("span", f"\n{caret}", class_="caret", aria_hidden="true"))


def _underlined(line: str, before: int, under: int) -> str:
    """A line with a mark around the letters that stand in those columns."""
    marked: list[str] = ["", "", ""]
    column = 0
    for letter in line:
        part = 0 if column < before else 1 if column < before + under else 2
        marked[part] += letter
        column += width(letter)
    middle = element("mark", escaped(marked[1])) if marked[1] else ""
    return escaped(marked[0]) + middle + escaped(marked[2])
