"""Content read into operators with values: the usual quickly, whatever is unusual as pypdf reads it."""

from __future__ import annotations

import io
import re
from collections.abc import Collection

from pypdf import PdfReader
from pypdf.generic import ArrayObject, ByteStringObject, ContentStream, FloatObject, NumberObject, read_object

from sheetbuilder.pdf.read import objects

Operations = list[tuple[object, bytes]]
"""Each operator with its operands before it, in the order of the content."""

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


class ContentReader:
    """Reads the content of one file; values that come again are made once, so nobody may change one.

    `operators` are those that the caller knows: content with any other is unusual.
    """

    def __init__(self, reader: PdfReader, operators: Collection[bytes]) -> None:
        self._reader = reader
        self._operators = frozenset(operators)
        self._values: dict[bytes, object] = {}

    def operations(self, value: object) -> Operations:
        """The operators of a stream or of an array of them; raises what pypdf raises where they cannot be read."""
        if objects.follow(value) is None:
            return []
        # "bytes" leaves shown strings as they are; pypdf would otherwise take them for text and lose codes.
        held = ContentStream(value, self._reader, "bytes")
        usual = self._usual(bytes(held.get_data()))
        return list(held.operations) if usual is None else usual

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
        return found if array is None else None

    def _value(self, token: bytes) -> object:
        """What a token stands for; None where it is no usual value."""
        first = token[:1]
        if first == b"(" and len(token) > 1 and b"\\" not in token:
            return ByteStringObject(token[1:-1])
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
