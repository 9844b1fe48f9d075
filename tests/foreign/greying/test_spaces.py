"""Colour spaces as greys: each says of a colour what the palette says of it, and black ink is black."""

from __future__ import annotations

import pytest
from PIL import ImageCms
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    PdfObject,
    create_string_object,
)

from sheetbuilder.foreign.greying.spaces import PatternSpace, Space, Spaces, of_inks
from sheetbuilder.foreign.greying.streams import fresh
from sheetbuilder.pdf.read.functions import UnusableError
from sheetbuilder.theme.colour import Colour

TABLE = b"\xff\xff\xff\xff\0\0"
"""White and red."""
RED, GREEN, BLUE = Colour(1, 0, 0), Colour(0, 1, 0), Colour(0, 0, 1)


def names(*values: str) -> ArrayObject:
    return ArrayObject(NameObject(f"/{value}") for value in values)


def numbers(*values: float) -> ArrayObject:
    return ArrayObject(FloatObject(value) for value in values)


def array(name: str, *members: PdfObject) -> ArrayObject:
    return ArrayObject([NameObject(f"/{name}"), *members])


def tint(first: ArrayObject, last: ArrayObject) -> DictionaryObject:
    """A function of one input that goes from one colour to another."""
    entries = {"/FunctionType": NumberObject(2), "/Domain": numbers(0, 1), "/C0": first, "/C1": last}
    return DictionaryObject({NameObject(key): value for key, value in {**entries, "/N": NumberObject(1)}.items()})


def profiled(channels: int, data: bytes) -> ArrayObject:
    stream = fresh(data)
    stream[NameObject("/N")] = NumberObject(channels)
    return array("ICCBased", stream)


SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
LAB = DictionaryObject({NameObject("/WhitePoint"): numbers(0.9642, 1, 0.8249)})
INKS = tint(numbers(0, 0, 0, 0), numbers(0, 0, 0, 1))


def grey(space: PdfObject, *values: float) -> float:
    found = Spaces().of(space)
    assert isinstance(found, Space)
    return found.grey(values)


@pytest.mark.parametrize("space", [NameObject("/DeviceRGB"), array("CalRGB", DictionaryObject()), profiled(3, SRGB)])
@pytest.mark.parametrize("colour", [RED, GREEN, BLUE, Colour(0.2, 0.4, 0.9)])
def test_a_colour_of_sRGB_is_as_grey_as_the_palette_makes_it(space: PdfObject, colour: Colour) -> None:
    assert grey(space, colour.red, colour.green, colour.blue) == pytest.approx(colour.grey.red, abs=0.003)


@pytest.mark.parametrize("space", [NameObject("/DeviceGray"), NameObject("/G"), profiled(1, b""), names("CalGray")])
def test_a_grey_is_itself(space: PdfObject) -> None:
    assert grey(space, 0.3) == 0.3


def test_black_ink_is_black_and_half_of_it_is_half_so() -> None:
    assert [grey(NameObject("/DeviceCMYK"), 0, 0, 0, ink) for ink in (0, 0.5, 1)] == [1, 0.5, 0]
    assert [of_inks((0, 0, 0, ink)) for ink in (0, 0.5, 1)] == pytest.approx([1, 0.5, 0])


def test_other_inks_are_as_dark_as_they_look() -> None:
    cyan, magenta, yellow = (
        grey(NameObject("/DeviceCMYK"), *ink) for ink in ((1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0))
    )
    assert 0.2 < magenta < cyan < 0.6
    assert yellow > 0.8


def test_a_spot_colour_is_what_its_tint_says() -> None:
    red = array("Separation", NameObject("/Gold"), NameObject("/DeviceRGB"), tint(numbers(1, 1, 1), numbers(1, 0, 0)))
    assert [grey(red, ink) for ink in (0, 1)] == pytest.approx([1, RED.grey.red])
    black = array("Separation", NameObject("/Black"), NameObject("/DeviceCMYK"), INKS)
    assert grey(black, 0.25) == pytest.approx(0.75)
    everything = array("Separation", NameObject("/All"), NameObject("/DeviceCMYK"), INKS)
    assert grey(everything, 1) == 0
    mixed = array("DeviceN", names("Gold"), NameObject("/DeviceRGB"), tint(numbers(1, 1, 1), numbers(1, 0, 0)))
    assert grey(mixed, 1) == pytest.approx(RED.grey.red)


@pytest.mark.parametrize("table", [ByteStringObject(TABLE), create_string_object(TABLE), fresh(TABLE)])
def test_a_table_of_colours(table: PdfObject) -> None:
    space = array("Indexed", NameObject("/DeviceRGB"), NumberObject(1), table)
    assert [grey(space, at) for at in (-1, 0, 1, 7)] == pytest.approx([1, 1, RED.grey.red, RED.grey.red])


def test_lab() -> None:
    space = array("Lab", LAB)
    assert [grey(space, light, 0, 0) for light in (0, 100)] == pytest.approx([0, 1], abs=0.002)
    assert grey(space, 54.29, 80.81, 69.89) == pytest.approx(RED.grey.red, abs=0.02), "sRGB's red, seen in D50"


def test_what_is_printed_in_no_ink_and_what_is_no_space_has_no_grey() -> None:
    nothing = array("Separation", NameObject("/None"), NameObject("/DeviceCMYK"), INKS)
    lacking = array("Separation", NameObject("/Gold"), NameObject("/DeviceCMYK"), DictionaryObject())
    itself = array("Indexed", NameObject("/DeviceRGB"), NumberObject(1), NumberObject(3))
    for space in (nothing, lacking, itself, NameObject("/Nowhere"), ArrayObject(), profiled(7, b"")):
        with pytest.raises(UnusableError):
            grey(space, 1, 1, 1, 1)
    around = ArrayObject()
    around += [NameObject("/Separation"), NameObject("/Gold"), around, INKS]
    with pytest.raises(UnusableError):
        grey(around, 1)


def test_patterns_may_have_their_colours_from_another_space() -> None:
    plain, coloured = Spaces().of(NameObject("/Pattern")), Spaces().of(array("Pattern", NameObject("/DeviceRGB")))
    assert plain == PatternSpace()
    assert isinstance(coloured, PatternSpace)
    assert coloured.below is not None
    assert coloured.below.count == 3


def test_a_name_is_looked_up_among_the_resources() -> None:
    listed = DictionaryObject({NameObject("/CS0"): array("Pattern", NameObject("/DeviceCMYK"))})
    resources = DictionaryObject({NameObject("/ColorSpace"): listed})
    assert isinstance(Spaces().of(NameObject("/CS0"), resources), PatternSpace)
    listed[NameObject("/CS1")] = NameObject("/CS1")
    with pytest.raises(UnusableError):
        Spaces().of(NameObject("/CS1"), resources)
