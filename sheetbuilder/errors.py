"""What can go wrong, told in a way that a person can act on."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from sheetbuilder.message import Message, recalled, say

__all__ = [
    "ContentError",
    "FaultyError",
    "LayoutError",
    "Message",
    "MissingError",
    "OutputError",
    "PrinterError",
    "Problem",
    "ReaderError",
    "Severity",
    "SheetbuilderError",
    "Where",
    "in_order",
    "recalled",
    "say",
]

_MOST_TOLD = 4000
"""Letters of an error for whoever calls us from a program; its problems hold everything."""


class Severity(StrEnum):
    """How a problem ends: an error stops the build, a warning is told and the build goes on."""

    ERROR = "error"
    WARNING = "warning"


class Where(Struct, frozen=True):
    """A stretch of a file: lines and columns count from 1, the end column stands behind the last character."""

    file: Path
    line: int = 0
    column: int = 0
    end_column: int = 0
    text: str = ""
    """The line as it stands in the file, without its end; empty where the file has no lines to show."""

    def __str__(self) -> str:
        """`file:line:column`, as far as it is known."""
        numbers = (self.line, self.column if self.line else 0)
        return ":".join([str(self.file), *(str(number) for number in numbers if number)])


class Problem(Struct, frozen=True):
    """One thing that is wrong: where, what (`message`), and what to do about it (`hint`)."""

    code: str
    message: Message
    where: Where | None = None
    hint: Message | None = None
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """One line in English, without the hint; `sheetbuilder.translate` tells all of it, in any language."""
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.severity} {self.code}: {self.message}"


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems as one reads a file, by line and column, those of a whole file behind them.

    Files, and what stands at one place, keep the order in which they were met; what has no place comes last.
    """
    met: dict[Path, int] = {}

    def place(problem: Problem) -> tuple[bool, int, bool, int, int]:
        where = problem.where
        if where is None:
            return True, 0, True, 0, 0
        return False, met.setdefault(where.file, len(met)), not where.line, where.line, where.column

    return tuple(sorted(problems, key=place))


class SheetbuilderError(Exception):
    """Anything that the person who runs sheetbuilder can put right; it always carries its problems, in order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        told = "; ".join(str(problem.message) for problem in self.problems)
        super().__init__(told if len(told) <= _MOST_TOLD else f"{told[:_MOST_TOLD]}…")


class ContentError(SheetbuilderError):
    """The content cannot be read, or breaks a rule of its package."""


class MissingError(SheetbuilderError):
    """A file, a folder or a target that was asked for does not exist."""


class ReaderError(SheetbuilderError):
    """What others made cannot be read on this machine, whatever it holds: the process that reads it does not start."""


class LayoutError(SheetbuilderError):
    """The content is sound and yet does not fit the page that it is meant for."""


class FaultyError(SheetbuilderError):
    """A file that was made is not what it promises to be."""


class OutputError(SheetbuilderError):
    """The finished file cannot be written where it was asked to go."""


class PrinterError(SheetbuilderError):
    """A printer cannot be reached, cannot do what is asked of it, or does not take it."""
