"""What a program that calls us may give: any path-like for a path, one or several of what several may be given of."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike, fspath
from pathlib import Path
from typing import TypeAlias

StrPath: TypeAlias = str | PathLike[str]
"""A path as people have one at hand: a text, a `pathlib.Path`, or anything else that knows its path."""


def path_of(given: StrPath) -> Path:
    """The path; `TypeError` for what is none."""
    return given if isinstance(given, Path) else Path(fspath(given))


def paths_of(given: StrPath | Iterable[StrPath]) -> tuple[Path, ...]:
    """The paths in their order; one alone may stand for itself."""
    return (path_of(given),) if isinstance(given, str | PathLike) else tuple(map(path_of, given))


def names_of(given: str | Iterable[str]) -> tuple[str, ...]:
    """The names in their order; one alone may stand for itself, and is not read letter by letter."""
    return (given,) if isinstance(given, str) else tuple(given)
