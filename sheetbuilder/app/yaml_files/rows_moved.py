"""Values put into a file's text where the rows of a list change places as well, each with the comment above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from sheetbuilder.app.yaml_files.editing import ListRow, Plain, edited, rearranged
from sheetbuilder.app.yaml_files.fields import within
from sheetbuilder.app.yaml_files.listing import listed
from sheetbuilder.source import parse

_HERE = Path("file.yaml")


def rewritten(text: str, values: Mapping[str, Plain]) -> str:
    """As `edited`, with the rows of the lists at the top of the file in the order in which they are given."""
    after = edited(text, {key: _in_file_order(value) for key, value in values.items()})
    for key, value in values.items():
        order = _order(value)
        if order != sorted(order):
            after = in_order(after, key, order)
    return after


def in_order(text: str, key: str, order: Sequence[int]) -> str:
    """The text with the rows of a list at its top that are named, in that order."""
    parts = listed(text, within(parse(_HERE, text.encode("utf-8")).root, key))
    return parts.ordered(order).text if parts is not None and order else rearranged(text, key, order)


def _in_file_order(value: Plain) -> Plain:
    return sorted(value, key=_place) if isinstance(value, list) else value


def _order(value: Plain) -> list[int]:
    """Where each of the rows stands once they are in the order of the file."""
    rows = value if isinstance(value, list) else []
    sort = sorted(range(len(rows)), key=lambda at: _place(rows[at]))
    return [sort.index(at) for at in range(len(rows))]


def _place(row: ListRow) -> tuple[bool, int]:
    """New ones behind those that are there."""
    return row.was is None, row.was or 0
