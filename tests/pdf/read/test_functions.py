"""Functions of files, each kind against what ISO 32000-1, 7.10 says that it gives."""

from __future__ import annotations

import pytest
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, FloatObject, NameObject, NumberObject

from sheetbuilder.pdf.read.calculator import UnusableError
from sheetbuilder.pdf.read.functions import function


def numbers(*values: float) -> ArrayObject:
    return ArrayObject(FloatObject(value) for value in values)


def power(first: tuple[float, ...], last: tuple[float, ...], exponent: float = 1) -> DictionaryObject:
    return DictionaryObject(
        {
            NameObject("/FunctionType"): NumberObject(2),
            NameObject("/Domain"): numbers(0, 1),
            NameObject("/C0"): numbers(*first),
            NameObject("/C1"): numbers(*last),
            NameObject("/N"): FloatObject(exponent),
        }
    )


def held(data: bytes, kind: int, **entries: ArrayObject | NumberObject) -> DecodedStreamObject:
    found = DecodedStreamObject()
    found.set_data(data)
    found[NameObject("/FunctionType")] = NumberObject(kind)
    for name, value in entries.items():
        found[NameObject(f"/{name}")] = value
    return found


def test_powers_go_from_one_end_to_the_other() -> None:
    squared = function(power((0, 1), (1, 0), 2))
    assert squared([0.5]) == pytest.approx((0.25, 0.75))
    assert squared([7]) == pytest.approx((1, 0)), "what is outside the domain counts as its end"


def test_several_functions_give_a_value_each() -> None:
    assert function(ArrayObject([power((0,), (1,)), power((1,), (0,))]))([0.25]) == pytest.approx((0.25, 0.75))


def test_stretches_have_a_function_each() -> None:
    stitched = power((0,), (0,))
    stitched[NameObject("/FunctionType")] = NumberObject(3)
    stitched[NameObject("/Functions")] = ArrayObject([power((0,), (1,)), power((5,), (6,))])
    stitched[NameObject("/Bounds")] = numbers(0.5)
    stitched[NameObject("/Encode")] = numbers(0, 1, 1, 0)
    found = function(stitched)
    assert [found([at])[0] for at in (0, 0.25, 0.5, 1)] == pytest.approx([0, 0.5, 6, 5])


@pytest.mark.parametrize("bits", [8, 12, 16])
def test_tables_are_read_between_their_samples(bits: int) -> None:
    # Two inputs, the first counting fastest: 0, full, full, 0.
    top = (1 << bits) - 1
    packed = 0
    for sample in (0, top, top, 0):
        packed = packed << bits | sample
    data = packed.to_bytes(bits * 4 // 8, "big")
    table = held(
        data, 0, Domain=numbers(0, 1, 0, 1), Range=numbers(0, 1), Size=numbers(2, 2), BitsPerSample=NumberObject(bits)
    )
    found = function(table)
    places = [(0, 0), (1, 0), (0, 1), (1, 1), (0.5, 0), (0.5, 0.5)]
    assert [found(place)[0] for place in places] == pytest.approx([0, 1, 1, 0, 0.5, 0.5])


def test_ends_of_the_range_hold() -> None:
    assert function(held(b"{ 9 mul }", 4, Domain=numbers(0, 1), Range=numbers(0, 1)))([0.5]) == (1.0,)


@pytest.mark.parametrize(
    "broken",
    [
        DictionaryObject(),
        held(b"", 0, Domain=numbers(0, 1), Range=numbers(0, 1), Size=numbers(9), BitsPerSample=NumberObject(8)),
        held(b"{ pop pop }", 4, Domain=numbers(0, 1), Range=numbers(0, 1)),
        power((0, 1), (1,)),
        power((0,), (1,), -1),
    ],
)
def test_what_cannot_be_evaluated_is_said(broken: DictionaryObject) -> None:
    with pytest.raises(UnusableError):
        function(broken)([0])


def test_functions_of_functions_end() -> None:
    wide = ArrayObject([power((0,), (1,))])
    for _ in range(6):
        wide = ArrayObject([wide] * 10)
    with pytest.raises(UnusableError):
        function(wide)


@pytest.mark.parametrize("far", [1e308, -1e308])
def test_what_is_no_number_any_more_is_said(far: float) -> None:
    with pytest.raises(UnusableError):
        function(power((-far,), (far,)))([1])


def test_a_stretch_that_leads_beyond_all_numbers_is_said() -> None:
    far = ArrayObject([power((0,), (1,))])
    stitched = DictionaryObject(
        {
            NameObject("/FunctionType"): NumberObject(3),
            NameObject("/Domain"): numbers(0, 1),
            NameObject("/Functions"): far,
            NameObject("/Bounds"): ArrayObject(),
            NameObject("/Encode"): numbers(-1e308, 1e308),
        }
    )
    with pytest.raises(UnusableError):
        function(stitched)([0.5])
