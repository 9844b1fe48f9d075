"""Files as they were read last, for a program that reads a package over and over: what holds the same is the same."""

from __future__ import annotations

from collections.abc import Callable, Collection, Set
from pathlib import Path

from sheetbuilder.errors import Problem
from sheetbuilder.models.base import Content
from sheetbuilder.source import Reading, examine, parse
from sheetbuilder.source.opening import opened
from sheetbuilder.source.text import MOST_BYTES

FileRead = tuple[Reading, Content | None, tuple[Problem, ...]]
"""A file's values, the model that they make, and what is wrong with that; neither is ever changed."""


class FilesReread:
    """What is known of files by their paths; a file is read each time, and only what it holds decides."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[bytes, FileRead]] = {}

    def read(self, path: Path, made: Callable[[Reading], FileRead]) -> FileRead:
        """The file's values and model, as they were made of the same bytes before."""
        data = opened(path, MOST_BYTES)
        if isinstance(data, Problem):
            return made(Reading(None, (data,)))
        known = self._known.get(path)
        if known is None or known[0] != data:
            known = data, made(parse(path, data))
            self._known[path] = known
        return known[1]

    def sound(self) -> Set[Path]:
        """The files of which it is known already that nothing is wrong with them by themselves: none."""
        return frozenset()

    def judged(self, problems: Collection[Problem]) -> None:
        """All that is wrong with the package is known."""


class FilesReadOnce(FilesReread):
    """The same for a program that reads a package once: nothing is kept."""

    def read(self, path: Path, made: Callable[[Reading], FileRead]) -> FileRead:
        """The file's values and model."""
        return made(examine(path))
