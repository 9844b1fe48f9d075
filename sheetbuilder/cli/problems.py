"""A problem printed: where it is, what is wrong, the line with a caret under the value, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from sheetbuilder.columns import harmless, one_line
from sheetbuilder.errors import Problem, Severity, Where, say
from sheetbuilder.language import Translator
from sheetbuilder.problem_text import counted, excerpt, place

_FEW = 3
"""How many codes are named for `explain`; whoever has more problems reads the list from its top."""


@dataclass(frozen=True, slots=True)
class Printer:
    """Turns problems into lines: in a language, with paths as seen from a folder, `width` columns wide."""

    translate: Translator
    here: Path
    width: int
    colour: bool = False

    def lines(self, problem: Problem) -> Iterator[str]:
        """The lines of one problem."""
        severity = self.translate(say("error") if problem.severity is Severity.ERROR else say("warning"))
        told = self._styled(f"{severity} {problem.code}:", problem.severity, bold=True)
        place = f"{one_line(self.place(problem.where))}: " if problem.where else ""
        yield f"{place}{told} {harmless(self.translate(problem.message))}"
        gutter = 0
        if problem.where and problem.where.line and problem.where.text:
            gutter = len(str(problem.where.line))
            yield from self._excerpt(problem.where, gutter, problem.severity)
        if problem.hint:
            label = self.translate(say("hint"))
            yield f"{' ' * (gutter + 3)}= {label}: {harmless(self.translate(problem.hint))}"

    def place(self, where: Where) -> str:
        """`file:line:column` as far as it is known, the file as seen from here."""
        return place(where, self.here)

    def count(self, problems: Sequence[Problem]) -> str:
        """How many errors and warnings there are."""
        return ", ".join(map(self.translate, counted(problems)))

    def further(self, problems: Sequence[Problem]) -> str:
        """Where more is told of the first few codes: how to ask for it."""
        codes = list(dict.fromkeys(problem.code for problem in problems))[:_FEW]
        return self.translate(say("“sheetbuilder explain {codes}” tells more.", codes=" ".join(codes)))

    def _excerpt(self, where: Where, gutter: int, severity: Severity) -> Iterator[str]:
        line, before, under = excerpt(where, self.width - gutter - 5)
        yield f"  {where.line} | {line}"
        yield f"  {' ' * gutter} | {' ' * before}{self._styled('^' * under, severity)}"

    def _styled(self, text: str, severity: Severity, *, bold: bool = False) -> str:
        colour = "red" if severity is Severity.ERROR else "yellow"
        return click.style(text, fg=colour, bold=bold) if self.colour else text
