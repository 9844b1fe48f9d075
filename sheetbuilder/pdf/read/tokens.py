"""Content streams cut into operations, token by token; strings and inline images are never mistaken for operators."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pypdf.generic import NameObject

from sheetbuilder.pdf.read import limits

DEVICE_COLOURS: Mapping[bytes, str] = MappingProxyType(
    {
        b"g": "DeviceGray",
        b"G": "DeviceGray",
        b"rg": "DeviceRGB",
        b"RG": "DeviceRGB",
        b"k": "DeviceCMYK",
        b"K": "DeviceCMYK",
    }
)
"""The operators that set a colour and its space in one (ISO 32000-1, 8.6.8), each with that space."""

_SPACE = b"\x00\t\n\x0c\r "
_LEXEME = re.compile(
    rb"(?P<space>[\x00\t\n\x0c\r ]+|%[^\r\n]*)"
    rb"|(?P<name>/[^\x00\t\n\x0c\r ()<>\[\]{}/%]*)"
    rb"|(?P<word>[^\x00\t\n\x0c\r ()<>\[\]{}/%]+)"
    rb"|(?P<hexadecimal><(?!<)[^>]*>?)"
    rb"|(?P<mark><<|>>|[\[\]{}>)])"
    rb"|(?P<text>\([^()\\]*\))"
    rb"|(?P<string>\()"
)
_IN_STRING = re.compile(rb"[^()\\]+|\\.|[()]|\\", re.DOTALL)
_CONSTANTS = frozenset({b"true", b"false", b"null"})
_HASH = re.compile(rb"#([0-9A-Fa-f]{2})")
_BEYOND_ASCII = re.compile(rb"/[^\x00\t\n\x0c\r ()<>\[\]{}/%]*?(?:[\x80-\xff]|#[89A-Fa-f])")
_COMPONENTS = {
    b"/G": 1,
    b"/DeviceGray": 1,
    b"/RGB": 3,
    b"/DeviceRGB": 3,
    b"/CMYK": 4,
    b"/DeviceCMYK": 4,
}


_END = rb"[\x00\t\n\x0c\r ()<>\[\]{}/%]"
_ODD_NUMBER = re.compile(
    rb"(?<![^\x00\t\n\x0c\r ()<>\[\]{}/%])(?=[+.0-9-])(?![+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:" + _END + rb"|\Z))"
)
"""Where a word begins as a number does, and is none (ISO 32000-1, 7.3.3)."""
_NEARLY = re.compile(rb"([+-]*)([0-9]*)(?:-+([0-9]*))?(\.[0-9]*)?-*(?:[eE]([+-]?[0-9]{1,2}))?")
_MOST_FIGURES = 12
"""Of a number that is read so: more than any page is large or fine."""


class TooDeepError(ValueError):
    """Operands are nested so deep that whoever reads them may run out of room."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One operator with its operands as written, and the stretch of bytes they take."""

    operator: bytes
    operands: tuple[bytes, ...]
    start: int
    end: int


def name(operand: bytes) -> str:
    """The name that an operand is, with its slash, as pypdf spells it: `#` codes resolved."""
    plain = _plain(operand)
    for charset in NameObject.CHARSETS:
        try:
            return plain.decode(charset)
        except UnicodeDecodeError:
            continue
    return plain.decode("latin-1")


def _plain(operand: bytes) -> bytes:
    return _HASH.sub(lambda found: bytes.fromhex(found[1].decode("ascii")), operand)


def respelled(data: bytes) -> bytes:
    """The operations with every name in UTF-8, as resources are called that are written anew.

    A name is bytes; one in Latin-1 and the same in UTF-8 are two, and what the first asks for is not found under the
    second (ISO 32000-1, 7.3.5).
    """
    if _BEYOND_ASCII.search(data) is None:
        return data
    parts, at = list[bytes](), 0
    for found in operations(data):
        if found.operator == b"BI":
            continue
        written = data[found.start : found.end]
        for operand in found.operands:
            if operand.startswith(b"/") and (spelled := _in_utf_8(operand)) != operand:
                written = written.replace(operand, spelled, 1)
        parts += [data[at : found.start], written]
        at = found.end
    return b"".join([*parts, data[at:]])


def _in_utf_8(operand: bytes) -> bytes:
    """A name's own spelling where that is UTF-8, else another one."""
    spelled = name(operand).encode("utf-8")
    if spelled == _plain(operand):
        return operand
    return b"/" + b"".join(
        b"%c" % byte if chr(byte).isalnum() and byte < 128 else b"#%02X" % byte for byte in spelled[1:]
    )


def renumbered(data: bytes) -> bytes:
    """The operations with every number as the rules have it, where a program has written another: `--5`, `1-2`, `1e-5`.

    They are read as viewers read them: signs count once, a minus among the figures not at all. What is no number after
    all, and what stands before it, is no operand of anything.
    """
    if _ODD_NUMBER.search(data) is None:
        return data
    parts, at = list[bytes](), 0
    for found in operations(data):
        if found.operator == b"BI" or not any(map(_odd, found.operands)):
            continue
        operands = list[bytes]()
        for operand in found.operands:
            if not _odd(operand):
                operands.append(operand)
            elif (read := _as_read(operand)) is not None:
                operands.append(read)
            else:
                operands = []
        parts += [data[at : found.start], b" ".join([*operands, found.operator])]
        at = found.end
    return b"".join([*parts, data[at:]])


def _odd(operand: bytes) -> bool:
    return _ODD_NUMBER.match(operand) is not None


