"""The entries of a list in a file's text, each with its own lines: brought into an order, taken out, put in.

An entry is moved as its author wrote it, with the comment above it; no library that writes YAML is asked, because each
has comments hang at the end of the entry before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sheetbuilder.app.yaml_files.editing import Plain
from sheetbuilder.app.yaml_files.keys import with_keys
from sheetbuilder.source import Located
from sheetbuilder.values import replace

_DASH = re.compile(r"( *)- +")


@dataclass(frozen=True, slots=True)
class ListedText:
    """A text in three parts: what stands before a list, its entries, what stands behind it."""

    head: tuple[str, ...]
    """Lines with their ends, as all of them."""
    entries: tuple[tuple[str, ...], ...]
    tail: tuple[str, ...]
    column: int
    """Of the dashes, counted from 0."""

    @property
    def text(self) -> str:
        """All of it again."""
        return "".join((*self.head, *(line for one in self.entries for line in one), *self.tail))

    def ordered(self, order: Sequence[int]) -> ListedText:
        """The entries that are named, in that order."""
        return replace(self, entries=tuple(self.entries[index] for index in order))

    def with_new(self, at: int, values: Mapping[str, Plain]) -> ListedText:
        """With a new entry at a place."""
        lines = with_keys("", values, tuple(values)).splitlines(keepends=True)
        new = tuple(_dashed(lines, self.column))
        return replace(self, entries=(*self.entries[:at], new, *self.entries[at:]))

    def with_entry(self, at: int, lines: Sequence[str]) -> ListedText:
        """With an entry at a place as it was written elsewhere, in a list of the same column."""
        return replace(self, entries=(*self.entries[:at], tuple(lines), *self.entries[at:]))

    def changed(self, at: int, values: Mapping[str, Plain], order: Sequence[str]) -> ListedText | None:
        """With other values in one entry, whose keys are in that order; None where its lines are not its own."""
        entry = self.entries[at]
        first = next(number for number, line in enumerate(entry) if not _is_aside(line))
        own, wide = _undashed(entry[first:]), _width(entry[first])
        if own is None:
            return None
        lines = with_keys("".join(own), values, order).splitlines(keepends=True)
        new = (*entry[:first], *_dashed(lines, self.column, wide))
        return replace(self, entries=(*self.entries[:at], new, *self.entries[at + 1 :]))

    def around(self, values: Mapping[str, Plain], order: Sequence[str]) -> ListedText:
        """With other values under keys before and behind the list."""
        stub = f"{' ' * self.column}- stub\n"
        lines = with_keys("".join((*self.head, stub, *self.tail)), values, order).splitlines(keepends=True)
        at = next(number for number, line in enumerate(lines) if line.strip() == "- stub")
        return replace(self, head=tuple(lines[:at]), tail=tuple(lines[at + 1 :]))


def listed(text: str, located: Located | None) -> ListedText | None:
    """The parts of a text around a list of it; None where an entry does not begin with a dash on a line of its own."""
    if located is None or not isinstance(located.value, tuple) or not located.value or located.style:
        return None
    lines = (text if text.endswith("\n") else f"{text}\n").splitlines(keepends=True)
    dashes = [one.start[0] for one in located.value]
    found = [_DASH.match(lines[line]) for line in dashes]
    columns = {match.group(1) for match in found if match}
    if not all(found) or len(columns) != 1 or len(set(dashes)) != len(dashes):
        return None
    column = len(columns.pop())
    # The comment above a dash speaks of what follows; one that is further in belongs to what stands above it.
    begins = [_above(lines, line, column) for line in dashes]
    end = _above(lines, _behind(lines, dashes[-1], column), column)
    bounds = [*begins, end]
    entries = tuple(tuple(lines[one:two]) for one, two in pairwise(bounds))
    return ListedText(tuple(lines[: begins[0]]), entries, tuple(lines[end:]), column)


def _above(lines: Sequence[str], line: int, column: int) -> int:
    """The first of the lines that stand above one and speak of it."""
    while line and _is_aside(lines[line - 1]) and _indent(lines[line - 1]) <= column:
        line -= 1
    return line


def _behind(lines: Sequence[str], line: int, column: int) -> int:
    """The first line behind an entry that is none of it."""
    for at in range(line + 1, len(lines)):
        if not _is_aside(lines[at]) and _indent(lines[at]) <= column:
            return at
    return len(lines)


def _is_aside(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" ")) if line.strip() else 0


def _width(first: str) -> int:
    """Of a dash and the white space behind it."""
    match = _DASH.match(first)
    assert match is not None
    return match.end() - len(match.group(1))


def _undashed(lines: Sequence[str]) -> list[str] | None:
    """The lines of an entry as those of a file; None where one stands further out, and in brackets."""
    match = _DASH.match(lines[0])
    assert match is not None
    column = match.end()
    indented = [" " * column + lines[0][column:], *lines[1:]]
    bracketed = lines[0][column:].startswith(("{", "["))
    if bracketed or any(line.strip() and _indent(line) < column for line in indented):
        return None
    return [line[column:] if line.strip() else line for line in indented]


def _dashed(lines: Sequence[str], column: int, wide: int = 2) -> list[str]:
    """The lines of a file as those of an entry."""
    inner = [" " * (column + wide) + line if line.strip() else line for line in lines]
    return [" " * column + "-" + " " * (wide - 1) + lines[0], *inner[1:]]
