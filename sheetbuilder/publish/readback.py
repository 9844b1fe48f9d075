"""A finished document read back before it is published: whether it is what it promises to be."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sheetbuilder.errors import FaultyError, Problem, Severity
from sheetbuilder.pdf.inspect import found_in
from sheetbuilder.pdf.inspect.memory import Memory
from sheetbuilder.pdf.inspect.press import press_problems
from sheetbuilder.pdf.write.writing import Written


def read_back(name: str, written: Written, memory: Memory) -> tuple[Problem, ...]:
    """Everything that `inspect` finds in a document that will have this name.

    What is the same in documents that were read back before, with the same `memory`, is not read again.
    """
    return found_in(Path(name), written.content, memory)


def faults(problems: tuple[Problem, ...], written: Written) -> tuple[Problem, ...]:
    """Those of the problems that are a fault of ours: errors in a document that promises all that was asked for."""
    if not written.whole:
        return ()
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def prove(documents: Mapping[str, Written], excused: frozenset[str] = frozenset()) -> Mapping[str, tuple[Problem, ...]]:
    """What was found in each of them, by its name; `FaultyError` where one is not what it promises to be.

    `excused` are codes of what pages of others bring along.
    """
    memory = Memory()
    found = {name: read_back(name, written, memory) for name, written in documents.items()}
    wrong = [
        fault
        for name, problems in found.items()
        for fault in faults(problems, documents[name])
        if fault.code not in excused
    ]
    if wrong:
        raise FaultyError(wrong)
    return found


def for_press(path: Path, written: Written, *, cut: bool) -> tuple[Problem, ...]:
    """Warnings of what a print shop should know of a document; `FaultyError` where it is not what a press needs.

    `cut` tells whether its pages are to be cut out of larger ones. Whether the shop wants a profile it knows itself.
    """
    found = press_problems(path, written.content, [*(["boxes"] if cut else []), "rgb", "black_words", "ink"])
    if wrong := [problem for problem in found if problem.severity is Severity.ERROR]:
        raise FaultyError(wrong)
    return found
