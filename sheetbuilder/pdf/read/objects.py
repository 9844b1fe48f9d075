"""Looking into pypdf's objects without trusting their kind: each question has a value or nothing."""

from __future__ import annotations

import binascii
import struct
import zlib
from collections.abc import Iterator
from xml.parsers.expat import ExpatError

from pypdf.errors import DependencyError, DeprecationError, PyPdfError
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    StreamObject,
    TextStringObject,
    create_string_object,
)

FAULTS: tuple[type[Exception], ...] = (
    PyPdfError,
    DependencyError,
    DeprecationError,
    NotImplementedError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    RecursionError,
    ArithmeticError,
    MemoryError,
    EOFError,
    OSError,
    ExpatError,
    binascii.Error,
    struct.error,
    zlib.error,
)
"""What pypdf and what it stands on are known to raise when a file is broken."""

Key = int
"""One object of the file: its number; for an object written in place, a negative number that no other has."""

_ITSELF = frozenset(
    {NameObject, NumberObject, FloatObject, DictionaryObject, ArrayObject, TextStringObject, type(None)}
)
"""The usual kinds of values that are no reference and mean something."""

MAX_TREE_NODES = 200_000
MAX_TREE_DEPTH = 100


def follow(value: object) -> object:
    """The object behind a reference (or the value itself), with PDF's null as None."""
    if type(value) in _ITSELF:
        return value
    hops = 0
    while isinstance(value, IndirectObject):
        hops += 1
        if hops > 20:
            return None
        value = value.get_object()
    return None if isinstance(value, NullObject) else value


def raw(holder: object, name: str) -> object:
    """The entry as written, a reference not followed; None where it is missing."""
    return dict.get(holder, name) if isinstance(holder, DictionaryObject) else None


def get(holder: object, name: str) -> object:
    """The entry with references followed."""
    return follow(raw(holder, name))


def key_of(value: object) -> Key:
    """The identity of the object that `value` refers to or is."""
    if isinstance(value, IndirectObject):
        seen = 0
        while seen < 20:
            target = value.pdf.get_object(value)
            if not isinstance(target, IndirectObject):
                break
            value, seen = target, seen + 1
        return int(value.idnum)
    reference = getattr(value, "indirect_reference", None)
    if isinstance(reference, IndirectObject):
        return int(reference.idnum)
    return -id(value)


def dictionary(value: object) -> DictionaryObject | None:
    """The dictionary (a stream's too), or None."""
    value = follow(value)
    return value if isinstance(value, DictionaryObject) else None


def stream(value: object) -> StreamObject | None:
    """The stream, or None."""
    value = follow(value)
    return value if isinstance(value, StreamObject) else None


def array(value: object) -> tuple[object, ...]:
    """The members as written; a lone value is an array of one, nothing is an empty one."""
    if isinstance(value, ArrayObject):
        return tuple(value)
    behind = follow(value)
    if isinstance(behind, ArrayObject):
        return tuple(behind)
    return () if behind is None else (value,)


def text(value: object) -> str | None:
    """A text string, decoded (ISO 32000-1, 7.9.2.2), or None."""
    if value is None or type(value) is NameObject:
        return None
    value = follow(value)
    if isinstance(value, ByteStringObject):
        return decoded(bytes(value))
    if isinstance(value, TextStringObject):
        return str(value)
    return None


def decoded(written: bytes) -> str:
    """The text that bytes hold: UTF-8 or UTF-16 where they begin with its mark, else PDFDocEncoding."""
    if written.startswith(b"\xef\xbb\xbf"):
        return written[3:].decode("utf-8", errors="replace")
    read = create_string_object(written)
    return str(read) if isinstance(read, TextStringObject) else written.decode("latin-1")


def name(value: object) -> str | None:
    """A name without its slash, or None."""
    if type(value) is NameObject:
        return value[1:]
    if value is None:
        return None
    value = follow(value)
    return str(value)[1:] if isinstance(value, NameObject) else None


def number(value: object) -> float | None:
    """A number, or None."""
    if type(value) is FloatObject or type(value) is NumberObject:
        return float(value)
    value = follow(value)
    if isinstance(value, bool | BooleanObject) or not isinstance(value, int | float):
        return None
    return float(value)


def integer(value: object) -> int | None:
    """A whole number, or None."""
    found = number(value)
    return int(found) if found is not None and found == int(found) else None


def truth(value: object) -> bool | None:
    """True or false, or None where it is neither."""
    value = follow(value)
    if isinstance(value, BooleanObject):
        return bool(value.value)
    return None


def numbers(value: object) -> tuple[float, ...]:
    """The members that are numbers, in order."""
    return tuple(found for member in array(value) if (found := number(member)) is not None)


def entries(value: object) -> Iterator[tuple[str, object]]:
    """The names (without slash) and raw values of a dictionary."""
    holder = dictionary(value)
    if holder is not None:
        for entry in list(holder):
            yield str(entry)[1:], holder.raw_get(entry)


def number_tree(root: object) -> dict[int, object]:
    """Every key and raw value of a number tree (ISO 32000-1, 7.9.7); a key that comes again keeps its first
    value.
    """
    return {key: value for written, value in _leaves(root, "/Nums") if (key := integer(written)) is not None}


def name_tree(root: object) -> dict[str, object]:
    """Every key and raw value of a name tree (ISO 32000-1, 7.9.6)."""
    return {key: value for written, value in _leaves(root, "/Names") if (key := text(written)) is not None}


def _leaves(root: object, leaf: str) -> Iterator[tuple[object, object]]:
    seen: set[Key] = set()
    waiting: list[tuple[object, int]] = [(root, 0)]
    while waiting:
        node, depth = waiting.pop()
        holder = dictionary(node)
        if holder is None or key_of(node) in seen or depth > MAX_TREE_DEPTH or len(seen) > MAX_TREE_NODES:
            continue
        seen.add(key_of(node))
        pairs = array(raw(holder, leaf))
        yield from zip(pairs[::2], pairs[1::2], strict=False)
        waiting.extend((kid, depth + 1) for kid in reversed(array(raw(holder, "/Kids"))))
