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


def digest(value: object, behind: Callable[[IndirectObject], object]) -> bytes | None:
    """The hash; None where too much hangs together, or something that is no object of a file.

    `behind` gives the object behind a reference, or None.
    """
    found = hashlib.sha256()
    met: dict[int, int] = {}
    waiting: list[object] = [value]
    for _ in range(_MOST):
        if not waiting:
            return found.digest()
        value = waiting.pop()
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
            found.update(b"members %d;" % len(value))
            waiting.extend(value)
        elif isinstance(value, _PLAIN):
            written = float.__repr__(value) if isinstance(value, FloatObject) else repr(value)
            told = written.encode("utf-8", "surrogatepass")
            found.update(b"%s %d;%s" % (type(value).__name__.encode(), len(told), told))
        else:
            return None
    return None
