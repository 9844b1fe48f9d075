"""Problems of a whole page told where the municipality changed it, for the core alone was sound."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sheetbuilder.content.local import LocalLine
from sheetbuilder.errors import Problem, Severity, Where, say
from sheetbuilder.values import replace

_OF_THE_WHOLE = frozenset(("SB232", "SB233", "SB401", "SB402"))
"""Too many or too few words, points or lines: of a sheet, and not of the text at which they are told."""
_OF_AUTHORS = frozenset(("SB233", "SB235"))
"""How many points a block and how many sheets an element has is the core's concern; a municipality is only told."""


@dataclass(frozen=True, slots=True)
class Touched:
    """A stretch of a file of the core, from line to line, and the local line that changed it last."""

    file: Path
    first: int
    last: int
    line: LocalLine

    def holds(self, where: Where) -> bool:
        """Whether a place lies in it."""
        return where.file == self.file and self.first <= where.line <= self.last


def attributed(problems: Iterable[Problem], touched: Iterable[Touched]) -> list[Problem]:
    """The problems, those of a page as a whole at the local line that changed the page last."""
    stretches = list(touched)
    return [_blamed(problem, stretches) for problem in problems]


def softened(problem: Problem) -> Problem:
    """The problem as a warning, if it is about what only the core's authors must keep to."""
    return replace(problem, severity=Severity.WARNING) if problem.code in _OF_AUTHORS else problem


def _blamed(problem: Problem, touched: list[Touched]) -> Problem:
    if problem.where is None or problem.code not in _OF_THE_WHOLE:
        return problem
    for stretch in reversed(touched):
        if stretch.holds(problem.where):
            if problem.code == "SB233":
                hint = say("Drop or add points of this block until their number fits.")
            else:
                hint = say("Shorten this line, or drop or shorten another one on the page.")
            return replace(problem, where=stretch.line.where, hint=hint)
    return problem
