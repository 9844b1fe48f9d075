"""Objects as they are written in a file, read quickly where they are usual; what is not is left to pypdf."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    PdfObject,
    create_string_object,
    read_object,
)

from sheetbuilder.pdf.read import objects

_DEPTH = 24
_MEMBERS = 50_000
"""Of one array or dictionary; what has more is left to pypdf, which refuses a flood."""
_REMEMBERED = 20_000
"""Names, numbers and references that are kept for the next time they are written."""

_REGULAR = rb"[^\s\x00()<>\[\]{}/%]"
STRING = rb"\([^()\\]*(?:\\.[^()\\]*)*\)"
"""Of a string without others in its brackets."""
TOKEN = re.compile(
    rb"[0-9]{1,10}[ \r\n][0-9]{1,5}[ \r\n]R(?=[ \t\r\n/<>\[\]()])"
    rb"|" + _REGULAR + rb"+"
    rb"|/" + _REGULAR + rb"*"
    rb"|<<|>>|<[0-9A-Fa-f]*>"
    rb"|" + STRING + rb"|[^ \t\r\n]",
    re.DOTALL,
)
"""References, words, names, brackets, strings; anything else, comments too, comes byte by byte."""
_SLASH = ord("/")
_NAME = re.compile(rb"/[!-~]*")
_NUMBER = re.compile(rb"[+-]?(?:[0-9]{1,12}(\.[0-9]{0,12})?|(\.[0-9]{1,12}))")
_ESCAPE = re.compile(rb"\\(?:([nrtbf()\\])|([0-3][0-7]{2})|([^nrtbf()\\0-3]|[0-3](?![0-7]{2})))", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_WORDS: dict[bytes, Callable[[], PdfObject]] = {
    b"true": lambda: BooleanObject(True),
    b"false": lambda: BooleanObject(False),
    b"null": NullObject,
}


class UnusualError(ValueError):
    """Something that pypdf has to read."""


class ObjectParser:
    """Parses the objects of one file; what has no parts is made once and shared, so nobody may change one.

    `file` is what references lead into.
    """

    def __init__(self, file: object) -> None:
        self._file = file
        self._known: dict[bytes, PdfObject] = {}
        self._references: dict[tuple[int, int], IndirectObject] = {}

    def parse(self, written: bytes) -> PdfObject | None:
        """The one object that stands here, as pypdf would read it; None where anything about it is unusual.

        A number, a name or a word has to be followed by white space, or who knows where it ends?
        """
        tokens: list[bytes] = TOKEN.findall(written)
        try:
            if len(tokens) == 1:
                return self._alone(tokens[0], written)
            return self._whole(tokens)
        except UnusualError:
            return None

    def _alone(self, token: bytes, written: bytes) -> PdfObject:
        """An object without parts; it has a number, so it is shared with nobody."""
        if token[:1] not in b"(<" and not written[-1:].isspace():
            raise UnusualError
        return self._value(token)

    def _whole(self, tokens: list[bytes]) -> PdfObject:
        known, value = self._known, self._value
        members: list[PdfObject] = []
        around: list[tuple[bytes, list[PdfObject]]] = []
        for token in tokens:
            found = known.get(token)
            if found is not None:
                members.append(found)
            elif token in (b"<<", b"["):
                if len(around) >= _DEPTH:
                    raise UnusualError
                around.append((token, members))
                members = []
            elif token in (b">>", b"]"):
                if not around:
                    raise UnusualError
                made = _array(members) if token == b"]" else _dictionary(members)
                opening, members = around.pop()
                if opening != (b"[" if token == b"]" else b"<<"):
                    raise UnusualError
                members.append(made)
            elif token[:1] in b"(<":
                members.append(_string(token))
            elif not around:
                raise UnusualError
            else:
                found = self._reference(token) if token[-1:] == b"R" and token[0] != _SLASH else value(token)
                if len(known) < _REMEMBERED:
                    known[token] = found
                members.append(found)
        if around or len(members) != 1 or not isinstance(members[0], ArrayObject | DictionaryObject):
            raise UnusualError
        return members[0]

    def _reference(self, token: bytes) -> PdfObject:
        parts = token.split()
        if len(parts) != 3:
            raise UnusualError
        return self.reference(int(parts[0]), int(parts[1]))

    def reference(self, number: int, generation: int) -> IndirectObject:
        """A reference to an object, made once."""
        found = self._references.get((number, generation))
        if found is None:
            found = IndirectObject(number, generation, self._file)
            if len(self._references) < _REMEMBERED:
                self._references[number, generation] = found
        return found

    def _value(self, token: bytes) -> PdfObject:
        """What a token stands for that is no bracket and no reference."""
        if token[:1] == b"/":
            return _name(token)
        if token[:1] in b"(<":
            return _string(token)
        number = _NUMBER.fullmatch(token)
        if number is not None:
            return NumberObject(token) if number.lastindex is None else FloatObject(token)
        if token in _WORDS:
            return _WORDS[token]()
        raise UnusualError


def _array(members: list[PdfObject]) -> PdfObject:
    if len(members) > _MEMBERS:
        raise UnusualError
    return ArrayObject(members)


def _dictionary(members: list[PdfObject]) -> PdfObject:
    keys = members[::2]
    if len(members) > _MEMBERS or not {*map(type, keys)} <= {NameObject}:
        raise UnusualError
    made = DictionaryObject(zip(keys, members[1::2], strict=False))
    if 2 * len(made) != len(members):  # a key without a value, or one that comes twice
        raise UnusualError
    return made


def _name(token: bytes) -> PdfObject:
    return NameObject(token.decode("ascii")) if b"#" not in token and _NAME.fullmatch(token) else _read(token)


def _string(token: bytes) -> PdfObject:
    if len(token) < 2 or token == b"<<":
        raise UnusualError
    if token[:1] == b"<":
        return create_string_object(bytes.fromhex(token[1:-1].decode("ascii"))) if len(token) % 2 == 0 else _read(token)
    return create_string_object(unescaped(token[1:-1]))


def unescaped(written: bytes) -> bytes:
    """What stands between the brackets of a string means; raises `UnusualError` for an escape that is rare."""
    return _ESCAPE.sub(_meant, written) if b"\\" in written else written


def _meant(escape: re.Match[bytes]) -> bytes:
    """What an escape in a string stands for; one that is rare is none of the usual."""
    letter, octal, rare = escape.groups()
    if rare is not None:
        raise UnusualError
    return bytes([int(octal, 8)]) if octal is not None else _ESCAPED.get(letter, letter)


def _read(token: bytes) -> PdfObject:
    """A name or a string as pypdf reads it."""
    stream = io.BytesIO(token + b" ")
    try:
        value = read_object(stream, None)
    except objects.FAULTS as error:
        raise UnusualError from error
    if stream.tell() != len(token):
        raise UnusualError
    return value
