"""Pictures that stand inside content: in grey, whatever they are packed with, and nothing behind them is lost."""

from __future__ import annotations

import io
import zlib

import pytest
from PIL import Image

from sheetbuilder.foreign.greying.content import Set, greyed
from sheetbuilder.foreign.greying.spaces import Spaces
from sheetbuilder.pdf.read.tokens import operations
from tests.foreign.greying.test_content import RESOURCES

RED_BLUE = b"\xff\0\0\0\0\xff"


def written(picture: bytes) -> tuple[bytes, list[str]]:
    """What becomes of a picture between two operators, and what of it stays in colour."""
    data, met = greyed(b"q " + picture + b" Q", Spaces(), RESOURCES, Set())
    assert [found.operator for found in operations(data)] == [b"q", b"BI", b"Q"]
    return data[2:-2], list(met.kept)


def jpeg() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (2, 1), (255, 0, 0)).save(out, "JPEG", quality=100, subsampling=0)
    return out.getvalue()


@pytest.mark.parametrize(
    ("picture", "shown"),
    [
        (b"BI /W 2/H 1/BPC 8/CS/RGB ID " + RED_BLUE + b" EI", (76, 29)),
        (b"BI/Width 2/Height 1/BitsPerComponent 8/ColorSpace/Rgb ID " + RED_BLUE + b"\nEI", (76, 29)),
        (b"BI /W 2/H 1/BPC 8/CS/RGB/F/AHx ID ff00000000ff> EI", (76, 29)),
        (b"BI /W 2/H 1/BPC 8/CS/RGB/F[/AHx/Fl] ID " + zlib.compress(RED_BLUE).hex().encode() + b"> EI", (76, 29)),
        (b"BI /W 2/H 1/BPC 8/CS/RGB/D[1 0 1 0 1 0] ID " + RED_BLUE + b" EI", (179, 226)),
        (b"BI /W 2/H 1/BPC 8/CS/CMYK ID \0\0\0\xff\0\0\0\0 EI", (0, 255)),
        (b"BI /W 2/H 1/BPC 4/CS/RGB ID \xf0\x00\x0f EI", (76, 29)),
        (b"BI /W 2/H 1/BPC 8/CS/RGB/F/DCT ID " + jpeg() + b" EI", (76, 76)),
    ],
)
def test_channels_become_one(picture: bytes, shown: tuple[int, int]) -> None:
    made, kept = written(picture)
    assert kept == []
    head, _, data = made.partition(b" ID ")
    assert head == b"BI/W 2/H 1/BPC 8/CS/G/F/Fl"
    assert tuple(zlib.decompress(data)) == pytest.approx(shown, abs=1)


def test_one_channel_gets_a_table_and_keeps_its_samples() -> None:
    made, kept = written(b"BI /W 2/H 1/BPC 1/CS[/I/RGB 1<ff00000000ff>]/F/AHx ID 40> EI")
    assert made == b"BI /W 2 /H 1 /BPC 1 /F /AHx/CS [/I/G 1<4c1d>] ID 40> EI"
    turned, _ = written(b"BI /W 2/H 1/BPC 1/CS/Spot/D[1 0]/F/AHx ID 40> EI")
    assert turned == b"BI /W 2 /H 1 /BPC 1 /F /AHx/CS [/I/G 1<4cff>] ID 40> EI"
    assert kept == []


@pytest.mark.parametrize("picture", [b"BI /W 2/H 1/IM true ID \x40 EI", b"BI /W 2/H 1/BPC 1/CS/G/D[1 0] ID \x40 EI"])
def test_masks_and_greys_mean_what_they_meant(picture: bytes) -> None:
    made, kept = written(picture)
    assert kept == []
    assert made.endswith(b"ID \x40 EI")
    assert (b"/D" in made) == (b"/D" in picture)


@pytest.mark.parametrize(
    "picture",
    [
        b"BI /W 9/H 9/BPC 8/CS/RGB ID " + RED_BLUE + b" EI",
        b"BI /W 2/H 1/BPC 8/CS/Nowhere ID \0\0 EI",
        b"BI /W 2/H 1/BPC 8/CS/Odd ID \0\0\0\0 EI",
        b"BI /W 2/H 1/BPC 8/CS/RGB/F/DCT ID nothing EI",
    ],
)
def test_what_has_no_grey_stays_and_is_told(picture: bytes) -> None:
    assert written(picture) == (picture, ["picture:BI"])
