"""What is wrong with the values of a file, in the author's words and at their places."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import ValidationError

from sheetbuilder.errors import Message, Problem, Where, say
from sheetbuilder.models.base import Placed
from sheetbuilder.models.fault import Fault
from sheetbuilder.models.messages import words_of
from sheetbuilder.models.nearest import nearest

_MOST_TOLD = 100  # of one file: nobody reads more at once


def describe(error: ValidationError, root: Placed) -> list[Problem]:
    """One problem for each thing that pydantic refused, but for echoes of another."""
    details = error.errors(include_url=False, include_input=False)
    faults = [Fault(detail, root) for detail in details[:_MOST_TOLD]]
    misspelt = {(id(fault.holder), _meant(fault)) for fault in faults if fault.kind == "extra_forbidden"}
    problems = [
        problem
        for fault in faults
        if not (fault.missing and (id(fault.holder), fault.key) in misspelt)
        for problem in _problem(fault)
    ]
    untold = len(details) - len(faults) + max(0, len(problems) - _MOST_TOLD)
    if untold:
        further = say("{count} further problems in this file", count=untold)
        return [*problems[:_MOST_TOLD], Problem("SB210", further, Where(root.located.source.file))]
    return problems


def unsaid(root: Placed) -> list[Problem]:
    """One problem for each key without a value, also where it could have been left out: its author wanted something."""
    faults = (Fault({"type": "string_type", "loc": path, "msg": "", "input": None}, root) for path in _nothing(root))
    return [problem for fault in faults for problem in _problem(fault)]


def _nothing(value: object, path: tuple[int | str, ...] = ()) -> Iterator[tuple[int | str, ...]]:
    """Where there is nothing, from the top."""
    held = value.items() if isinstance(value, Placed) else enumerate(value) if isinstance(value, list) else ()
    for part, item in held:
        if item is None:
            yield (*path, part)
        else:
            yield from _nothing(item, (*path, part))


def _problem(fault: Fault) -> Iterator[Problem]:
    if fault.kind == "extra_forbidden":
        where = fault.holder.located.where_key(fault.key)
        yield Problem("SB211", say("unknown key “{key}”", key=fault.key), where, _instead(fault))
    elif fault.missing:
        hint = say("add “{key}: …” to what begins here", key=fault.key)
        yield Problem("SB212", say("the key “{key}” is missing", key=fault.key), fault.where, hint)
    elif fault.kind == "markup":
        for one in fault.context["faults"]:
            where = fault.located.within(fault.context["text"], one.start, one.end)
            yield Problem("SB217", one.message, where, one.hint)
    elif said := words_of(fault):
        code, message, further = said
        yield Problem(code, message, fault.where, further)


def _meant(fault: Fault) -> str | None:
    """The key that a misspelt one stands for, unless that one is there as well."""
    return nearest(fault.key, (key for key in fault.known_keys if key not in fault.holder))


def _instead(fault: Fault) -> Message:
    if key := _meant(fault):
        return say("did you mean “{key}”?", key=key)
    return say("these keys can stand here: {known}", known=", ".join(fault.known_keys))
