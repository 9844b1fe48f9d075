"""Pictures in grey: of every depth, packing and space; their masks; and what stays because it has no grey."""

from __future__ import annotations

import io
import zlib

import pytest
from PIL import Image, features
from pypdf.generic import ArrayObject, DictionaryObject, EncodedStreamObject, NameObject, NumberObject, PdfObject

from sheetbuilder.foreign.greying.pictures import grey
from sheetbuilder.foreign.greying.spaces import Spaces
from sheetbuilder.foreign.greying.streams import fresh
from sheetbuilder.pdf.read.functions import UnusableError
from tests.foreign.greying.test_content import ODD, SPOT
from tests.foreign.greying.test_shadings import entry, put
from tests.foreign.greying.test_spaces import LAB, SRGB, array, numbers, profiled

RGB, CMYK = NameObject("/DeviceRGB"), NameObject("/DeviceCMYK")
RED_BLUE = b"\xff\0\0\0\0\xff"


def picture(
    data: bytes, space: PdfObject, filtered: str = "/FlateDecode", bits: int = 8, **more: PdfObject
) -> EncodedStreamObject:
    """Two dots beside each other."""
    made = EncodedStreamObject()
    made._data = zlib.compress(data) if filtered == "/FlateDecode" else data
    put(made, Subtype=NameObject("/Image"), Width=NumberObject(2), Height=NumberObject(1), ColorSpace=space)
    put(made, BitsPerComponent=NumberObject(bits), Filter=NameObject(filtered), **more)
    return made


def coded(form: str, mode: str, colour: tuple[int, ...]) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (2, 1), colour).save(out, form, **({"quality": 100, "subsampling": 0} if form == "JPEG" else {}))
    return out.getvalue()


def shown(image: EncodedStreamObject) -> tuple[int, ...]:
    """The greys of a picture of one channel."""
    assert entry(image, "ColorSpace") == "/DeviceGray"
    assert entry(image, "BitsPerComponent") == 8
    if entry(image, "Filter") == "/DCTDecode":
        return tuple(Image.open(io.BytesIO(image._data)).convert("L").tobytes())
    return tuple(image.get_data())


@pytest.mark.parametrize(
    ("image", "greys"),
    [
        (picture(RED_BLUE, RGB), (76, 29)),
        (picture(RED_BLUE, profiled(3, SRGB)), (76, 29)),
        (picture(RED_BLUE, array("CalRGB", DictionaryObject())), (76, 29)),
        (picture(RED_BLUE, RGB, Decode=numbers(1, 0, 1, 0, 1, 0)), (179, 226)),
        (picture(b"\xf0\x00\x0f", RGB, bits=4), (76, 29)),
        (picture(b"\x84", RGB, bits=1), (76, 29)),
        (picture(b"\xff\x11\0\x11\0\x11\0\x11\0\x11\xff\x11", RGB, bits=16), (76, 29)),
        (picture(b"\0\0\0\xff\0\0\0\0", CMYK), (0, 255)),
        (picture(b"\0\0\0\x80\xff\xff\xff\xff", CMYK), (127, 0)),
        (picture(b"\xff\xff\xff\0\xff\xff\xff\xff", CMYK, Decode=numbers(*4 * (1, 0))), (0, 255)),
        (picture(b"\xff\x80\x80\0\x80\x80", array("Lab", LAB), Decode=numbers(0, 100, -128, 127, -128, 127)), (255, 0)),
        (picture(coded("JPEG", "RGB", (255, 0, 0)), RGB, "/DCTDecode"), (76, 76)),
        (picture(coded("JPEG", "RGB", (255, 0, 0)), profiled(3, SRGB), "/DCTDecode"), (76, 76)),
        (picture(coded("JPEG", "CMYK", (0, 0, 0, 255)), CMYK, "/DCTDecode", Decode=numbers(*4 * (1, 0))), (0, 0)),
    ],
)
def test_channels_become_one(image: EncodedStreamObject, greys: tuple[int, int]) -> None:
    grey(image, Spaces())
    assert shown(image) == pytest.approx(greys, abs=2)
    assert "/Decode" not in image


