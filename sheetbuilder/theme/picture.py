"""The kinds of files that a picture may come in, told from their names and from their first bytes."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath


class PictureFormat(StrEnum):
    """A kind of file; its value is what people call it."""

    SVG = "SVG"
    PNG = "PNG"
    JPEG = "JPEG"
    PDF = "PDF"


_ENDINGS = {
    ".svg": PictureFormat.SVG,
    ".png": PictureFormat.PNG,
    ".jpg": PictureFormat.JPEG,
    ".jpeg": PictureFormat.JPEG,
    ".pdf": PictureFormat.PDF,
}
_TELLING = 1024
_DRAWING = re.compile(rb"<(?:[\w.-]{1,100}:)?svg[\s/>]")
"""How a drawing begins, be its elements called by a prefix."""


def named(name: str) -> PictureFormat | None:
    """The form that a file's name promises; None for any other ending."""
    return _ENDINGS.get(PurePath(name).suffix.lower())


def held(data: bytes) -> PictureFormat | None:
    """The form that a file's bytes begin like; None for anything else."""
    head = data[:_TELLING]
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PictureFormat.PNG
    if head.startswith(b"\xff\xd8\xff"):
        return PictureFormat.JPEG
    if b"%PDF-" in head:
        return PictureFormat.PDF
    # UTF-16 has a zero byte beside every letter.
    return PictureFormat.SVG if _DRAWING.search(data.replace(b"\0", b"")) else None
