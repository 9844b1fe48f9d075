"""Models of plain values, as tests write them down: read as if a file said so."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from sheetbuilder.errors import ContentError
from sheetbuilder.models.base import Content
from sheetbuilder.models.model import model
from sheetbuilder.source import Located
from sheetbuilder.source.located import Source

C = TypeVar("C", bound=Content)
_NOWHERE = Source(Path(), "", ())


def made(kind: type[C], values: Mapping[str, object], context: Mapping[str, object] | None = None) -> C:
    """The model; `ContentError` with what is wrong with the values."""
    found, problems = model(located(values), kind, context or {})
    if found is None:
        raise ContentError(problems)
    return found


def located(value: object) -> Located:
    """A value as it is read from a file: no numbers, no truths, nothing but texts."""
    start = end = (0, 0)
    if isinstance(value, Mapping):
        keys = dict.fromkeys(value, (0, 0, 0))
        return Located({key: located(one) for key, one in value.items()}, _NOWHERE, start, end, "{", keys)
    if isinstance(value, list | tuple):
        return Located(tuple(map(located, value)), _NOWHERE, start, end, "{")
    if isinstance(value, bool):
        return Located(str(value).lower(), _NOWHERE, start, end)
    assert value is None or isinstance(value, str | int | float | datetime.date)
    return Located(None if value is None else str(value), _NOWHERE, start, end)
