"""A file's text with other values in it: comments, order and quotes stay as their author wrote them."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString, ScalarString
from ruamel.yaml.util import load_yaml_guess_indent


class Unchanged(Enum):
    """What stands in the place of a value that stays as it is written."""

    KEPT = "kept"


KEPT = Unchanged.KEPT
Scalar: TypeAlias = str | bool | int | float | datetime.date
Plain: TypeAlias = "Scalar | Unchanged | Mapping[str, Plain] | Sequence[ListRow] | None"
"""A value as it is to be in the file; None where the key is to be left out."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """An entry of a list, and which one of the file it was, counted from 0; None for a new one."""

    value: Plain
    was: int | None = None


_NEVER_FOLDED = 1_000_000


def keeps(text: str) -> bool:
    """Whether the whole layout of this text survives a change of one value, and not only its words and comments."""
    return edited(text, {}) == text


def edited(text: str, changes: Mapping[str, Plain]) -> str:
    """The text with other values under some keys of its mapping; what is None is taken out.

    Below a key, too, only what differs is touched; the rows of a list stand for the whole of it, the old ones in the
    order of the file. The text must be one that `parse` reads without problems.
    """
    yaml = _like(text)
    whole = yaml.load(text)
    if whole is None:
        whole = CommentedMap()
    _change(whole, changes)
    out = io.StringIO()
    yaml.dump(whole, out)
    return out.getvalue()


def rearranged(text: str, key: str, order: Sequence[int]) -> str:
    """The text with the entries of a list that are named, in that order; comments may lose their place."""
    yaml = _like(text)
    whole = yaml.load(text)
    held = whole[key]
    entries = [held[at] for at in order]
    del held[:]
    held.extend(entries)
    out = io.StringIO()
    yaml.dump(whole, out)
    return out.getvalue()


def _like(text: str) -> YAML:
    """A reader and writer that indents as the author does."""
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = _NEVER_FOLDED
    _, sequence, offset = load_yaml_guess_indent(text)
    yaml.indent(mapping=2, sequence=sequence or 4, offset=2 if offset is None else offset)
    return yaml


def _change(holder: CommentedMap, values: Mapping[str, Plain]) -> None:
    for key, value in values.items():
        _put(holder, key, value)


def _put(holder: CommentedMap, key: str, value: Plain) -> None:
    there = holder.get(key)
    if value is KEPT:
        return
    if isinstance(value, Mapping) and isinstance(there, CommentedMap):
        _change(there, value)
        if not there:
            _take_out(holder, key)
    elif isinstance(value, list) and isinstance(there, CommentedSeq) and value:
        _fill(there, value)
    elif (written := _written(value, there)) is not None:
        holder[key] = written
    elif key in holder:
        _take_out(holder, key)


def _fill(holder: CommentedSeq, rows: Sequence[ListRow]) -> None:
    """A list made to hold these rows; what is there already keeps what is written beside it."""
    kept = {row.was for row in rows}
    for index in range(len(holder) - 1, -1, -1):
        if index not in kept:
            _take_out(holder, index)
    for index, row in enumerate(rows):
        if row.was is None:
            holder.insert(index, _written(row.value, None))
        elif isinstance(row.value, Mapping):
            _change(holder[index], row.value)
        elif row.value is not KEPT:
            holder[index] = _written(row.value, holder[index])


def _take_out(holder: Any, key: Any) -> None:
    """An entry taken out, but not the comment behind it, which speaks of what comes next."""
    behind = _comment_behind(holder, key)
    names = list(holder) if isinstance(holder, CommentedMap) else list(range(len(holder)))
    at = names.index(key)
    del holder[key]
    if behind is not None and at:
        _hand_on(holder, names[at - 1], behind)


def _comment_behind(holder: Any, key: Any) -> Any:
    """The lines behind an entry, however deep in it they hang."""
    value = holder[key]
    if isinstance(value, CommentedMap | CommentedSeq) and len(value) and not value.fa.flow_style():
        last = next(reversed(value)) if isinstance(value, CommentedMap) else len(value) - 1
        return _comment_behind(value, last)
    held = holder.ca.items.get(key)
    places = (2,) if isinstance(holder, CommentedMap) else (0,)
    return next((held[at] for at in places if held and len(held) > at and held[at] is not None), None)


def _hand_on(holder: Any, key: Any, behind: Any) -> None:
    """Lines put behind another entry; the rest of that one's own line stays as it is."""
    text = behind.value
    lines = text[text.find("\n") :] if "\n" in text else ""
    if not lines.strip("\n") and not lines.startswith("\n\n"):
        return
    value = holder[key]
    if isinstance(value, CommentedMap | CommentedSeq) and len(value) and not value.fa.flow_style():
        _hand_on(value, next(reversed(value)) if isinstance(value, CommentedMap) else len(value) - 1, behind)
        return
    place = 2 if isinstance(holder, CommentedMap) else 0
    held = holder.ca.items.setdefault(key, [None] * 4)
    if held[place] is None:
        behind.value = lines
        held[place] = behind
    else:
        held[place].value = held[place].value.rstrip("\n") + lines


def _written(value: Plain, there: Any) -> Any:
    """A value as it is written, in the quotes of the one that stands there; None where nothing is left to write."""
    if isinstance(value, Mapping):
        made = {key: one for key, given in value.items() if (one := _written(given, None)) is not None}
        return CommentedMap(made) if made else None
    if isinstance(value, list):
        return CommentedSeq([_written(row.value, None) for row in value]) if value else None
    if not isinstance(value, str):
        return None if value is KEPT else value
    if "\n" in value:
        return LiteralScalarString(value)
    if isinstance(there, ScalarString):
        return type(there)(value)
    return DoubleQuotedScalarString(value) if value.startswith("#") or value.isdigit() else value
