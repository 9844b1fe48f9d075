"""Content read into operators with values: the usual quickly, whatever is unusual as pypdf reads it."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Collection
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


class PagePart(NamedTuple):
    """One of the streams of a page."""

    digest: bytes
    data: bytes
    operations: Operations | None
    """None where they are known."""


class ContentReader:
    """Reads the content of one file; values that come again are made once, so nobody may change one.

    `operators` are those that the caller knows: content with any other is unusual.
    """

    def __init__(self, reader: PdfReader, operators: Collection[bytes]) -> None:
        self._reader = reader
        self._operators = frozenset(operators)
        self._values: dict[bytes, object] = {}
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

    def parts(self, value: object, known: Collection[bytes]) -> list[PagePart] | None:
        """The streams of a page one by one, where all of them are usual and none ends in the middle of something.

        Read in turn they are what `operations` gives. Of those whose hashes are `known` no operators are told: somebody
        has read them before.
        """
        held = objects.follow(value)
        streams = [objects.follow(each) for each in held] if isinstance(held, ArrayObject) else [held]
        parts: list[PagePart] = []
        for stream in streams if len(streams) <= _PARTS else ():
            if not isinstance(stream, StreamObject):
                return None
            data = bytes(stream.get_data())
            digest = hashlib.sha256(data).digest()
            part = PagePart(digest, data, None if digest in known else self.whole(data))
            if part.operations is None and digest not in known:
                return None
            parts.append(part)
        return parts if sum(len(part.data) for part in parts) <= _QUICK else None

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
            if token in operators:
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
                value = known.get(token)
                if value is None and (value := self._value(token)) is None:
                    return None
                (operands if array is None else array).append(value)
        self._left = bool(operands)
        return found if array is None else None

    def _value(self, token: bytes) -> object:
        """What a token stands for; None where it is no usual value."""
        first = token[:1]
        if first == b"(" and len(token) > 1:
            with suppress(UnusualError):
                return ByteStringObject(unescaped(token[1:-1]))
        number = _NUMBER.fullmatch(token)
        value: object
        if number is not None:
            value = NumberObject(token) if number.lastindex is None else FloatObject(token)
        elif first in b"(</" and len(token) > 1:
            value = _read(token)
        else:
            return None
        self._values[token] = value
        return value


def _read(token: bytes) -> object:
    """The value as pypdf reads it; None where that fails or ends elsewhere."""
    stream = io.BytesIO(token + b" ")
    try:
        value = read_object(stream, None, "bytes")
    except objects.FAULTS:
        return None
    return value if stream.tell() == len(token) else None
