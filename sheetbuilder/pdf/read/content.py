"""Content read into operators with values: the usual quickly, whatever is unusual as pypdf reads it."""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from typing import NamedTuple

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    ContentStream,
    FloatObject,
    NumberObject,
    StreamObject,
    read_object,
)

from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.parsing import UnusualError, unescaped

Operations = list[tuple[object, bytes]]
"""Each operator with its operands before it, in the order of the content."""

_PARTS = 100
"""Streams of one page that are told one by one."""
_QUICK = 4 * 1024**2
"""Bytes of content that are cut at one go; longer content is left to pypdf, which keeps account of its work."""
_TOKENS = 500_000
_REMEMBERED = 20_000
"""Values that are kept for the next time they are written."""
_LONGEST = 200
"""Bytes of such a value."""
_STRING = rb"\([^()\\]*(?:\\.[^()\\]*)*\)"
_TOKEN = re.compile(
    rb"[^\s\x00()<>\[\]{}/%]+"
    rb"|" + _STRING + rb"|/[^\s\x00()<>\[\]{}/%]*"
    rb"|<[0-9A-Fa-f]*>"
    rb"|<<[^<>()%]*(?:(?:" + _STRING + rb"|<[0-9A-Fa-f]*>)[^<>()%]*)*>>"
    rb"|[^ \t\r\n]",
    re.DOTALL,
)
"""Words, strings, names, dictionaries without others in them; anything else, comments too, comes byte by byte."""
_NUMBER = re.compile(rb"[+-]?(?:\d{1,12}(\.\d{0,12})?|(\.\d{1,12}))")
_OPEN, _CLOSE = b"[", b"]"
_HEAD = re.compile(rb"[ \r\n]*/(?:([A-Za-z0-9]+) <</MCID (0|[1-9][0-9]{0,8})>> BDC|Artifact BMC)(?=[ \r\n])")
_END = b"\nEMC"


class Passage(NamedTuple):
    """A stretch of a page's content: a marked-content sequence that begins in a usual way, or what is none."""

    tag: str
    """Empty where `content` is to be taken as it is, marks and all."""
    number: int | None
    """None for decoration."""
    content: bytes
    """What stands between the beginning and the end of the sequence."""


class ContentReader:
    """Reads the content of one file; values that come again are made once, so nobody may change one.

    `operators` are those that the caller knows: content with any other is unusual. `values` are what was read before,
    of this file or of others.
    """

    def __init__(
        self, reader: PdfReader, operators: Collection[bytes], values: dict[bytes, object] | None = None
    ) -> None:
        self._reader = reader
        self._operators = frozenset(operators)
        self._values = {} if values is None else values
        self._left = False
        """Whether there are operands behind the last operator."""

    def operations(self, value: object) -> Operations:
        """The operators of a stream or of an array of them; raises what pypdf raises where they cannot be read."""
        if objects.follow(value) is None:
            return []
        # "bytes" leaves shown strings as they are; pypdf would otherwise take them for text and lose codes.
        held = ContentStream(value, self._reader, "bytes")
        usual = self._usual(bytes(held.get_data()))
        return list(held.operations) if usual is None else usual

    def passages(self, value: object) -> Iterator[Passage] | None:
        """The streams of a page cut into stretches; None where they are too many or too long, or no streams.

        Where `whole` can read each of them, they are in turn what `operations` gives.
        """
        held = objects.follow(value)
        streams = [objects.follow(each) for each in held] if isinstance(held, ArrayObject) else [held]
        if not 0 < len(streams) <= _PARTS:
            return None
        found: list[bytes] = []
        for stream in streams:
            if not isinstance(stream, StreamObject):
                return None
            found.append(bytes(stream.get_data()))
        if sum(map(len, found)) > _TOKENS:
            return None
        return (passage for data in found for passage in _cut(data))

    def whole(self, data: bytes) -> Operations | None:
        """The operators of usual content that ends behind one of them."""
        found = self._usual(data)
        return found if found is None or not self._left else None

    def _usual(self, data: bytes) -> Operations | None:
        """The operators of usual content; None where anything about it is not."""
        tokens: list[bytes] = _TOKEN.findall(data) if len(data) <= _QUICK else []
        if not tokens or len(tokens) > _TOKENS:
            return None
        found: Operations = []
        operands: list[object] = []
        array: list[object] | None = None
        known, operators = self._values, self._operators
        for token in tokens:
            value = known.get(token)
            if value is not None:
                (operands if array is None else array).append(value)
            elif token in operators:
                if array is not None:
                    return None
                found.append((operands, token))
                operands = []
            elif token == _OPEN:
                if array is not None:
                    return None
                array = ArrayObject()
                operands.append(array)
            elif token == _CLOSE:
                if array is None:
                    return None
                array = None
            else:
                value = self._value(token)
                if value is None:
                    return None
                (operands if array is None else array).append(value)
        self._left = bool(operands)
        return found if array is None else None

    def _value(self, token: bytes) -> object:
        """What a token stands for; None where it is no usual value."""
        first = token[:1]
        if first == b"(" and len(token) > 1:
            with suppress(UnusualError):
                return self._kept(token, ByteStringObject(unescaped(token[1:-1])))
        number = _NUMBER.fullmatch(token)
        value: object
        if number is not None:
            value = NumberObject(token) if number.lastindex is None else FloatObject(token)
        elif first in b"(</" and len(token) > 1:
            value = _read(token)
        else:
            return None
        return self._kept(token, value)

    def _kept(self, token: bytes, value: object) -> object:
        if len(token) <= _LONGEST:
            if len(self._values) >= _REMEMBERED:
                self._values.clear()
            self._values[token] = value
        return value


def _cut(data: bytes) -> Iterator[Passage]:
    """Content cut behind each end of a marked-content sequence.

    Where an end stands in a string, a dictionary or a comment, what is before it is nothing that `whole` can read.
    """
    *closed, rest = data.split(b"\nEMC\n")
    if rest.endswith(_END):
        closed.append(rest.removesuffix(_END))
        rest = b""
    for each in closed:
        head = _HEAD.match(each)
        if head is None or head[1] == b"Artifact":
            yield Passage("", None, each + _END)
        elif head[1] is None:
            yield Passage("Artifact", None, each[head.end() :])
        else:
            yield Passage(head[1].decode("ascii"), int(head[2]), each[head.end() :])
    if rest:
        yield Passage("", None, rest)


def _read(token: bytes) -> object:
    """The value as pypdf reads it; None where that fails or ends elsewhere."""
    stream = io.BytesIO(token + b" ")
    try:
        value = read_object(stream, None, "bytes")
    except objects.FAULTS:
        return None
    return value if stream.tell() == len(token) else None
