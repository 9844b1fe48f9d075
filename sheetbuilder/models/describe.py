"""What is wrong with the values of a file, in the author's words and at their places."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from sheetbuilder.errors import Message, Problem, Where, say
from sheetbuilder.models.fault import Fault, Surrounding
from sheetbuilder.models.messages import words_of
from sheetbuilder.models.nearest import nearest
from sheetbuilder.source import Located

_MOST_TOLD = 100  # of one file: nobody reads more at once


def describe(faults: Sequence[Fault], file: Path) -> list[Problem]:
    """One problem for each fault of a file, but for echoes of another."""
    told = faults[:_MOST_TOLD]
    misspelt = {(id(fault.around), _meant(fault)) for fault in told if fault.kind == "unknown_key"}
    problems = [
        problem
        for fault in told
        if not (fault.kind == "missing" and (id(fault.around), fault.key) in misspelt)
        for problem in _problem(fault)
    ]
    untold = len(faults) - len(told) + max(0, len(problems) - _MOST_TOLD)
    if untold:
        further = say("{count} further problems in this file", count=untold)
        return [*problems[:_MOST_TOLD], Problem("SB210", further, Where(file))]
    return problems


def unsaid(root: Located) -> list[Problem]:
    """One problem for each key without a value, also where it could have been left out: its author wanted something."""
    around = Surrounding(root)
    return [
        problem for key, nothing in _nothing(root, "") for problem in _problem(Fault("no_value", nothing, key, around))
    ]


def _nothing(located: Located, key: str) -> Iterator[tuple[str, Located]]:
    """Where there is nothing, from the top, each with its key or that of its list."""
    value = located.value
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _nothing(one, name)
    elif isinstance(value, tuple):
        for one in value:
            yield from _nothing(one, key)
    elif value is None:
        yield key, located


def _problem(fault: Fault) -> Iterator[Problem]:
    if fault.kind == "unknown_key":
        where = fault.around.located.where_key(fault.key)
        yield Problem("SB211", say("unknown key “{key}”", key=fault.key), where, _instead(fault))
    elif fault.kind == "missing":
        hint = say("add “{key}: …” to what begins here", key=fault.key)
        yield Problem("SB212", say("the key “{key}” is missing", key=fault.key), fault.where, hint)
    elif fault.kind == "markup":
        for one in fault.context["faults"]:
            where = fault.located.within(fault.context["text"], one.start, one.end)
            yield Problem("SB217", one.message, where, one.hint)
    else:
        code, message, further = words_of(fault)
        yield Problem(code, message, fault.where, further)


def _meant(fault: Fault) -> str | None:
    """The key that a misspelt one stands for, unless that one is there as well."""
    return nearest(fault.key, (key for key in fault.around.known if key not in _held(fault.around)))


def _instead(fault: Fault) -> Message:
    if key := _meant(fault):
        return say("did you mean “{key}”?", key=key)
    return say("these keys can stand here: {known}", known=", ".join(fault.around.known))


def _held(around: Surrounding) -> Collection[str]:
    value = around.located.value
    return value if isinstance(value, dict) else ()
