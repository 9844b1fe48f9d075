"""A mapping's text with other values and with new keys, which come to stand where their model has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from sheetbuilder.app.yaml_files.editing import KEPT, Plain, edited
from sheetbuilder.source import Located, parse

_HERE = Path("file.yaml")


def with_keys(text: str, values: Mapping[str, Plain], order: Sequence[str]) -> str:
    """The text with these values under keys of its own; a new key stands behind the nearest one before it in an order.

    The text must be one that `parse` reads without problems, or empty.
    """
    known = _known(text)
    after = _edited(text, {key: value for key, value in values.items() if key in known})
    for key in order:
        if key not in known and key in values and values[key] is not KEPT:
            after = _put_in(after, key, values[key], order)
    return after


def _edited(text: str, values: Mapping[str, Plain]) -> str:
    """The text with other values; the very text where they say nothing new, whatever layout it has."""
    after = edited(text, values) if values else text
    return text if plain(_root(after)) == plain(_root(text)) else after


def _root(text: str) -> Located | None:
    return parse(_HERE, text.encode("utf-8")).root


def plain(located: Located | None) -> object:
    """What a file says, without where it stands."""
    held = located.value if located is not None else None
    if isinstance(held, Mapping):
        return {key: plain(one) for key, one in held.items()}
    return [plain(one) for one in held] if isinstance(held, tuple) else held


def _known(text: str) -> Mapping[str, Located]:
    root = _root(text)
    return root.value if root is not None and isinstance(root.value, Mapping) else {}


def _put_in(text: str, key: str, value: Plain, order: Sequence[str]) -> str:
    written = edited("{}\n", {key: value})
    if written.strip() == "{}":
        return text
    known, lines = _known(text), text.splitlines(keepends=True)
    before = [one for one in order[: order.index(key)] if one in known]
    at = _end(lines, known[before[-1]]) if before else _first(lines)
    if at and not lines[at - 1].endswith("\n"):
        lines[at - 1] += "\n"
    return "".join((*lines[:at], written, *lines[at:]))


def _end(lines: Sequence[str], located: Located) -> int:
    """The first line behind a value, without what is said of the next one."""
    line, column = located.end
    at = line + 1 if column else line
    while at - 1 > located.start[0] and (not lines[at - 1].strip() or lines[at - 1].lstrip().startswith("#")):
        at -= 1
    return min(at, len(lines))


def _first(lines: Sequence[str]) -> int:
    """The first line that is no comment."""
    for number, line in enumerate(lines):
        if line.strip() and not line.lstrip().startswith("#"):
            return number
    return len(lines)
