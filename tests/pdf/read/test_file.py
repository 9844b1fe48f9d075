"""A file gives the objects that pypdf gives and refuses what pypdf refuses; the usual ones without pypdf's reader."""

from __future__ import annotations

import io
import logging
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.file import PdfFile
from tests.pdf.handmade import made

_ID = re.compile(r"\d{12,}")
"""Of a reader in its words."""
ROOT = Path(__file__).parents[3]


def packed(*held: bytes, entries: str = "", first: int | None = None, index: str | None = None) -> bytes:
    """A file of which the objects from 5 on lie in an object stream."""
    places = [sum(len(each) for each in held[:at]) for at in range(len(held))]
    told = index or " ".join(f"{5 + at} {place}" for at, place in enumerate(places))
    head = told.encode() + b"\n"
    body = head + b"".join(held)
    number = len(head) if first is None else first
    parts = [
        b"%PDF-1.7\n",
        b"1 0 obj\n<</Type/Catalog/Pages 2 0 R/Held 5 0 R>>\nendobj\n",
        b"2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n",
        f"3 0 obj\n<</Type/ObjStm/N {len(held)}/First {number}/Length {len(body)}{entries}>>\nstream\n".encode()
        + body
        + b"\nendstream\nendobj\n",
    ]
    starts = [sum(map(len, parts[:at])) for at in range(len(parts) + 1)]
    rows = [b"\x00\x00\x00\x00", *(b"\x01" + place.to_bytes(2, "big") + b"\x00" for place in starts[1:])]
    rows += [b"\x02\x00\x03" + bytes([at]) for at in range(len(held))]
    table = b"".join(rows)
    about = f"<</Type/XRef/Size {len(rows)}/W[1 2 1]/Root 1 0 R/Length {len(table)}>>"
    parts.append(f"4 0 obj\n{about}\nstream\n".encode() + table + b"\nendstream\nendobj\n")
    return b"".join(parts) + f"startxref\n{starts[-1]}\n%%EOF\n".encode()


def plain(value: object) -> object:
    kind = type(value).__name__
    if isinstance(value, DictionaryObject):
        packed = value._data if isinstance(value, StreamObject) else b""
        return kind, [(key, plain(value.raw_get(key))) for key in value], packed
    if isinstance(value, ArrayObject):
        return kind, [plain(each) for each in value]
    if isinstance(value, IndirectObject):
        return kind, value.idnum, value.generation
    return kind, repr(value)


def told(kind: type[PdfReader] | type[PdfFile], data: bytes) -> Iterator[object]:
    """All that a reader says of a file, object by object, with what it complains of."""
    said: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: said.append(_ID.sub("", record.getMessage()))  # type: ignore[method-assign]
    logging.getLogger("pypdf").addHandler(handler)
    try:
        reader = PdfFile(data) if kind is PdfFile else PdfReader(io.BytesIO(data))
        numbers = {number for table in reader.xref.values() for number in table} | set(reader.xref_objStm)
        for number in sorted(numbers):
            try:
                found = reader.get_object(number)
                yield number, plain(found), objects.key_of(found) if found is not None else None
            except objects.FAULTS as error:
                yield number, type(error)
    except objects.FAULTS as error:
        yield type(error)
    finally:
        logging.getLogger("pypdf").removeHandler(handler)
    yield said


def same(data: bytes) -> None:
    ours, theirs = ([_placed(each) for each in told(kind, data)] for kind in (PdfFile, PdfReader))
    assert ours == theirs


def _placed(row: object) -> object:
    """Without the numbers of objects that have none."""
    return row if not isinstance(row, tuple) or len(row) < 3 or (row[2] or 0) >= 0 else row[:2]


ODD = (
    packed(b"<</A 1/A 2>> "),
    packed(b"<</A 1>> ", b"(a(b)c) "),
    packed(b"42", b"43"),
    packed(b"42 ", b"6 0 R "),
    packed(b"[1 ", b"2] "),
    packed(b"<</A 1>>", b"stream\n"),
    packed(b"<</A 1>> ", first=2),
    packed(b"<</A 1>> ", first=9_999),
    packed(b"<</A 1>> ", b"[2] ", index="5 9 6 0"),
    packed(b"<</A 1>> ", b"[2] ", index="5 0 5 9"),
    packed(b"<</A 1>> ", b"[2] ", index="9 0 6 9"),
    packed(b"<</A 1>> ", entries="/Filter/FlateDecode"),
    packed(b"<</A 1>> ", entries="/Extends 5 0 R"),
    packed(b"[" * 40 + b"]" * 40),
    packed(b"null ", b"true ", b"/Name "),
    packed(b"% no object\n"),
)


@pytest.mark.parametrize("data", ODD)
def test_odd_object_streams_are_read_as_pypdf_reads_them(data: bytes) -> None:
    same(data)


def test_the_usual_is_read_without_pypdf(monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed(b"<</A 1/B[6 0 R(x)]>>", b"[1 2 0 R] ", b"42 ")
    expected = list(told(PdfReader, data))

    def refused(*_: object) -> None:
        raise AssertionError

    file = PdfFile(data)
    monkeypatch.setattr(PdfReader, "get_object", refused)
    assert [plain(file.get_object(number)) for number in (5, 6, 7, 1)] == [
        row[1] for number in (5, 6, 7, 1) for row in expected if isinstance(row, tuple) and row[0] == number
    ]


def test_files_of_every_kind_are_read_as_pypdf_reads_them(tmp_path: Path) -> None:
    files = [made(tmp_path / "right.pdf"), *sorted((ROOT / "examples").rglob("*.pdf"))[:6]]
    for path in files:
        same(path.read_bytes())
    writer = PdfWriter(clone_from=files[0])
    writer.encrypt("", "owner", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    same(locked.getvalue())


HURTS = (b"", b"<<", b"]", b"(", b"0", b" ", b"R", b"/", b"endobj")


def test_damage_is_met_as_pypdf_meets_it(tmp_path: Path) -> None:
    chance = random.Random(15)
    whole = [made(tmp_path / "right.pdf").read_bytes(), packed(b"<</A 1/B[6 0 R(x)]>> ", b"[1 2 0 R] ", b"42 ")]
    for count in range(60):
        data = bytearray(whole[count % 2])
        for _ in range(3):
            at = chance.randrange(len(data))
            data[at : at + chance.randrange(3)] = chance.choice(HURTS)
        same(bytes(data))
