"""Objects become a file: small ones packed into object streams, found again through a cross-reference stream."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from msgspec import Struct

from sheetbuilder.pdf.conformance.standards import UA_1
from sheetbuilder.pdf.write.objects import Objects, Raw, content_of

IN_A_STREAM = 200
"""Objects in one object stream: many pack well, few are found fast."""
_ROW = struct.Struct(">BIH")
"""A row of the cross-reference: its kind, an offset or an object stream, an index (ISO 32000-1, table 18)."""
_FREE = _ROW.pack(0, 0, 65535)
"""The row of a number that no object has, and none will have."""
_SLICE = 1 << 16
"""Rows that are worked on at once."""


class SerializedObject(Struct, frozen=True):
    """An object as bytes: a stream from its dictionary to the end of its data, anything else whole."""

    number: int
    content: bytes
    stream: bool = False


def serialized(objects: Objects) -> Iterator[SerializedObject]:
    """All objects by number."""
    for number, item in enumerate(objects.items, objects.first):
        yield SerializedObject(number, content_of(item), stream=not isinstance(item, Raw))


def pack(objects: Objects, root: int, info: int | None, header: str = UA_1.header) -> bytes:
    """The whole file (ISO 32000-1, 7.5.7 and 7.5.8); its identifier is a hash of everything else in it."""
    out = io.BytesIO()
    builder = FileBuilder(objects.last, out, header)
    builder.add_all(serialized(objects))
    builder.end(root, info)
    return out.getvalue()


class Packed(Struct, frozen=True):
    """The inside of an object stream, compressed, and what its dictionary says of it."""

    entries: bytes
    data: bytes


def indirect_object(item: SerializedObject) -> bytes:
    """A stream as it lies in the file."""
    return b"%d 0 obj\n%s\nendstream\nendobj\n" % (item.number, item.content)


def packed(chunk: Sequence[tuple[int, bytes]], level: int = 9) -> Packed:
    """Objects with their numbers as the inside of one object stream, compressed as hard as zlib's level says."""
    index, at = [], 0
    for inside, content in chunk:
        index.append(b"%d %d" % (inside, at))
        at += len(content) + 1
    head = b" ".join(index) + b"\n"
    body = b"\n".join(content for _, content in chunk)
    return Packed(b"/Type/ObjStm/N %d/First %d" % (len(chunk), len(head)), zlib.compress(head + body, level))


class Finished(Struct, frozen=True):
    """A file that was written, wherever it went."""

    bytes: int
    sha256: str


class Begun(Struct, frozen=True):
    """A file as far as it goes, from which any number of files go on."""

    content: bytes
    hashed: hashlib._Hash
    rows: bytes
    number: int
    """The last number that is taken."""


