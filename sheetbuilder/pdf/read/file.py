"""A file as pypdf opens it, its usual objects read by ourselves: pypdf reads them a byte at a time."""

from __future__ import annotations

import io
import re

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject, NumberObject, PdfObject, StreamObject

from sheetbuilder.pdf.read.parsing import ObjectParser

_HEAD = re.compile(rb"([0-9]{1,10})[ \r\n]([0-9]{1,5})[ \r\n]obj[ \r\n]?(?=[<\[\s])")
_TAIL = re.compile(rb"[\s>\])](?:(endobj)|stream\r?\n)")
_END = re.compile(rb"[\r\n]{0,2}endstream(?=\s)")
_INDEX = re.compile(rb"(?:[0-9]{1,10}[ \r\n]+)*[0-9]{1,10}\s*|")
_LONGEST = 1024**2
"""Bytes of an object without its stream; what is longer is left to pypdf."""
_LONGEST_STREAM = 64 * 1024**2
"""Bytes of a stream; pypdf refuses what is much longer."""
_MOST = 100_000
"""Objects of one object stream."""


class PdfFile(PdfReader):
    """A file that gives the objects that pypdf gives, and refuses what pypdf refuses.

    Whatever is unusual about an object, or about the stream that it lies in, is read by pypdf itself.
    """

    def __init__(self, data: bytes) -> None:
        self._written = data
        self._parser = ObjectParser(self)
        self._left_to_pypdf: set[int] = set()
        super().__init__(io.BytesIO(data))

    def close(self) -> None:
        """Let go of everything: whatever was read leads back to the file, and circles wait for the collector."""
        super().close()
        vars(self).clear()

    def get_object(self, indirect_reference: int | IndirectObject) -> PdfObject | None:
        """The object with a number; None where there is none."""
        if isinstance(indirect_reference, IndirectObject):
            number, generation = indirect_reference.idnum, indirect_reference.generation
        else:
            number, generation = indirect_reference, 0
        found = self.resolved_objects.get((generation, number))
        if found is not None:
            return found
        if not self.is_encrypted:
            if generation == 0 and number in self.xref_objStm:
                self._unpack(self.xref_objStm[number][0])
            else:
                self._take(number, generation)
            found = self.resolved_objects.get((generation, number))
        return found if found is not None else super().get_object(indirect_reference)

    def usual(self, reference: IndirectObject) -> PdfObject | None:
        """The object, if it can be read without pypdf: where pypdf fails, it fails otherwise when it is asked again."""
        number, generation = reference.idnum, reference.generation
        if (generation, number) not in self.resolved_objects and not self.is_encrypted:
            if generation or number not in self.xref_objStm:
                self._take(number, generation)
            else:
                holder = self.xref_objStm[number][0]
                self._take(holder, 0)
                if (0, holder) in self.resolved_objects:
                    self._unpack(holder)
        return self.resolved_objects.get((generation, number))

    def _take(self, number: int, generation: int) -> None:
        """Read an object that stands in the file by itself, if it is usual."""
        at = self.xref.get(generation, {}).get(number)
        if at is None or at < 0 or self.xref_free_entry.get(generation, {}).get(number, False):
            return
        head = _HEAD.match(self._written, at)
        if head is None or (int(head[1]), int(head[2])) != (number, generation):
            return
        tail = _TAIL.search(self._written, head.end(), head.end() + _LONGEST)
        if tail is None:
            return
        written = self._written[head.end() : tail.start() + 1]
        found = self._parser.parse(written)
        if found is not None and tail[1] is None:
            found = self._stream(found, tail.end())
        if found is not None:
            self.cache_indirect_object(generation, number, found)

    def _stream(self, entries: PdfObject, at: int) -> PdfObject | None:
        """The stream whose bytes begin here; None where they do not end where they should."""
        if not isinstance(entries, DictionaryObject) or "/Length" not in entries:
            return None
        length = entries.raw_get("/Length")
        if (
            type(length) is not NumberObject
            or not 0 <= length <= _LONGEST_STREAM
            or _END.match(self._written, at + length) is None
        ):
            return None
        whole = dict[str, object](entries)
        whole["__streamdata__"] = self._written[at : at + length]
        return StreamObject.initialize_from_dictionary(whole)

    def _unpack(self, number: int) -> None:
        """Read all objects of an object stream (ISO 32000-1, 7.5.7), if they are usual."""
        if number in self._left_to_pypdf:
            return
        # Whoever asks for an object of this stream while it is being read goes round in a circle; pypdf says so.
        self._left_to_pypdf.add(number)
        if number in self.xref_objStm:
            return
        holder = self.get_object(number)
        if not isinstance(holder, StreamObject) or holder.get("/Type") != "/ObjStm":
            return
        count, first = holder.get("/N"), holder.get("/First")
        if type(count) is not NumberObject or type(first) is not NumberObject:
            return
        found = self._packed(bytes(holder.get_data()), count, first)
        for key, value in found.items():
            if (0, key) not in self.resolved_objects and self.xref_objStm.get(key, (None,))[0] == number:
                # As pypdf's own `cache_indirect_object` does, with the reference that others have to it.
                self.resolved_objects[0, key] = value
                value.indirect_reference = self._parser.reference(key, 0)

    def _packed(self, data: bytes, count: int, first: int) -> dict[int, PdfObject]:
        """The objects of an object stream by their numbers; nothing where one of them is unusual."""
        nothing: dict[int, PdfObject] = {}
        if not 0 < count <= _MOST or not 0 < first <= len(data) or not _INDEX.fullmatch(data[:first]):
            return nothing
        index = list(map(int, data[:first].split()))
        numbers, places = index[::2], [first + place for place in index[1::2]]
        if len(index) != 2 * count or places != sorted(set(places)) or len(set(numbers)) != count:
            return nothing
        parse = self._parser.parse
        values = [parse(data[start:end]) for start, end in zip(places, [*places[1:], len(data)], strict=True)]
        whole = {key: value for key, value in zip(numbers, values, strict=True) if value is not None}
        return whole if len(whole) == count else nothing
