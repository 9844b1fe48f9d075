"""Which local lines count: none twice in one file, and a file's own before those of the file that it extends."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sheetbuilder.content.local import LocalKind, LocalLine
from sheetbuilder.errors import Problem, say


def resolve(lines: Sequence[LocalLine]) -> tuple[list[LocalLine], list[Problem]]:
    """The lines that are carried out, in their order, and a problem for each that another one contradicts."""
    kept: dict[int, LocalLine] = {}
    last: dict[tuple[Path, str], LocalLine] = {}
    problems = []
    for line in lines:
        file, address = line.where.file, line.address
        before = last.setdefault((file, address), line)
        if before is not line:
            message = say("{address} is changed twice, first in line {line}", address=address, line=before.where.line)
            problems.append(Problem("SB343", message, line.where, say("put the two into one entry, or remove one")))
            continue
        for number, other in list(kept.items()):
            # A line of a brand that is extended gives way; what it added stays, to be changed in its turn.
            if other.address == address and other.kind is not LocalKind.ADD and other.where.file != file:
                del kept[number]
        kept[len(last)] = line
    dropped = {(one.where.file, one.place): one for one in kept.values() if one.kind is LocalKind.DROP_SHEET}
    for line in kept.values():
        drop = dropped.get((line.where.file, line.place))
        if drop is not None and drop is not line:
            message = say("sheet {number} is dropped in line {line}", number=line.place, line=drop.where.line)
            problems.append(Problem("SB343", message, line.where, say("remove one of the two entries")))
    return list(kept.values()), problems
