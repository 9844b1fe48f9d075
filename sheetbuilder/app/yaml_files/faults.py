"""Which field of the form a problem belongs to: the one whose value stands where the problem points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from sheetbuilder.errors import Problem
from sheetbuilder.source import Located


def by_field(problems: Sequence[Problem], root: Located, file: Path) -> Mapping[str, Sequence[Problem]]:
    """Problems by the path of their key, as `KeyField.path` has it; under none, those of no key."""
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        where = problem.where
        path = "" if where is None or where.file != file else _path_at(root, (where.line - 1, where.column - 1))
        found.setdefault(path, []).append(problem)
    return found


def _path_at(root: Located, place: tuple[int, int]) -> str:
    """The deepest key whose value, or whose own word, stands there."""
    best = ""
    for path, start, end in _stretches(root, ""):
        if start <= place < end and path.count(".") >= best.count("."):
            best = path
    return best


def _stretches(located: Located, above: str) -> Iterator[tuple[str, tuple[int, int], tuple[int, int]]]:
    held = located.value
    inside = (
        held.items()
        if isinstance(held, Mapping)
        else ((str(number), one) for number, one in enumerate(held))
        if isinstance(held, tuple)
        else ()
    )
    for key, one in inside:
        path = f"{above}{key}"
        yield path, one.start, max(one.end, (one.start[0], one.start[1] + 1))
        if key in located.keys:
            line, column, end = located.keys[key]
            yield path, (line, column), (line, end)
        yield from _stretches(one, f"{path}.")
