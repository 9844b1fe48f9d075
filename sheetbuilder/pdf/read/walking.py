"""Ways through a file: to all that can be reached from its catalogue, and along the lines of its outline."""

from __future__ import annotations

from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.objects import Key
from sheetbuilder.pdf.read.refusal import Refusal, Refused

_LEAVES = frozenset({NameObject, NumberObject, FloatObject, TextStringObject})
"""The usual kinds of values that lead nowhere."""


def reachable(reader: PdfReader, most: int) -> Iterator[DictionaryObject]:
    """Every dictionary and stream, each once however many lead to it; raises `Refused` after so many objects."""
    seen: set[int] = set()
    waiting: list[object] = [reader.trailer.raw_get("/Root")]
    while waiting:
        value = waiting.pop()
        if type(value) in _LEAVES:
            continue
        if isinstance(value, IndirectObject):
            if value.idnum in seen:
                continue
            seen.add(value.idnum)
            if len(seen) > most:
                raise Refused(Refusal.TOO_MUCH)
            value = value.get_object()
        if isinstance(value, ArrayObject):
            waiting.extend(value)
        elif isinstance(value, DictionaryObject):
            yield value
            waiting.extend(dict.values(value))


def outline_lines(catalog: object, most: int) -> Iterator[tuple[DictionaryObject, int]]:
    """The outline in reading order (ISO 32000-1, 12.3.3), each line once, with its level from 1; `most` of them."""
    seen: set[Key] = set()
    waiting = [(objects.raw(objects.get(catalog, "/Outlines"), "/First"), 1)]
    while waiting and len(seen) < most:
        value, level = waiting.pop()
        entry = objects.dictionary(value)
        if entry is None or objects.key_of(value) in seen:
            continue
        seen.add(objects.key_of(value))
        yield entry, level
        waiting.append((objects.raw(entry, "/Next"), level))
        waiting.append((objects.raw(entry, "/First"), level + 1))
