"""PDF objects: ready bytes, kept and numbered, until a file is made of them."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping

from sheetbuilder.pdf.write.slots import Content, entries, joined, key_slot, plain


class Raw:
    """An object whose content we write ourselves."""

    def __init__(self, content: Content = b"null") -> None:
        self.content = content

    def written(self) -> tuple[Content, bytes]:
        """What may have slots, and what follows that is the same in every copy."""
        return self.content, b""


class RawStream:
    """A stream whose dictionary and data, filters applied, are ready."""

    def __init__(self) -> None:
        self.entries: Content = b""
        """The inside of its dictionary, but for its length."""
        self.data = b""
        self.parents: int | None = None
        """Its key of the parent tree, if it has marks."""

    def written(self) -> tuple[Content, bytes]:
        """What may have slots, and what follows that is the same in every copy."""
        leading = entries(StructParents=key_slot(self.parents)) if self.parents is not None else b""
        return joined((b"<<", leading, self.entries, b"/Length %d>>" % len(self.data))), b"\nstream\n" + self.data


class ReadyStream:
    """A stream in one piece, from its dictionary to the end of its data, that is the same in every copy."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def written(self) -> tuple[Content, bytes]:
        """Nothing that may have slots, and all of it."""
        return b"", self.content


class Objects:
    """The numbered objects of one file; the first one lists its fonts."""

    def __init__(self) -> None:
        self.first = 1
        """The number of the first one."""
        self.items: list[Raw | RawStream | ReadyStream] = []
        self.fonts, _ = self.add(b"<<\n\n>>")

    def add(self, content: Content = b"null") -> tuple[int, Raw]:
        """A new object: its number, and the object to be filled in later."""
        raw = Raw(content)
        return self._register(raw), raw

    def add_stream(self) -> tuple[int, RawStream]:
        """A new stream: its number, and the stream to be filled in later."""
        raw = RawStream()
        return self._register(raw), raw

    def add_ready(self, content: bytes) -> int:
        """A stream in one piece; its number."""
        return self._register(ReadyStream(content))

    def stream(self, content: bytes, entries: Mapping[str, object] | None = None, compress: bool = True) -> int:
        """A new stream; its number."""
        if compress:
            return self.add_ready(compressed_stream(content, entries))
        return self.add_ready(_stream(content, {"Filter": "[  ]", **(entries or {})}))

    def _register(self, item: Raw | RawStream | ReadyStream) -> int:
        self.items.append(item)
        return self.last

    @property
    def last(self) -> int:
        """The number of the last one."""
        return self.first + len(self.items) - 1

    def fill(self, number: int, content: Content) -> None:
        """Give an object of ours its final content."""
        item = self.items[number - self.first]
        assert isinstance(item, Raw)
        item.content = content

    def written(self, number: int) -> tuple[Content, bytes]:
        """What may have slots in an object of ours, and what follows that is the same in every copy."""
        return self.items[number - self.first].written()


def compressed_stream(content: bytes, entries: Mapping[str, object] | None = None) -> bytes:
    """A stream in one piece."""
    return _stream(zlib.compress(content), {"Filter": "[ /FlateDecode ]", **(entries or {})})


def _stream(data: bytes, entries: Mapping[str, object]) -> bytes:
    told = {**entries, "Length": len(data)}
    inside = " ".join(f"/{key} {told[key]}" for key in sorted(told))
    return b"<<\n%s\n>>\nstream\n%s" % (inside.encode("ascii"), data)


class OwnObjects(Objects):
    """Objects of a file that was begun by others, numbered behind theirs; no font is among them."""

    def __init__(self, first: int, compressed: Callable[[bytes], bytes]) -> None:
        self.first = first
        self._compressed = compressed
        self.items = []

    def stream(self, content: bytes, entries: Mapping[str, object] | None = None, compress: bool = True) -> int:
        """A new stream; its number."""
        number, stream = self.add_stream()
        stream.data = self._compressed(content) if compress else content
        told = b"".join(
            b"/%s %s" % (key.encode("ascii"), str(value).encode("ascii")) for key, value in (entries or {}).items()
        )
        stream.entries = told + (b"/Filter/FlateDecode" if compress else b"")
        return number


def content_of(item: Raw | RawStream | ReadyStream) -> bytes:
    """An object as it lies in a file with one document, a stream to the end of its data."""
    head, data = item.written()
    return plain(head) + data
