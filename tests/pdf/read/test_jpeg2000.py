"""The heads of JPEG 2000 pictures, as Pillow writes them and as they are broken."""

from __future__ import annotations

import io
import struct

import pytest
from PIL import Image

from sheetbuilder.pdf.read.jpeg2000 import is_plain


def packed(mode: str) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (8, 8)).save(out, "JPEG2000")
    return out.getvalue()


def box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(content), kind) + content


def headed(*boxes: bytes, depth: int = 7, channels: int = 3) -> bytes:
    sizes = box(b"ihdr", struct.pack(">IIHBBBB", 8, 8, channels, depth, 7, 0, 0))
    return box(b"jP  ", b"\r\n\x87\n") + box(b"ftyp", b"jp2 ") + box(b"jp2h", sizes + b"".join(boxes))


def colours(method: int = 1, exact: int = 0, space: int = 16) -> bytes:
    return box(b"colr", struct.pack(">BBBI", method, 0, exact, space))


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "LA"])
def test_what_pillow_writes_is_plain(mode: str) -> None:
    assert is_plain(packed(mode), has_space=False)


@pytest.mark.parametrize(
    ("data", "alone", "with_space"),
    [
        (headed(colours()), True, True),
        (headed(colours(2)), True, True),
        (headed(colours(), colours(exact=1)), True, True),
        (headed(colours(), colours()), False, True),
        (headed(), False, True),
        (headed(colours(4)), False, True),
        (headed(colours(space=12), channels=4), False, True),
        (headed(colours(space=19)), False, True),
        (headed(colours(), channels=2), False, False),
        (headed(colours(), depth=255), False, False),
        (headed(colours(), depth=38), False, False),
        (headed(colours(), box(b"bpcc", b"\7\7\7")), False, False),
        (b"\xff\x4f\xff\x51", False, False),
        (b"", False, False),
        (struct.pack(">I4s", 3, b"jP  "), False, False),
    ],
)
def test_what_the_head_says(data: bytes, alone: bool, with_space: bool) -> None:
    assert is_plain(data, has_space=False) is alone
    assert is_plain(data, has_space=True) is with_space
