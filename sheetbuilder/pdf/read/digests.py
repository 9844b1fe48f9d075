"""A hash of an object with everything that it leads to: two with the same are read the same, in whatever file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

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
)

_MOST = 20_000
"""Values; what leads to more has no hash, and is read anew each time."""
_PLAIN = (NameObject, NumberObject, FloatObject, TextStringObject, ByteStringObject, BooleanObject, NullObject)
_NUMBERS = (NumberObject, FloatObject)


def _number(value: NumberObject | FloatObject) -> bytes:
    """A number as Python writes it: one that is whole is told from one with a point."""
    return (float.__repr__(value) if isinstance(value, float) else int.__repr__(value)).encode("ascii")


def digest(value: object, behind: Callable[[IndirectObject], object]) -> bytes | None:
    """The hash; None where too much hangs together, or something that is no object of a file.

    `behind` gives the object behind a reference, or None.
    """
    found = hashlib.sha256()
    met: dict[int, int] = {}
    waiting: list[object] = [value]
    left = _MOST
    while waiting:
        value, left = waiting.pop(), left - 1
        if left < 0:
            return None
        if isinstance(value, IndirectObject):
            # Where an object stands in the file is of no account, but which references lead to the same one.
            if value.idnum in met:
                found.update(b"again %d;" % met[value.idnum])
                continue
            met[value.idnum] = len(met)
            value = behind(value)
        if isinstance(value, DictionaryObject):
            packed = bytes(value._data) if isinstance(value, StreamObject) else None
            found.update(b"entries %d, %d;" % (len(value), -1 if packed is None else len(packed)))
            found.update(packed or b"")
            waiting.extend(part for entry in value.items() for part in entry)
        elif isinstance(value, ArrayObject):
            # Most of a font are its widths: numbers need no turn each.
            plain = all(type(part) in _NUMBERS for part in value)
            told = b" ".join(map(_number, value)) if plain else b""
            found.update(b"members %d, %d;%s" % (len(value), len(told), told))
            if plain:
                left -= len(value)
            else:
                waiting.extend(value)
        elif isinstance(value, _PLAIN):
            written = float.__repr__(value) if isinstance(value, FloatObject) else repr(value)
            told = written.encode("utf-8", "surrogatepass")
            found.update(b"%s %d;%s" % (type(value).__name__.encode(), len(told), told))
        else:
            return None
    return found.digest() if left >= 0 else None
