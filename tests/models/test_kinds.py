"""The kinds of values that authors write: numbers, days and truths, as YAML without types hands them over."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from sheetbuilder.models.fault import Fault
from sheetbuilder.models.kinds import Day, Identifier, Millimetres, Share, Truth, Whole
from sheetbuilder.models.structure import shape_of
from sheetbuilder.models.walk import WRONG, Walk
from tests.made import located


def read(kind: Any, value: str) -> tuple[object, list[Fault]]:
    given = located(value)
    walk = Walk({}, given)
    return shape_of(kind).read(given, "key", walk), walk.faults


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
    found, faults = read(kind, written)
    assert (found, faults) == (meant, [])
    assert type(found) is type(meant)


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
    found, faults = read(kind, written)
    assert found is WRONG
    assert [(fault.located.value, fault.key) for fault in faults] == [(written, "key")]
