"""A print shop's profile: which press and paper inks are meant for, judged without trusting its ICC file."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

LARGEST = 8_000_000
"""Bytes; profiles of presses have from 200 000 to 3 million."""

_HEADER, _ENTRY = 128, 12
_MOST_TAGS = 100
_LONGEST = 100
_NEWEST = 4
"""The version of ICC.1 that PDF/A-2 knows (ISO 19005-2, 6.2.2)."""


class InkProfile(Struct, frozen=True):
    """An ICC profile of cyan, magenta, yellow and black, whole and as it was given."""

    path: Path
    name: str
    """What it calls itself, or else its file."""
    data: bytes

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.path!r}, {self.name!r})"  # never what it holds: that is megabytes

    @property
    def sha256(self) -> str:
        """A hash of what it holds."""
        return hashlib.sha256(self.data).hexdigest()


def faults(data: bytes) -> Iterator[str]:
    """What is wrong with the bytes of a profile of a press, each as a word; nothing where they can be used.

    `size`: the length that it tells is not its own; `signature`: no profile at all; `class`: not of a printer; `space`:
    not of four inks; `version`: newer than PDF/A knows; `tags`: its table leads out of it, or lacks what it needs.
    """
    if len(data) < _HEADER + 4 or data[36:40] != b"acsp":
        yield "signature"
        return
    if int.from_bytes(data[:4], "big") != len(data):
        yield "size"
    if data[12:16] != b"prtr":
        yield "class"
    if data[16:20] != b"CMYK" or data[20:24] not in (b"Lab ", b"XYZ "):
        yield "space"
    if not 2 <= data[8] <= _NEWEST:
        yield "version"
    tags = dict(_tags(data))
    whole = all(at >= _HEADER and at + length <= len(data) for at, length in tags.values())
    if not whole or not {b"A2B0", b"desc", b"wtpt"} <= {*tags}:
        yield "tags"


def name_of(data: bytes, otherwise: str) -> str:
    """What a sound profile calls itself, in signs of ASCII that can be seen; `otherwise` where it does not say."""
    at, length = dict(_tags(data)).get(b"desc", (0, 0))
    tag = data[at : at + length]
    if tag[:4] == b"desc" and len(tag) > _ENTRY:
        found = tag[12 : 12 + int.from_bytes(tag[8:12], "big")].decode("ascii", "ignore")
    elif tag[:4] == b"mluc" and len(tag) >= 28:
        size, start = struct.unpack(">II", tag[20:28])
        found = tag[start : start + size].decode("utf-16-be", "ignore")
    else:
        found = ""
    shown = "".join(sign for sign in found if sign.isascii() and sign.isprintable()).strip()
    return shown[:_LONGEST] or otherwise


def _tags(data: bytes) -> Iterator[tuple[bytes, tuple[int, int]]]:
    """The tags with their places and lengths, as the table has them; no more than any profile needs."""
    count = min(int.from_bytes(data[_HEADER : _HEADER + 4], "big"), _MOST_TAGS)
    for index in range(count):
        entry = data[_HEADER + 4 + _ENTRY * index :][:_ENTRY]
        if len(entry) < _ENTRY:
            return
        name, at, length = struct.unpack(">4sII", entry)
        yield name, (at, length)
