"""Messages of the Internet Printing Protocol as bytes (RFC 8010): requests written, answers read without trust."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from types import MappingProxyType

from sheetbuilder.printing import limits


class IppOperation(IntEnum):
    """What is asked of a printer (RFC 8011, 4.4.15)."""

    PRINT_JOB = 0x0002
    VALIDATE_JOB = 0x0004
    GET_PRINTER_ATTRIBUTES = 0x000B


class IppTag(IntEnum):
    """What stands behind it: a group of attributes, or a value of a kind (RFC 8010, 3.5)."""

    OPERATION = 0x01
    JOB = 0x02
    END = 0x03
    PRINTER = 0x04
    UNSUPPORTED = 0x05
    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    RANGE = 0x33
    COLLECTION = 0x34
    TEXT_IN_LANGUAGE = 0x35
    NAME_IN_LANGUAGE = 0x36
    COLLECTION_END = 0x37
    TEXT = 0x41
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48
    MIME_TYPE = 0x49
    MEMBER = 0x4A


_GROUPS = 0x0F
"""The highest tag that begins a group."""
_NO_VALUES = range(0x10, 0x20)
"""Tags of values that are none: unsupported, unknown."""
_TEXTS = frozenset((*range(IppTag.TEXT, IppTag.KEYWORD + 1), *range(IppTag.URI, IppTag.MIME_TYPE + 1)))

Value = int | bool | str | tuple[int, int]
Attributes = Mapping[str, tuple[Value, ...]]
_NONE: Attributes = MappingProxyType({})


class Garbled(Exception):
    """Bytes that are no answer."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of a request: its name, the kind of its values, and them."""

    name: str
    tag: IppTag
    values: tuple[Value, ...]

    def __str__(self) -> str:
        """As it is told to a person: name=value,value."""
        return f"{self.name}={','.join(_shown(value) for value in self.values)}"


@dataclass(frozen=True, slots=True)
class PrinterAnswer:
    """An answer: its status, and the attributes of its groups; of groups of a kind the first one."""

    version: tuple[int, int]
    status: int
    number: int
    """Of the request that it answers."""
    groups: Mapping[int, Attributes] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def printer(self) -> Attributes:
        """What it says of the printer."""
        return self.groups.get(IppTag.PRINTER, _NONE)

    @property
    def job(self) -> Attributes:
        """What it says of the job."""
        return self.groups.get(IppTag.JOB, _NONE)

    @property
    def unsupported(self) -> Attributes:
        """What of the request the printer does not know or cannot do."""
        return self.groups.get(IppTag.UNSUPPORTED, _NONE)


def request(
    operation: IppOperation,
    number: int,
    version: tuple[int, int],
    groups: Iterable[tuple[IppTag, Sequence[Attribute]]],
) -> bytes:
    """A request; behind it comes the document, if there is one."""
    parts = [struct.pack(">BBHI", *version, operation, number)]
    for tag, attributes in groups:
        if attributes:
            parts.append(bytes([tag]))
            parts += [_written(attribute) for attribute in attributes]
    return b"".join([*parts, bytes([IppTag.END])])


def answer(data: bytes) -> PrinterAnswer:
    """What a printer answered; raises `Garbled` for anything else."""
    reading = _AnswerReading(data)
    major, minor, status, number = struct.unpack(">BBHI", reading.take(8))
    groups: dict[int, Attributes] = {}
    tag = reading.byte()
    while tag != IppTag.END:
        if tag > _GROUPS:
            raise Garbled
        found: dict[str, tuple[Value, ...]] = {}
        group = tag
        tag = reading.attributes(found)
        groups.setdefault(group, MappingProxyType(found))
    return PrinterAnswer((major, minor), status, number, MappingProxyType(groups))


class _AnswerReading:
    """The bytes of an answer, read from front to end."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0
        self._values = 0

    def take(self, count: int) -> bytes:
        """So many bytes, which must be there."""
        end = self._at + count
        if end > len(self._data):
            raise Garbled
        taken, self._at = self._data[self._at : end], end
        return taken

    def byte(self) -> int:
        return self.take(1)[0]

    def attributes(self, found: dict[str, tuple[Value, ...]]) -> int:
        """The attributes of a group, up to the tag that ends it, which is given back.

        There must be one of a name, and there are printers that say something twice: the first one counts.
        """
        name, values = "", list[Value]()
        while (tag := self.byte()) > _GROUPS:
            called, value = self._field()
            if called:
                found.setdefault(name, tuple(values))
                name, values = _text(called, limits.NAME), []
            elif not name:
                raise Garbled  # a further value, and nothing that it belongs to
            if tag == IppTag.COLLECTION:
                self._skip_collection()
            elif tag not in _NO_VALUES:
                values += _value(tag, value)
        found.setdefault(name, tuple(values))
        found.pop("", None)
        return tag

    def _field(self) -> tuple[bytes, bytes]:
        self._values += 1
        if self._values > limits.VALUES:
            raise Garbled
        called = self.take(int.from_bytes(self.take(2), "big"))
        return called, self.take(int.from_bytes(self.take(2), "big"))

    def _skip_collection(self) -> None:
        """What a collection holds is walked through: nothing of it is asked for."""
        depth = 1
        while depth:
            tag = self.byte()
            if tag <= _GROUPS:
                raise Garbled
            self._field()
            depth += (tag == IppTag.COLLECTION) - (tag == IppTag.COLLECTION_END)
            if depth > limits.DEPTH:
                raise Garbled


def _value(tag: int, raw: bytes) -> Iterator[Value]:
    """The value of a kind that is known; others are left out, which is what RFC 8011 asks of clients."""
    if tag in (IppTag.INTEGER, IppTag.ENUM):
        yield int.from_bytes(_long(raw, 4), "big", signed=True)
    elif tag == IppTag.BOOLEAN:
        yield _long(raw, 1) != b"\0"
    elif tag == IppTag.RANGE:
        yield struct.unpack(">ii", _long(raw, 8))
    elif tag in (IppTag.TEXT_IN_LANGUAGE, IppTag.NAME_IN_LANGUAGE):
        inner = _AnswerReading(raw)
        inner.take(int.from_bytes(inner.take(2), "big"))
        yield _text(inner.take(int.from_bytes(inner.take(2), "big")), limits.TEXT)
    elif tag in _TEXTS:
        yield _text(raw, limits.TEXT)


def _long(raw: bytes, length: int) -> bytes:
    if len(raw) != length:
        raise Garbled
    return raw


def _text(raw: bytes, most: int) -> str:
    return raw[:most].decode("utf-8", "replace")


def _written(attribute: Attribute) -> bytes:
    parts = []
    name = attribute.name.encode("ascii")
    for value in attribute.values:
        raw = _bytes(attribute.tag, value)
        parts.append(struct.pack(">BH", attribute.tag, len(name)) + name + struct.pack(">H", len(raw)) + raw)
        name = b""  # a further value of the same attribute
    return b"".join(parts)


def _bytes(tag: IppTag, value: Value) -> bytes:
    if isinstance(value, str):
        return value.encode("utf-8")
    if isinstance(value, tuple):
        return struct.pack(">ii", *value)
    return bytes([value]) if tag is IppTag.BOOLEAN else struct.pack(">i", value)


def _shown(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "-".join(map(str, value)) if isinstance(value, tuple) else str(value)
