"""Shown strings as content has them, decoded into the codes of their font."""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Iterable

from sheetbuilder.pdf.read.fonts import ReadFont

_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_MEANING = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}


def codes(face: ReadFont, strings: Iterable[bytes]) -> set[int]:
    """The codes that a font shows for strings as written."""
    found: set[int] = set()
    lengths = {length for length, _, _ in face.code_lengths}
    for written in strings:
        data = decoded(written)
        if lengths == {1}:
            found.update(data)
        elif lengths == {2} and len(data) % 2 == 0:
            pairs = array("H", data)
            if sys.byteorder == "little":
                pairs.byteswap()
            found.update(pairs)
        else:
            found.update(code for code, _ in face.codes(data))
    return found


def decoded(written: bytes) -> bytes:
    """The bytes of a string as content has it (ISO 32000-1, 7.3.4)."""
    if written.startswith(b"<"):
        digits = re.sub(rb"[^0-9A-Fa-f]", b"", written)
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    inside = written[1:-1]
    return _ESCAPE.sub(_meant, inside) if b"\\" in inside else inside


def _meant(found: re.Match[bytes]) -> bytes:
    code = found[1]
    if code[:1].isdigit() and code[:1] < b"8":
        return bytes([int(code, 8) & 255])
    return _MEANING.get(code, code)