def _as_read(operand: bytes) -> bytes | None:
    """A number that is written in a way of its own; None for what is none."""
    found = _NEARLY.fullmatch(operand)
    if found is None:
        return None
    signs, whole, more, fraction, power = (part or b"" for part in found.groups())
    figures = (whole + more or b"0") + (fraction if len(fraction) > 1 else b"")
    if len(figures) > _MOST_FIGURES:
        return None
    value = float(figures) * 10.0 ** int(power or b"0")
    sign = "-" if b"-" in signs and value else ""
    return f"{sign}{value:.6f}".rstrip("0").rstrip(".").encode("ascii") if value < 10**_MOST_FIGURES else None


def operations(data: bytes) -> Iterator[Operation]:
    """The operations in order; an inline image is one operation `BI` with its entries as operands."""
    operands: list[bytes] = []
    start = -1
    depth = 0
    at = 0
    while (found := _LEXEME.match(data, at)) is not None:
        kind, begin, at = found.lastgroup, at, found.end()
        if kind == "space":
            continue
        if kind == "string":
            at = _end_of_string(data, at)
        token = data[begin:at]
        if kind == "mark":
            depth = max(0, depth + {b"<<": 1, b"[": 1, b">>": -1, b"]": -1}.get(token, 0))
            if depth > limits.NESTED:
                raise TooDeepError("operands inside operands")
        if kind != "word" or depth or token[:1] in b"0123456789+-." or token in _CONSTANTS:
            start = begin if start < 0 else start
            operands.append(token)
            continue
        start = begin if start < 0 else start
        if token == b"BI":
            operands, at = _inline_image(data, at)
        yield Operation(token, tuple(operands), start, at)
        operands, start = [], -1


def _end_of_string(data: bytes, at: int) -> int:
    depth = 1
    while depth and (found := _IN_STRING.match(data, at)) is not None:
        at = found.end()
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
    return at


def _inline_image(data: bytes, at: int) -> tuple[list[bytes], int]:
    """The entries between BI and ID, and where EI ends (ISO 32000-1, 8.9.7)."""
    entries: list[bytes] = []
    while (found := _LEXEME.match(data, at)) is not None:
        begin, at = at, found.end()
        if found.lastgroup == "space":
            continue
        if found.lastgroup == "string":
            at = _end_of_string(data, at)
        token = data[begin:at]
        if token == b"ID":
            return entries, _end_of_image(data, at, entries)
        entries.append(token)
    return entries, len(data)


def _end_of_image(data: bytes, at: int, entries: list[bytes]) -> int:
    at += data[at : at + 1] in tuple(_SPACE[i : i + 1] for i in range(len(_SPACE)))
    length = _length(data, at, dict(zip(entries[::2], entries[1::2], strict=False)), entries)
    if length is not None and (end := _ei(data, at + length)) is not None:
        return end
    seek = at
    while (seek := data.find(b"EI", seek)) >= 0:
        before = seek == at or data[seek - 1] in _SPACE
        if before and _ei(data, seek) is not None and _reads_on(data[seek + 2 : seek + 40]):
            return seek + 2
        seek += 1
    return len(data)


def _ei(data: bytes, at: int) -> int | None:
    """The end of an EI that stands here, white space before it allowed."""
    while at < len(data) and data[at] in _SPACE:
        at += 1
    ends = at + 2 >= len(data) or data[at + 2] in _SPACE + b"/[(<%"
    return at + 2 if data[at : at + 2] == b"EI" and ends else None


def _reads_on(following: bytes) -> bool:
    """Whether this can be content: picture data that holds an EI goes on with bytes that no operator has."""
    return all(byte in _SPACE or 32 <= byte < 127 for byte in following[:10])


def _length(data: bytes, at: int, pairs: dict[bytes, bytes], entries: list[bytes]) -> int | None:
    """How long the picture's data is, where that can be known."""
    stated = pairs.get(b"/L") or pairs.get(b"/Length")
    if stated is not None and stated.isdigit():
        return int(stated)
    filters = [token for token in entries if token in (b"/Fl", b"/FlateDecode")]
    if b"/F" in entries or b"/Filter" in entries:
        place = entries.index(b"/F" if b"/F" in entries else b"/Filter")
        first = next((token for token in entries[place + 1 :] if token != b"["), b"")
        return _flate_length(data, at) if filters and first == filters[0] else None
    sizes = [pairs.get(short) or pairs.get(long) for short, long in ((b"/W", b"/Width"), (b"/H", b"/Height"))]
    bits = pairs.get(b"/BPC") or pairs.get(b"/BitsPerComponent") or b"8"
    mask = (pairs.get(b"/IM") or pairs.get(b"/ImageMask")) == b"true"
    components = 1 if mask else _COMPONENTS.get(pairs.get(b"/CS") or pairs.get(b"/ColorSpace") or b"")
    if components is None or not all(size is not None and size.isdigit() for size in (*sizes, bits)):
        return None
    width, height = (int(size or b"0") for size in sizes)
    return (width * components * (1 if mask else int(bits)) + 7) // 8 * height


def _flate_length(data: bytes, at: int) -> int | None:
    """Flate data says itself where it ends."""
    decoder = zlib.decompressobj()
    rest = data[at:]
    left = 64 * 1024**2
    try:
        while not decoder.eof and left > 0 and rest:
            left -= len(decoder.decompress(rest, 1024**2))
            rest = decoder.unconsumed_tail
    except zlib.error:
        return None
    return len(data) - at - len(decoder.unused_data) if decoder.eof else None
