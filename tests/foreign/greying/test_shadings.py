"""Shadings in grey: by their functions, by the colours of their corners, and what they have behind them."""

from __future__ import annotations

from typing import Any

import pytest
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, PdfObject, StreamObject

from sheetbuilder.foreign.greying.shadings import grey
from sheetbuilder.foreign.greying.spaces import Spaces
from sheetbuilder.foreign.greying.streams import fresh
from sheetbuilder.pdf.read.functions import UnusableError, function
from tests.foreign.greying.test_spaces import numbers, tint

RED, BLUE = numbers(1, 0, 0), numbers(0, 0, 1)


def entry(holder: DictionaryObject, name: str) -> Any:
    """What a dictionary has there, of whatever kind."""
    return holder[f"/{name}"]


def put(holder: DictionaryObject, **entries: PdfObject) -> None:
    holder.update({NameObject(f"/{name}"): value for name, value in entries.items()})


def shading(kind: int, **entries: PdfObject) -> DictionaryObject:
    made = DictionaryObject()
    put(made, ShadingType=NumberObject(kind), ColorSpace=NameObject("/DeviceRGB"), **entries)
    return made


def test_between_two_colours_a_grey_goes_as_they_do() -> None:
    made = shading(2, Function=tint(RED, BLUE), Background=RED, Coords=numbers(0, 0, 1, 0))
    grey(made, Spaces(), None)
    assert entry(made, "ColorSpace") == "/DeviceGray"
    assert [float(each) for each in entry(made, "Background")] == pytest.approx([0.299])
    computed = function(made["/Function"])
    assert [computed([at])[0] for at in (0, 0.5, 1)] == pytest.approx([0.299, 0.2065, 0.114], abs=0.001)


def test_a_domain_of_its_own_is_kept() -> None:
    held = tint(numbers(0, 0, 0), numbers(1, 1, 1))
    put(held, Domain=numbers(-2, 2), N=NumberObject(1))
    made = shading(3, Function=held, Domain=numbers(0, 0.5))
    grey(made, Spaces(), None)
    computed = function(made["/Function"])
    assert [computed([at])[0] for at in (0, 0.25, 0.5, 9)] == pytest.approx([0, 0.25, 0.5, 0.5], abs=0.001)


def test_a_function_of_two_inputs() -> None:
    held = fresh(b"{ 0 }")
    put(held, FunctionType=NumberObject(4), Domain=numbers(0, 1, 0, 1), Range=numbers(0, 1, 0, 1, 0, 1))
    made = shading(1, Function=held)
    grey(made, Spaces(), None)
    computed = function(made["/Function"])
    assert computed([1, 0]) == pytest.approx((0.299,), abs=0.001)
    assert computed([0, 1]) == pytest.approx((0.587,), abs=0.001)


def mesh(kind: int, data: bytes, **more: PdfObject) -> StreamObject:
    made = fresh(data)
    put(
        made,
        ShadingType=NumberObject(kind),
        ColorSpace=NameObject("/DeviceRGB"),
        Decode=numbers(0, 9, 0, 9, *3 * (0, 1)),
    )
    put(made, **{f"BitsPer{what}": NumberObject(8) for what in ("Coordinate", "Component", "Flag")}, **more)
    return made


def test_corners_keep_their_places_and_get_greys() -> None:
    made = mesh(4, b"\0\x05\x06\xff\0\0\0\x07\x08\0\xff\0\0\x09\x0a\0\0\xff")
    grey(made, Spaces(), None)
    assert made.get_data() == b"\0\x05\x06\x4c\0\x07\x08\x96\0\x09\x0a\x1d"
    assert entry(made, "Decode") == [0, 9, 0, 9, 0, 1]


def test_a_patch_that_leans_on_another_has_two_colours() -> None:
    whole = b"\0" + bytes(range(24)) + b"\xff\0\0" * 4
    leaning = b"\1" + bytes(range(16)) + b"\0\0\xff" * 2
    made = mesh(6, whole + leaning)
    grey(made, Spaces(), None)
    assert made.get_data() == b"\0" + bytes(range(24)) + b"\x4c" * 4 + b"\1" + bytes(range(16)) + b"\x1d" * 2


def test_a_grid_has_no_flags_and_numbers_need_not_fill_bytes() -> None:
    made = mesh(5, b"\x12\xf0\x00\x34\x00\xf0")
    put(made, **{f"BitsPer{what}": NumberObject(4) for what in ("Coordinate", "Component")})
    grey(made, Spaces(), None)
    assert made.get_data() == b"\x12\x40\x34\x20", "12 and f00, 34 and 00f"


def test_a_mesh_may_have_a_function_too() -> None:
    made = mesh(4, b"\0\x05\x06\x80", Function=tint(RED, BLUE), Decode=numbers(0, 9, 0, 9, 0, 1))
    grey(made, Spaces(), None)
    assert made.get_data() == b"\0\x05\x06\x80"
    assert function(made["/Function"])([0]) == pytest.approx((0.299,), abs=0.001)


def test_what_has_no_grey_is_as_it_was() -> None:
    broken = shading(2, Function=DictionaryObject())
    flat = shading(2)
    endless = mesh(4, b"\0\x05\x06\xff\0")
    odd = shading(9, Function=tint(RED, BLUE))
    for each in (broken, flat, endless, odd, shading(2, Function=ArrayObject())):
        before = dict(each)
        with pytest.raises((UnusableError, LookupError)):
            grey(each, Spaces(), None)
        assert dict(each) == before
