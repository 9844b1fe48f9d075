"""PDF objects: our own ones as ready bytes, kept and numbered beside ReportLab's in ReportLab's document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject, PDFStream, PDFZCompress


class Raw(PDFObject):
    """An object whose bytes we write ourselves."""

    def __init__(self, content: bytes = b"null") -> None:
        self.content = content

    def format(self, _document: PDFDocument) -> bytes:
        """The bytes, as ReportLab asks for them."""
        return self.content


class RawStream(PDFStream):
    """A stream whose dictionary and data, filters applied, are ready bytes."""

    def __init__(self) -> None:
        super().__init__()
        self.entries = b"<<>>"
        self.data = b""

    def format(self, _document: PDFDocument) -> bytes:
        """The bytes, as ReportLab asks for them."""
        entries = self.entries.removesuffix(b">>")
        return b"%s/Length %d>>\nstream\n%sendstream\n" % (entries, len(self.data), self.data)


class Objects:
    """The numbered objects of one file."""

    def __init__(self) -> None:
        self.document = PDFDocument(compression=1, invariant=1)

    def add(self, content: bytes = b"null") -> tuple[int, Raw]:
        """A new object: its number, and the object to be filled in later."""
        raw = Raw(content)
        return self._register(raw), raw

    def add_stream(self) -> tuple[int, RawStream]:
        """A new stream: its number, and the stream to be filled in later."""
        raw = RawStream()
        return self._register(raw), raw

    def stream(self, content: bytes, entries: Mapping[str, object] | None = None, compress: bool = True) -> int:
        """A new stream; its number."""
        stream = PDFStream(content=content, filters=[PDFZCompress] if compress else [])
        for key, value in (entries or {}).items():
            stream.dictionary[key] = value
        return self._register(stream)

    def _register(self, item: PDFObject) -> int:
        name = self.document.Reference(item).name  # type: ignore[no-untyped-call]
        return self.number_of(name)

    def fill(self, number: int, content: bytes) -> None:
        """Give an object of ours its final bytes."""
        item = self.document.idToObject[self.document.numberToId[number]]
        assert isinstance(item, Raw)
        item.content = content

    def number_of(self, name: str) -> int:
        """The number of an object that ReportLab named."""
        return int(self.document.idToObjectNumberAndVersion[name][0])


def number(value: float) -> str:
    """A number with as many digits as a printer can use: a hundredth of a point."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def numbers(values: Iterable[float]) -> str:
    """Numbers with spaces between."""
    return " ".join(map(number, values))


def text(value: str) -> bytes:
    """A text string: PDFDocEncoding where ASCII suffices, else UTF-16 with its mark."""
    if value.isascii():
        return b"(" + escaped(value.encode("ascii")) + b")"
    return b"<" + (b"\xfe\xff" + value.encode("utf-16-be")).hex().upper().encode("ascii") + b">"


_ESCAPES = {b"\\": b"\\\\", b"(": b"\\(", b")": b"\\)", b"\r": b"\\r", b"\n": b"\\n"}
_TO_ESCAPE = re.compile(rb"[\\()\r\n]")


def escaped(value: bytes) -> bytes:
    """The inside of a literal string."""
    return _TO_ESCAPE.sub(lambda found: _ESCAPES[found[0]], value)


def reference(target: int) -> bytes:
    """A reference to an object."""
    return b"%d 0 R" % target


def dictionary(**entries: bytes | None) -> bytes:
    """A dictionary; entries that are None are left out."""
    return (
        b"<<"
        + b"".join(b"/%s %s" % (key.encode(), value) for key, value in entries.items() if value is not None)
        + b">>"
    )
