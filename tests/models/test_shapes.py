"""Every form of a value: what is made of it, and the fault where it has another one."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

import pytest

from sheetbuilder.models.field import Field, OneOrMany, RefusedValue, Then
from sheetbuilder.models.structure import shape_of
from sheetbuilder.models.walk import WRONG, Walk
from tests.made import located


class Size(StrEnum):
    """Words that mean something."""

    SMALL = "small"
    LARGE = "large"


def _no_x(text: str) -> str:
    if "x" in text:
        raise RefusedValue("no_x")
    return text.upper()


Name = Annotated[str, Field(strip=True, min_length=1, max_length=3, pattern=r"^[a-z]+$"), Then(_no_x)]
Several = Annotated[tuple[Name, ...], Field(min_length=1, max_length=2)]
Alone = Annotated[tuple[Size, ...], OneOrMany()]


def read(kind: Any, value: object) -> tuple[object, list[str]]:
    given = located(value)
    walk = Walk({}, given)
    return shape_of(kind).read(given, "key", walk), [fault.kind for fault in walk.faults]


@pytest.mark.parametrize(
    ("kind", "written", "meant"),
    [
        (Name, " ab ", "AB"),
        (str, " ab\ncd ", "ab\n\ncd"),
        (Name | None, None, None),
        (Name | None, "a", "A"),
        (Several, ["a", "b"], ("A", "B")),
        (Alone, "small", (Size.SMALL,)),
        (Alone, ["small", "large"], (Size.SMALL, Size.LARGE)),
        (Alone, [], ()),
        (tuple[int, float], ["1", "2"], (1, 2.0)),
        (dict[Name, int], {"a": "1", " b": "2"}, {"A": 1, "B": 2}),
        (Literal["a", "b"], "b", "b"),
    ],
)
def test_what_has_the_form(kind: Any, written: object, meant: object) -> None:
    assert read(kind, written) == (meant, [])


@pytest.mark.parametrize(
    ("kind", "written", "faults"),
    [
        (Name, None, ["string_type"]),
        (Name, ["a"], ["string_type"]),
        (Name, "  ", ["string_too_short"]),
        (Name, "abcd", ["string_too_long"]),
        (Name, "A", ["string_pattern_mismatch"]),
        (Annotated[str, Field(pattern="^a$")], "a\n", []),
        (Annotated[str, Field(pattern="^a$")], "ab", ["string_pattern_mismatch"]),
        (Name, "x", ["no_x"]),
        (Several, "a", ["list_type"]),
        (Several, None, ["list_type"]),
        (Several, [], ["too_short"]),
        (Several, ["a", "b", "c"], ["too_long"]),
        (Several, ["A", "b", "x"], ["string_pattern_mismatch", "no_x", "too_long"]),
        (Alone, "big", ["choice"]),
        (Alone, {"small": "large"}, ["list_type"]),
        (tuple[int, float], ["1"], ["pair_wanted"]),
        (tuple[int, float], ["1", "2", "3"], ["too_long"]),
        (tuple[int, float], ["a", "b"], ["refused", "refused"]),
        (tuple[int, float], "1", ["list_type"]),
        (dict[Name, int], {"A": "a"}, ["string_pattern_mismatch", "refused"]),
        (dict[Name, int], ["a"], ["mapping_type"]),
        (Literal["a", "b"], "c", ["choice"]),
        (Literal["a", "b"], ["a"], ["choice"]),
        (Annotated[int, Field(ge=1, le=3)], "0", ["number_size"]),
        (Annotated[int, Field(ge=1, le=3)], "4", ["number_size"]),
        (Annotated[float, Field(gt=0)], "0", ["number_size"]),
        (int, {"a": "1"}, ["number_type"]),
    ],
)
def test_everything_that_is_wrong_with_a_value_is_noted(kind: Any, written: object, faults: list[str]) -> None:
    found, met = read(kind, written)
    assert met == faults
    assert (found is WRONG) is bool(faults)


def test_limits_that_stand_further_out_go_before_those_within() -> None:
    wider = Annotated[Name, Field(max_length=5)]
    assert read(wider, "abcde") == ("ABCDE", [])
    assert read(wider, "abcdef")[1] == ["string_too_long"]
    assert read(wider, "x")[1] == ["no_x"]
