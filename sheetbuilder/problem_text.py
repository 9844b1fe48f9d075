"""A problem in words: its place, its line with what is underlined, and how many problems there are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sheetbuilder.columns import cells
from sheetbuilder.errors import Message, Problem, Severity, Where, say
from sheetbuilder.values import replace

_ELLIPSIS = "…"
_LEAD = 12
"""Columns that are kept before the caret where a long line is cut."""


def place(where: Where, here: Path) -> str:
    """`file:line:column` as far as it is known, the file as seen from a folder."""
    path = where.file
    if path.is_absolute() and path.is_relative_to(here):
        path = path.relative_to(here)
    return str(replace(where, file=path))


def counted(problems: Sequence[Problem]) -> tuple[Message, ...]:
    """How many errors there are, and how many warnings; nothing of a sort that there is none of."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    told = []
    if errors:
        told.append(say("1 error") if errors == 1 else say("{count} errors", count=errors))
    if warnings:
        told.append(say("1 warning") if warnings == 1 else say("{count} warnings", count=warnings))
    return tuple(told)


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
