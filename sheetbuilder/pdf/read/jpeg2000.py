"""The head of a JPEG 2000 picture: whether it says its colours as PDF/A-2 wants them said (ISO 19005-2, 6.2.8.3)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_SIGNATURE = b"\r\n\x87\n"
_CHANNELS = (1, 3, 4)
_METHODS = (1, 2, 3)
_BY_NAME = {16: 3, 17: 1, 18: 3}
"""Colour spaces that mean the same everywhere, with their channels: sRGB, sRGB's grey, sYCC (ISO 15444-1, I.5.3.3)."""
_EACH_ITS_OWN = 255
"""In place of a bit depth: the channels differ."""
_MOST_BITS = 38
_MOST_BOXES = 1_000


def is_plain(data: bytes, has_space: bool) -> bool:
    """Whether a picture has 1, 3 or 4 channels of one depth, and one way of saying its colours that counts.

    With a colour space in the PDF (`has_space`) what the picture says of its colours does not count, but for its depth.
    """
    boxes = dict[bytes, list[bytes]]()
    for kind, content in _boxes(data):
        boxes.setdefault(kind, []).append(content)
    if boxes.get(b"jP  ") != [_SIGNATURE] or len(boxes.get(b"jp2h", ())) != 1:
        return False
    head = dict[bytes, list[bytes]]()
    for kind, content in _boxes(boxes[b"jp2h"][0]):
        head.setdefault(kind, []).append(content)
    sizes = head.get(b"ihdr", [b""])[0]
    if len(sizes) != 14 or b"bpcc" in head:
        return False
    channels, depth = struct.unpack_from(">HB", sizes, 8)
    opaque = channels - len(_alphas(head.get(b"cdef", [b""])[0]))
    if opaque not in _CHANNELS or depth == _EACH_ITS_OWN or (depth & 0x7F) + 1 > _MOST_BITS:
        return False
    return has_space or _says_colours([each for each in head.get(b"colr", ()) if len(each) >= 3], opaque)


def _says_colours(said: list[bytes], channels: int) -> bool:
    """One specification of colours, or one among them that is exact (APPROX 1)."""
    exact = [each for each in said if each[2] == 1]
    if len(said) != 1 and len(exact) != 1:
        return False
    chosen = said[0] if len(said) == 1 else exact[0]
    if chosen[0] not in _METHODS:
        return False
    if chosen[0] != 1:
        return True
    return len(chosen) >= 7 and _BY_NAME.get(struct.unpack_from(">I", chosen, 3)[0]) == channels


def _alphas(definitions: bytes) -> list[int]:
    """The channels that say how much shines through."""
    found = []
    for at in range(2, len(definitions) - 5, 6):
        channel, kind, _ = struct.unpack_from(">HHH", definitions, at)
        if kind in (1, 2):
            found.append(channel)
    return found


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The boxes of a file or of a box in it (ISO 15444-1, I.4)."""
    at = 0
    for _ in range(_MOST_BOXES):
        if at + 8 > len(data):
            return
        length, kind = struct.unpack_from(">I4s", data, at)
        begin = at + 8
        if length == 1 and at + 16 <= len(data):
            (length,) = struct.unpack_from(">Q", data, begin)
            begin += 8
        end = len(data) if length == 0 else at + length
        if end < begin:
            return
        yield kind, data[begin : min(end, len(data))]
        at = end
