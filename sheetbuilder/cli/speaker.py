"""What a run says: results on stdout, diagnostics on stderr, or one JSON object for machines."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import click

from sheetbuilder.errors import Message, Problem, in_order
from sheetbuilder.language import Translator

_WIDEST = 200
"""Columns of an excerpt where no terminal says how wide it is."""


class Speaker:
    """The voice of one run; it collects what JSON needs and the problems that are told last."""

    def __init__(self, translate: Translator, environment: Mapping[str, str], asked: str = "") -> None:
        self.translate = translate
        self.asked = asked
        """The question that a stamp of the run would answer; empty where it is not to leave one."""
        self.at_last: Callable[[], None] | None = None
        """What is to be done when all has been said and the run went well."""
        self.remembers = True
        """Whether the run may take from the user's cache, and keep there."""
        self.as_json = False
        self.quiet = False
        """Whether nothing is said but problems, and what a machine asked for."""
        self.environment = environment
        self._facts: dict[str, list[Mapping[str, object]]] = {}
        self._problems: list[Problem] = []
        self._noted: list[str] = []
        self._again: tuple[list[str], list[str]] = ([], [])
        self._facts_again: dict[str, list[Mapping[str, object]]] = {}
        self.unheard: OSError | None = None
        """Why something that was to be told is not; the run goes on, for files are worth more than words of them."""

    @property
    def terminal(self) -> bool:
        """Whether a person reads the results: then there are details behind a path."""
        return sys.stdout.isatty() and not self.as_json

    @property
    def lively(self) -> bool:
        """Whether diagnostics go to a terminal that can redraw a line."""
        return sys.stderr.isatty() and self.environment.get("TERM") != "dumb"

    @property
    def shows_progress(self) -> bool:
        """Whether somebody wants to see how far a run has come."""
        return self.lively and not self.quiet

    @property
    def colour(self) -> bool:
        """Whether diagnostics may be coloured (https://no-color.org)."""
        return self.lively and not self.environment.get("NO_COLOR")

    def tell(
        self, kind: str, fact: Mapping[str, object], line: str, again: tuple[Mapping[str, object], str] | None = None
    ) -> None:
        """One result: a line on stdout, or a row of `kind` in the JSON object.

        `again` are row and line for a run that finds everything made; the same where nothing is given.
        """
        later_fact, later_line = again or (fact, line)
        self.expect(kind)
        if self.as_json:
            self._facts[kind].append(fact)
            self._facts_again[kind].append(later_fact)
        elif not self.quiet:
            self._print(line, again=later_line)

    @property
    def again(self) -> tuple[str, str]:
        """What the same run would say on stdout and on stderr if it found everything made."""
        return "".join(self._again[0]), "".join(self._again[1])

    def _print(self, text: str, *, err: bool = False, again: str | None = None) -> None:
        """A text with a line's end; that nobody reads any more (`BrokenPipeError`) ends the run."""
        self._again[err].append(f"{text if again is None else again}\n")
        try:
            click.echo(text, err=err)
        except BrokenPipeError:
            raise
        except OSError as error:
            self.unheard = self.unheard or error

    def expect(self, kind: str) -> None:
        """The JSON object has a list of this kind, even where nothing comes of it."""
        self._facts.setdefault(kind, [])
        self._facts_again.setdefault(kind, [])

    def remark(self, message: Message) -> None:
        """A sentence for a person, on stdout; machines do not get it."""
        if not self.as_json and not self.quiet:
            self._print(self.translate(message))

    def notes(self, notes: Iterable[Message]) -> None:
        """What a person should know and need not act on, each once, on stderr; JSON has it with its results."""
        for note in map(self.translate, notes):
            if note not in self._noted and not self.as_json and not self.quiet:
                self._noted.append(note)
                self._print(note, err=True)

    def aside(self, text: str) -> None:
        """Words for a person, on stderr; machines do not get them."""
        if not self.as_json:
            self._print(text, err=True)

    def problems(self, problems: Iterable[Problem]) -> None:
        """Problems to be told when the run ends, each once."""
        for problem in problems:
            if problem not in self._problems:
                self._problems.append(problem)

    def finish(self) -> None:
        """Tells the problems and how many there are, or prints the JSON object."""
        problems = in_order(self._problems)
        if self.as_json:
            import json

            told = [as_dict(problem, self.translate) for problem in problems]
            now, again = (
                json.dumps({**facts, "problems": told}, indent=2) for facts in (self._facts, self._facts_again)
            )
            self._print(now, again=again)
        elif problems:
            import shutil

            from sheetbuilder.cli.problems import Printer

            columns = shutil.get_terminal_size().columns if sys.stderr.isatty() else _WIDEST
            printer = Printer(self.translate, Path.cwd(), columns, self.colour)
            for problem in problems:
                for line in printer.lines(problem):
                    self._print(line, err=True)
            self._print(printer.count(problems), err=True)
            if self.lively:
                # For a person at a terminal only: in a log the line would stand under every run.
                self._print(printer.further(problems), err=True)


def as_dict(problem: Problem, translate: Translator) -> dict[str, object]:
    """A problem as plain values; what is not known is None."""
    where = problem.where
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "message": translate(problem.message),
        "hint": translate(problem.hint) if problem.hint else None,
        "file": str(where.file) if where else None,
        "line": where.line or None if where else None,
        "column": where.column or None if where else None,
        "end_column": where.end_column or None if where else None,
    }
