"""Objects become a file: small ones packed into object streams, found again through a cross-reference stream."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Sequence

from reportlab.pdfbase.pdfdoc import PDFStream
from reportlab.pdfbase.pdfdoc import format as formatted

from sheetbuilder.pdf.objects import Objects

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_IN_A_STREAM = 200
"""Objects in one object stream: many pack well, few are found fast."""


def pack(objects: Objects, root: int, info: int) -> bytes:
    """The whole file (ISO 32000-1, 7.5.7 and 7.5.8); its identifier is a hash of everything else in it."""
    document = objects.document
    small: list[tuple[int, bytes]] = []
    parts: list[bytes] = [_HEADER]
    offset = len(_HEADER)
    rows: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
    number = 0
    # Formatting an object may call for more of them, so the count is not known before the end.
    while (name := document.numberToId.get(number + 1)) is not None:
        number += 1
        item = document.idToObject[name]
        content = formatted(item, document, toplevel=1)
        if not isinstance(item, PDFStream):
            small.append((number, content.strip()))
            continue
        # ISO 19005-2, 6.1.7.1 asks for a line end before `endstream`, which ReportLab does not write.
        part = b"%d 0 obj\n%s\nendstream\nendobj\n" % (number, content.removesuffix(b"endstream\n"))
        rows[number] = (1, offset, 0)
        parts.append(part)
        offset += len(part)
    for start in range(0, len(small), _IN_A_STREAM):
        chunk = small[start : start + _IN_A_STREAM]
        number += 1
        part = _object_stream(number, chunk)
        rows[number] = (1, offset, 0)
        for index, (inside, _) in enumerate(chunk):
            rows[inside] = (2, number, index)
        parts.append(part)
        offset += len(part)
    number += 1
    rows[number] = (1, offset, 0)
    identifier = hashlib.sha256(b"".join(parts)).hexdigest()[:32].upper().encode("ascii")
    parts.append(_cross_reference(number, [rows[at] for at in range(number + 1)], root, info, identifier))
    parts.append(b"startxref\n%d\n%%%%EOF\n" % offset)
    return b"".join(parts)


def _stream(number: int, entries: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content, 9)
    return b"%d 0 obj\n<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\nendobj\n" % (
        number,
        entries,
        len(packed),
        packed,
    )


def _object_stream(number: int, chunk: Sequence[tuple[int, bytes]]) -> bytes:
    index, at = [], 0
    for inside, content in chunk:
        index.append(b"%d %d" % (inside, at))
        at += len(content) + 1
    head = b" ".join(index) + b"\n"
    body = b"\n".join(content for _, content in chunk)
    return _stream(number, b"/Type/ObjStm/N %d/First %d" % (len(chunk), len(head)), head + body)


def _cross_reference(
    number: int, rows: Sequence[tuple[int, int, int]], root: int, info: int, identifier: bytes
) -> bytes:
    """Rows of 1 + 4 + 2 bytes, each written as its difference to the row above (PNG predictor Up), which packs well."""
    before = bytes(7)
    content = []
    for kind, second, third in rows:
        row = struct.pack(">BIH", kind, second, third)
        content.append(b"\x02" + bytes((new - old) & 0xFF for new, old in zip(row, before, strict=True)))
        before = row
    entries = (
        b"/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]"
        b"/DecodeParms<</Predictor 12/Columns 7>>" % (len(rows), root, info, identifier, identifier)
    )
    return _stream(number, entries, b"".join(content))
