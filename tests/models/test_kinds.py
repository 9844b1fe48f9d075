"""The kinds of values that authors write: numbers, days and truths, as YAML without types hands them over."""

from __future__ import annotations

import datetime
from typing import Any

import pydantic
import pytest

from sheetbuilder.models.kinds import Day, Identifier, Millimetres, Share, Truth, Whole


def read(kind: Any, value: object) -> object:
    return pydantic.TypeAdapter(kind).validate_python(value)


@pytest.mark.parametrize(
    ("kind", "written", "meant"),
    [
        (Whole, "12", 12),
        (Whole, "-3", -3),
        (Whole, "+3", 3),
        (Share, "1.5", 1.5),
        (Share, "1,5", 1.5),
        (Share, "2", 2.0),
        (Millimetres, "0", 0.0),
        (Millimetres, "12,25", 12.25),
        (Day, "2026-11-23", datetime.date(2026, 11, 23)),
        (Truth, "true", True),
        (Truth, "false", False),
        (Identifier, " a-1 ", "a-1"),
    ],
)
def test_what_is_written_is_what_is_meant(kind: Any, written: str, meant: object) -> None:
    assert read(kind, written) == meant


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        (Whole, "1.5"),
        (Whole, "1_000"),
        (Whole, "1234567890"),
        (Whole, "x"),
        (Share, "0"),
        (Share, "-1"),
        (Share, "1e3"),
        (Share, "1.2.3"),
        (Share, ",5"),
        (Share, "nan"),
        (Millimetres, "-1"),
        (Day, "23-11-2026"),
        (Day, "2026-02-30"),
        (Day, "2026-11-23T00:00"),
        (Truth, "ja"),
        (Truth, "True"),
        (Identifier, "Å"),
        (Identifier, "x" * 81),
    ],
)
def test_what_is_none_of_its_kind_is_refused(kind: Any, written: str) -> None:
    with pytest.raises(pydantic.ValidationError):
        read(kind, written)
