"""Pictures that stand inside content, in grey (ISO 32000-1, 8.9.7)."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    EncodedStreamObject,
    FloatObject,
    NameObject,
    NumberObject,
    PdfObject,
)

from sheetbuilder.foreign.extract.strings import decoded
from sheetbuilder.foreign.greying.pictures import Samples, measured, opened, shown, unpacked
from sheetbuilder.foreign.greying.spaces import Spaces
from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.functions import UnusableError
from sheetbuilder.pdf.read.tokens import name

_ENTRIES: Mapping[str, str] = MappingProxyType(
    {
        "/BPC": "/BitsPerComponent",
        "/CS": "/ColorSpace",
        "/D": "/Decode",
        "/DP": "/DecodeParms",
        "/F": "/Filter",
        "/H": "/Height",
        "/IM": "/ImageMask",
        "/W": "/Width",
    }
)
_FILTERS: Mapping[str, str] = MappingProxyType(
    {
        "/AHx": "/ASCIIHexDecode",
        "/A85": "/ASCII85Decode",
        "/LZW": "/LZWDecode",
        "/Fl": "/FlateDecode",
        "/RL": "/RunLengthDecode",
        "/CCF": "/CCITTFaxDecode",
        "/DCT": "/DCTDecode",
    }
)
"""ISO 32000-1, tables 93 and 94."""
_SPACES = b"\0\t\n\x0c\r "


def inline(operands: Sequence[bytes], written: bytes, spaces: Spaces, resources: object) -> bytes:
    """A picture as it is written, in grey; raises `UnusableError` where it cannot be."""
    image = DictionaryObject({NameObject(key): value for key, value in _pairs(iter(operands))})
    if objects.truth(objects.get(image, "/ImageMask")):
        return written
    space = spaces.colours(objects.raw(image, "/ColorSpace"), resources)
    width, height = (objects.integer(objects.get(image, side)) or 0 for side in ("/Width", "/Height"))
    bits = objects.integer(objects.get(image, "/BitsPerComponent")) or 8
    samples = measured(width, height, bits, space, objects.numbers(objects.raw(image, "/Decode")))
    begin = _begin(operands, written)
    if space.count == 1 and bits <= 8:
        return _by_table(operands, written[begin:], samples)
    data = _samples(image, written[begin + 2 : -2], samples)
    packed = zlib.compress(data)
    return b"BI/W %d/H %d/BPC 8/CS/G/F/Fl ID %s\nEI" % (width, height, packed)


def _by_table(operands: Sequence[bytes], rest: bytes, samples: Samples) -> bytes:
    """One channel: its samples stay, and a table says which grey each of them is."""
    if samples.space.neutral:
        kept, space = _without(operands, ("/ColorSpace",)), b"/G"
    else:
        kept = _without(operands, ("/ColorSpace", "/Decode"))
        space = b"[/I/G %d<%s>]" % ((1 << samples.bits) - 1, samples.table.hex().encode("ascii"))
    return b"BI %s/CS%s %s" % (b" ".join(kept), b" " + space, rest)


def _samples(image: DictionaryObject, data: bytes, samples: Samples) -> bytes:
    if samples.space.count not in (3, 4):
        raise UnusableError
    filters = [_FILTERS.get(f"/{each}", f"/{each}") for each in map(objects.name, objects.array(image.get("/Filter")))]
    data = data[1:] if data[:1] and data[:1] in _SPACES else data
    if filters == ["/DCTDecode"]:
        return shown(opened(data, "JPEG", samples), samples).tobytes()
    if filters:
        held = EncodedStreamObject()
        held._data = data
        held[NameObject("/Filter")] = ArrayObject(map(NameObject, filters))
        if "/DecodeParms" in image:
            held[NameObject("/DecodeParms")] = image["/DecodeParms"]
        data = bytes(held.get_data())
    return shown(unpacked(data, samples), samples).tobytes()


def _pairs(tokens: Iterator[bytes]) -> Iterator[tuple[str, PdfObject]]:
    """The entries, their names written out."""
    for token in tokens:
        key = name(token) if token.startswith(b"/") else ""
        value = _value(next(tokens, b"null"), tokens)
        yield _ENTRIES.get(key, key or "/Unknown"), value


def _value(token: bytes, tokens: Iterator[bytes]) -> PdfObject:
    if token == b"[":
        return ArrayObject(_value(each, tokens) for each in iter(lambda: next(tokens, b"]"), b"]"))
    if token == b"<<":
        return DictionaryObject(
            {
                NameObject(name(key)): _value(next(tokens, b"null"), tokens)
                for key in iter(lambda: next(tokens, b">>"), b">>")
                if key.startswith(b"/")
            }
        )
    if token.startswith(b"/"):
        return NameObject(name(token))
    if token[:1] in (b"(", b"<"):
        return ByteStringObject(decoded(token))
    if token in (b"true", b"false"):
        return BooleanObject(token == b"true")
    try:
        return NumberObject(int(token)) if token.lstrip(b"+-").isdigit() else FloatObject(token.decode("ascii"))
    except (ValueError, UnicodeDecodeError) as error:
        raise UnusableError from error


def _without(operands: Sequence[bytes], left_out: Sequence[str]) -> list[bytes]:
    """The entries as written, but for some."""
    kept: list[bytes] = []
    at = 0
    while at < len(operands):
        end = _end(operands, at + 1)
        key = name(operands[at]) if operands[at].startswith(b"/") else ""
        if _ENTRIES.get(key, key) not in left_out:
            kept += operands[at:end]
        at = end
    return kept


def _end(operands: Sequence[bytes], at: int) -> int:
    """Where the value ends that begins at a place."""
    depth = 0
    while at < len(operands):
        depth += {b"[": 1, b"<<": 1, b"]": -1, b">>": -1}.get(operands[at], 0)
        at += 1
        if depth <= 0:
            break
    return at


def _begin(operands: Sequence[bytes], written: bytes) -> int:
    """Where the ID stands that ends the entries."""
    at = 2
    for token in operands:
        at = written.find(token, at) + len(token)
    found = written.find(b"ID", at)
    if found < 0:
        raise UnusableError
    return found