@pytest.mark.skipif(not features.check("jpg_2000"), reason="Pillow has no JPEG 2000 here")
def test_jpeg_2000() -> None:
    image = picture(coded("JPEG2000", "RGB", (255, 0, 0)), RGB, "/JPXDecode")
    grey(image, Spaces())
    assert shown(image) == pytest.approx((76, 76), abs=2)
    clear = picture(coded("JPEG2000", "RGBA", (255, 0, 0, 40)), RGB, "/JPXDecode", SMaskInData=NumberObject(1))
    grey(clear, Spaces())
    assert entry(clear, "SMask").get_data() == pytest.approx([40, 40], abs=2)
    assert "/SMaskInData" not in clear


def test_one_channel_gets_a_table_and_keeps_its_samples() -> None:
    table = fresh(RED_BLUE)
    image = picture(b"\x40", array("Indexed", RGB, NumberObject(1), table), bits=1)
    grey(image, Spaces())
    assert entry(image, "ColorSpace") == ["/Indexed", "/DeviceGray", 1, b"\x4c\x1d"]
    assert image.get_data() == b"\x40"


def test_a_spot_colour_gets_a_table_of_its_tint() -> None:
    image = picture(b"\x40", SPOT, bits=1, Decode=numbers(1, 0))
    grey(image, Spaces())
    assert entry(image, "ColorSpace") == ["/Indexed", "/DeviceGray", 1, b"\x4c\xff"]
    assert "/Decode" not in image
    deep = picture(b"\xff\xff\0\0", SPOT, bits=16)
    grey(deep, Spaces())
    assert entry(deep, "BitsPerComponent") == 8
    assert deep.get_data() == b"\xff\0"
    assert entry(deep, "ColorSpace")[3][255] == 76


def test_greys_and_stencils_stay() -> None:
    image = picture(b"\x40", NameObject("/DeviceGray"), bits=1, Decode=numbers(1, 0))
    grey(image, Spaces())
    assert entry(image, "Decode") == [1, 0]
    stencil = picture(b"\x40", NameObject("/Nowhere"), bits=1)
    put(stencil, ImageMask=NameObject("/true"))
    del stencil["/ColorSpace"]
    with pytest.raises(UnusableError):
        grey(stencil, Spaces())


def test_colours_that_shine_through_become_a_mask() -> None:
    image = picture(RED_BLUE, RGB, Mask=ArrayObject(NumberObject(each) for each in (250, 255, 0, 9, 0, 9)))
    grey(image, Spaces())
    assert "/Mask" not in image
    assert entry(image, "SMask").get_data() == b"\0\xff"
    few = picture(b"\xf0\x00\x0f", RGB, bits=4, Mask=ArrayObject(NumberObject(each) for each in (15, 15, 0, 0, 0, 0)))
    grey(few, Spaces())
    assert entry(few, "SMask").get_data() == b"\0\xff"


def test_what_a_picture_was_mixed_with_is_grey_too() -> None:
    mask = fresh(b"\0\xff")
    put(mask, Matte=numbers(1, 0, 0))
    image = picture(RED_BLUE, RGB, SMask=mask)
    grey(image, Spaces())
    assert [float(each) for each in entry(mask, "Matte")] == pytest.approx([0.299])


@pytest.mark.parametrize(
    "image",
    [
        picture(RED_BLUE, NameObject("/Nowhere")),
        picture(RED_BLUE[:4], RGB),
        picture(RED_BLUE, ODD),
        picture(b"nothing", RGB, "/DCTDecode"),
        picture(b"nothing", RGB, "/JPXDecode"),
        picture(coded("JPEG", "RGB", (255, 0, 0)), CMYK, "/DCTDecode"),
        picture(RED_BLUE, RGB, bits=7),
        picture(RED_BLUE, RGB, Width=NumberObject(10**9)),
        picture(RED_BLUE, RGB, Mask=numbers(1, 2)),
    ],
)
def test_what_has_no_grey_is_as_it_was(image: EncodedStreamObject) -> None:
    before, data = dict(image), image._data
    with pytest.raises(UnusableError):
        grey(image, Spaces())
    assert dict(image) == before
    assert image._data == data
