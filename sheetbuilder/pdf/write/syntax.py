"""PDF syntax: numbers, texts and references as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache


@lru_cache(maxsize=1 << 14)
def number(value: float) -> str:
    """A number with as many digits as a printer can use: a hundredth of a point."""
    text = f"{value:.2f}"
    if text[-1] != "0":
        return text
    if text[-2] != "0":
        return text[:-1]
    return text[:-3] if text != "-0.00" else "0"


def numbers(values: Iterable[float]) -> str:
    """Numbers with spaces between."""
    return " ".join(map(number, values))


def matrix(values: Iterable[float]) -> str:
    """A matrix: what it moves is far off, so its numbers are finer."""
    return " ".join(f"{value:.5f}".rstrip("0").rstrip(".") for value in values)


def text(value: str) -> bytes:
    """A text string: PDFDocEncoding where what it shares with ASCII suffices, else UTF-16 with its mark."""
    # ISO 32000-1, D.3: below the space the two differ; 0x1F, say, is a small tilde there.
    if value.isascii() and (value.isprintable() or _SHARED.fullmatch(value)):
        return b"(" + escaped(value.encode("ascii")) + b")"
    return b"<" + (b"\xfe\xff" + value.encode("utf-16-be")).hex().upper().encode("ascii") + b">"


_SHARED = re.compile(r"[\t\n\r -~]*")
_ESCAPES = {b"\\": b"\\\\", b"(": b"\\(", b")": b"\\)", b"\r": b"\\r", b"\n": b"\\n"}
_TO_ESCAPE = re.compile(rb"[\\()\r\n]")


def special(value: bytes) -> bool:
    """Whether a literal string has anything in it that has to be escaped."""
    return _TO_ESCAPE.search(value) is not None


def escaped(value: bytes) -> bytes:
    """The inside of a literal string."""
    return _TO_ESCAPE.sub(lambda found: _ESCAPES[found[0]], value)


def reference(target: int) -> bytes:
    """A reference to an object."""
    return b"%d 0 R" % target
