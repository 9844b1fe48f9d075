"""Inks computed: full inks as they are listed, mixes between them, and tables that give what was computed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pypdf.generic import ArrayObject, DecodedStreamObject, FloatObject, NameObject, NumberObject

from sheetbuilder.foreign.extract.inks import FULL_INKS, alone, colour_of_inks, readable, table, through_inks
from sheetbuilder.pdf.read.functions import function


def test_full_inks_are_as_listed_and_mixes_lie_between() -> None:
    assert colour_of_inks((0, 0, 0, 0)) == pytest.approx((1, 1, 1))
    assert colour_of_inks((1, 0, 0, 0)) == pytest.approx([channel / 255 for channel in FULL_INKS[3:6]])
    assert colour_of_inks((0, 0, 0, 1)) == pytest.approx([channel / 255 for channel in FULL_INKS[24:27]])
    assert colour_of_inks((0, 0, 0.5, 0))[2] == pytest.approx(0.5)


@pytest.mark.parametrize("inputs", [1, 2, 3, 4])
def test_a_table_gives_what_was_computed(inputs: int) -> None:
    def tint(shares: Sequence[float]) -> tuple[float, ...]:
        return sum(shares) / inputs, -shares[0], 50 * shares[-1]

    entries, data = table(tint, inputs)
    held = DecodedStreamObject()
    held.set_data(data)
    said = dict(part.split("[") for part in entries.decode().split("]") if "[" in part)
    for name in ("Domain", "Range", "Size"):
        values = next(value for key, value in said.items() if key.endswith(name)).split()
        held[NameObject(f"/{name}")] = ArrayObject(FloatObject(value) for value in values)
    held[NameObject("/FunctionType")], held[NameObject("/BitsPerSample")] = NumberObject(0), NumberObject(16)
    found = function(held)
    for place in ((0.0,) * inputs, (1.0,) * inputs, (0.25, 0.5, 0.75, 1.0)[:inputs]):
        assert found(place) == pytest.approx(tint(place), abs=0.01)


def test_one_among_several_is_as_if_the_others_gave_nothing() -> None:
    assert alone(lambda values: tuple(values), 3, 1)([0.5]) == (0.0, 0.5, 0.0)
    assert through_inks(lambda _: (0, 0, 0, 0, 9))([0.5]) == pytest.approx((1, 1, 1))


def written(text: str, inputs: int) -> DecodedStreamObject:
    """A program as a tint."""
    held = DecodedStreamObject()
    held.set_data(text.encode("ascii"))
    held[NameObject("/FunctionType")] = NumberObject(4)
    held[NameObject("/Domain")] = ArrayObject(FloatObject(end) for end in (0, 1) * inputs)
    return held


def test_what_cannot_be_computed_is_not_readable() -> None:
    assert not readable(None, 1, through=False)
    assert readable(written("{ dup dup dup }", 1), 1, through=True)
    assert not readable(written("{ dup dup }", 1), 1, through=True), "three colours are not four inks"
    assert readable(written("{ dup dup }", 1), 1, through=False)


def test_a_tint_with_a_gap_anywhere_is_not_readable() -> None:
    gap = "{ dup 0.2 sub abs 0.01 lt { 0 div } if }"
    assert not readable(written(gap, 1), 1, through=False)
    beside = "{ pop dup 0.2 sub abs 0.01 lt { 0 div } if }"
    assert not readable(written(beside, 2), 2, through=False), "the table of one colorant alone has more places"