class FileBuilder:
    """A file as it grows, part by part; objects that only the file itself needs are numbered behind the others.

    What is finished goes to `out` and is not kept: of a file of any size there are seven bytes for each object.
    """

    def __init__(self, last: int, out: BinaryIO, header: str = UA_1.header) -> None:
        self._out = out
        self._hash = hashlib.sha256()
        self._offset = 0
        self._number = last
        self._rows = bytearray(_FREE) * (last + 1)
        self._put(b"%%PDF-%s\n%%\xe2\xe3\xcf\xd3\n" % header.encode("ascii"))

    @classmethod
    def going_on(cls, begun: Begun, last: int, out: BinaryIO) -> FileBuilder:
        """A file that goes on from there; `last` is the last number of its own objects, or what is taken already."""
        builder = cls.__new__(cls)
        builder._out, builder._hash = out, begun.hashed.copy()
        builder._offset, builder._number = len(begun.content), max(last, begun.number)
        builder._rows = bytearray(begun.rows)
        out.write(begun.content)
        return builder

    def begun(self, content: bytes) -> Begun:
        """The file as far as it goes; `content` is what was written of it."""
        return Begun(content, self._hash.copy(), bytes(self._rows), self._number)

    def add(self, number: int, part: bytes) -> None:
        """An object as it lies in the file."""
        self._row(number, 1, self._offset, 0)
        self._put(part)

    def add_packed(self, numbers: Sequence[int], chunk: Packed) -> None:
        """An object stream with the objects of those numbers."""
        # The stream's own number is behind those of all objects, so that packing them differently renumbers none.
        self._number += 1
        for index, inside in enumerate(numbers):
            self._row(inside, 2, self._number, index)
        self.add(self._number, _stream(self._number, chunk.entries, chunk.data))

    def add_all(self, everything: Iterable[SerializedObject], level: int = 9) -> None:
        """Streams as they come, and behind them all else in object streams, compressed as hard as zlib's level says."""
        # A stream may not stand in an object stream, nor what is needed to find one (ISO 32000-1, 7.5.7); all else may,
        # and elements of the tree, which are most of it and much alike, pack to a fifth.
        small: list[tuple[int, bytes]] = []
        for item in everything:
            if item.stream:
                self.add(item.number, indirect_object(item))
            else:
                small.append((item.number, item.content))
        for start in range(0, len(small), IN_A_STREAM):
            chunk = small[start : start + IN_A_STREAM]
            self.add_packed([number for number, _ in chunk], packed(chunk, level))

    def end(self, root: int, info: int | None) -> Finished:
        """Close the file; its identifier is a hash of everything before the cross-reference."""
        number, offset = self._number + 1, self._offset
        identifier = self._hash.hexdigest()[:32].upper().encode("ascii")
        self._row(number, 1, offset, 0)
        self._put(_cross_reference(number, self._rows, root, info, identifier))
        self._put(b"startxref\n%d\n%%%%EOF\n" % offset)
        return Finished(self._offset, self._hash.hexdigest())

    def _row(self, number: int, kind: int, where: int, index: int) -> None:
        beyond = number + 1 - len(self._rows) // _ROW.size
        if beyond > 0:
            self._rows += _FREE * beyond
        _ROW.pack_into(self._rows, number * _ROW.size, kind, where, index)

    def _put(self, part: bytes) -> None:
        self._out.write(part)
        self._hash.update(part)
        self._offset += len(part)


def _stream(number: int, entries: bytes, data: bytes) -> bytes:
    return b"%d 0 obj\n<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\nendobj\n" % (
        number,
        entries,
        len(data),
        data,
    )


def _cross_reference(number: int, rows: bytes | bytearray, root: int, info: int | None, identifier: bytes) -> bytes:
    """Rows of 1 + 4 + 2 bytes, each written as its difference to the row above (PNG predictor Up), which packs well."""
    deflate = zlib.compressobj(9)
    wide = _SLICE * _ROW.size
    packed_rows, above = [], bytes(_ROW.size)
    for start in range(0, len(rows), wide):
        plain = bytes(rows[start : start + wide])
        packed_rows.append(deflate.compress(_steps(plain, above)))
        above = plain[-_ROW.size :]
    packed_rows.append(deflate.flush())
    told = b"" if info is None else b"/Info %d 0 R" % info
    entries = b"/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R%s/ID[<%s><%s>]/DecodeParms<</Predictor 12/Columns 7>>" % (
        len(rows) // _ROW.size,
        root,
        told,
        identifier,
        identifier,
    )
    return _stream(number, entries, b"".join(packed_rows))


def _steps(plain: bytes, above: bytes) -> bytes:
    """Some rows as what each adds to the one above it; `above` is the row above the first."""
    # Neighbouring rows differ little: most offsets grow by a little, most objects of a stream by one. A loop in Python
    # over each byte of each row would cost more than all else here, so rows are taken apart by columns and subtracted
    # as one long number.
    steps = _less(plain, above + plain[: -_ROW.size])
    count = len(plain) // _ROW.size
    content = bytearray((1 + _ROW.size) * count)
    content[:: 1 + _ROW.size] = b"\x02" * count
    for column in range(_ROW.size):
        content[column + 1 :: 1 + _ROW.size] = steps[column :: _ROW.size]
    return bytes(content)


def _less(one: bytes, other: bytes) -> bytes:
    """Byte by byte the difference modulo 256, all bytes at once: no borrow crosses a byte whose top bit is set."""
    # Of each byte the lower seven bits are subtracted with the top bit lent, so that nothing is borrowed from the next
    # byte; what the top bit would have been without the loan, the exclusive or puts right.
    top = int.from_bytes(b"\x80" * len(one))
    a, b = int.from_bytes(one), int.from_bytes(other)
    return (((a | top) - (b & ~top)) ^ ((a ^ ~b) & top)).to_bytes(len(one))
