"""A problem printed: where it is, what is wrong, the line with a caret under the value, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from sheetbuilder.cli.columns import cells, harmless, one_line
from sheetbuilder.errors import Problem, Severity, Where, say
from sheetbuilder.language import Translator
from sheetbuilder.values import replace

_ELLIPSIS = "…"
_LEAD = 12
"""Columns that are kept before the caret where a long line is cut."""

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
        path = where.file
        if path.is_absolute() and path.is_relative_to(self.here):
            path = path.relative_to(self.here)
        return str(replace(where, file=path))

    def count(self, problems: Sequence[Problem]) -> str:
        """How many errors and warnings there are."""
        errors = sum(problem.severity is Severity.ERROR for problem in problems)
        warnings = len(problems) - errors
        parts = []
        if errors:
            parts.append(say("1 error") if errors == 1 else say("{count} errors", count=errors))
        if warnings:
            parts.append(say("1 warning") if warnings == 1 else say("{count} warnings", count=warnings))
        return ", ".join(self.translate(part) for part in parts)

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


def excerpt(where: Where, room: int) -> tuple[str, int, int]:
    """The line as shown in `room` columns, the columns before the caret, and those that it underlines."""
    shown = cells(where.text)
    start = min(max(where.column - 1, 0), len(shown))
    end = min(max(where.end_column - 1, start), len(shown))
    first, last = _window([columns for _, columns in shown], start, end, max(room, 2 * _LEAD))
    lead = _ELLIPSIS if first else ""
    tail = _ELLIPSIS if last < len(shown) else ""
    text = lead + "".join(piece for piece, _ in shown[first:last]) + tail
    before = len(lead) + sum(columns for _, columns in shown[first:start])
    under = sum(columns for _, columns in shown[start : min(end, last)])
    return text.rstrip(), before, max(under, 1)


def _window(columns: Sequence[int], start: int, end: int, room: int) -> tuple[int, int]:
    """The stretch of characters to show: it holds the start of the value and fits `room`."""
    if sum(columns) <= room:
        return 0, len(columns)
    first = start if sum(columns[: min(end, start + _LEAD)]) + 1 > room else 0
    while first and sum(columns[first:start]) < _LEAD:
        first -= 1
    last, left = first, room - 2
    while last < len(columns) and columns[last] <= left:
        left -= columns[last]
        last += 1
    return first, last
