"""PDF objects: our own ones as ready bytes, kept and numbered beside ReportLab's in ReportLab's document."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject, PDFStream, PDFZCompress

from sheetbuilder.pdf.write.slots import Content, entries, joined, key_slot, plain


class Raw(PDFObject):
    """An object whose content we write ourselves."""

    def __init__(self, content: Content = b"null") -> None:
        self.content = content

    def written(self) -> tuple[Content, bytes]:
        """What may have slots, and what follows that is the same in every copy."""
        return self.content, b""

    def format(self, _document: PDFDocument) -> bytes:
        """The bytes, as ReportLab asks for them."""
        return plain(self.content)


class RawStream(PDFStream):
    """A stream whose dictionary and data, filters applied, are ready."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: Content = b""
        """The inside of its dictionary, but for its length."""
        self.data = b""
        self.parents: int | None = None
        """Its key of the parent tree, if it has marks."""

    def written(self) -> tuple[Content, bytes]:
        """What may have slots, and what follows that is the same in every copy."""
        leading = entries(StructParents=key_slot(self.parents)) if self.parents is not None else b""
        return joined((b"<<", leading, self.entries, b"/Length %d>>" % len(self.data))), b"\nstream\n" + self.data

    def format(self, _document: PDFDocument) -> bytes:
        """The bytes, as ReportLab asks for them."""
        head, data = self.written()
        return plain(head) + data + b"endstream\n"


class Objects:
    """The numbered objects of one file."""

    def __init__(self) -> None:
        self.document = PDFDocument(compression=1, invariant=1)

    def add(self, content: Content = b"null") -> tuple[int, Raw]:
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

    def fill(self, number: int, content: Content) -> None:
        """Give an object of ours its final content."""
        item = self.document.idToObject[self.document.numberToId[number]]
        assert isinstance(item, Raw)
        item.content = content

    def written(self, number: int) -> tuple[Content, bytes]:
        """What may have slots in an object of ours, and what follows that is the same in every copy."""
        item = self.document.idToObject[self.document.numberToId[number]]
        assert isinstance(item, Raw | RawStream)
        return item.written()

    def number_of(self, name: str) -> int:
        """The number of an object that ReportLab named."""
        return int(self.document.idToObjectNumberAndVersion[name][0])


class OwnObjects(Objects):
    """Objects of a file that was begun by others, numbered behind theirs; no font is among them."""

    def __init__(self, first: int) -> None:
        self._first = first
        self.items: list[Raw | RawStream] = []

    def stream(self, content: bytes, entries: Mapping[str, object] | None = None, compress: bool = True) -> int:
        """A new stream; its number."""
        number, stream = self.add_stream()
        stream.data = zlib.compress(content, 9) if compress else content
        told = b"".join(
            b"/%s %s" % (key.encode("ascii"), str(value).encode("ascii")) for key, value in (entries or {}).items()
        )
        stream.entries = told + (b"/Filter/FlateDecode" if compress else b"")
        return number

    def _register(self, item: PDFObject) -> int:
        assert isinstance(item, Raw | RawStream)
        self.items.append(item)
        return self.last

    @property
    def last(self) -> int:
        """The number of the last one."""
        return self._first + len(self.items) - 1

    def fill(self, number: int, content: Content) -> None:
        """Give an object of ours its final content."""
        item = self.items[number - self._first]
        assert isinstance(item, Raw)
        item.content = content
