"""Problems as plain values, so that a manifest can keep them and a process hand them over."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from sheetbuilder.errors import Message, Problem, Severity, Where, recalled

Plain = dict[str, object]


def plain(problem: Problem, folder: Path) -> Plain:
    """A problem as JSON has it; its file is told as seen from a folder."""
    told: Plain = {"code": problem.code, "severity": str(problem.severity), "message": plain_message(problem.message)}
    if problem.hint is not None:
        told["hint"] = plain_message(problem.hint)
    if (where := problem.where) is not None:
        told["where"] = {
            "file": seen_from(folder, where.file),
            "line": where.line,
            "column": where.column,
            "end_column": where.end_column,
            "text": where.text,
        }
    return told


def problem(told: Mapping[str, object], folder: Path) -> Problem:
    """The problem that was made plain; `KeyError`, `TypeError` or `ValueError` for what is none."""
    where, hint = told.get("where"), told.get("hint")
    return Problem(
        str(told["code"]),
        message(told["message"]),
        _where(where, folder) if where is not None else None,
        message(hint) if hint is not None else None,
        Severity(str(told["severity"])),
    )


def seen_from(folder: Path, path: Path) -> str:
    """A path as seen from a folder, with forward slashes; whole where there is no way between them."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # another drive
        return path.as_posix()


def _where(told: object, folder: Path) -> Where:
    if not isinstance(told, Mapping):
        raise TypeError(told)
    line, column, end_column = (int(told[name]) for name in ("line", "column", "end_column"))
    return Where(Path(os.path.normpath(folder / str(told["file"]))), line, column, end_column, str(told["text"]))


def plain_message(message: Message) -> Plain:
    """A message as JSON has it, in no language yet."""
    return {"template": message.template, "args": {name: _argument(value) for name, value in message.args.items()}}


def _argument(value: object) -> object:
    if isinstance(value, Message):
        return plain_message(value)
    if isinstance(value, bool | int | float | str) or value is None:
        return value
    if isinstance(value, Sequence | set | frozenset):
        return [_argument(one) for one in value]
    return str(value)


def message(told: object) -> Message:
    """The message that was made plain; `KeyError` or `TypeError` for what is none."""
    if not isinstance(told, Mapping) or not isinstance(told["args"], Mapping):
        raise TypeError(told)
    return recalled(str(told["template"]), {str(name): _given(value) for name, value in told["args"].items()})


def _given(value: object) -> object:
    if isinstance(value, Mapping):
        return message(value)
    return [_given(one) for one in value] if isinstance(value, list) else value
