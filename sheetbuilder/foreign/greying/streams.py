"""Streams of a file that get other bytes, in the child's own memory: whoever reads them afterwards sees only these."""

from __future__ import annotations

import zlib

from pypdf.generic import DecodedStreamObject, EncodedStreamObject, NameObject, StreamObject

_PACKING = ("/Filter", "/DecodeParms", "/F", "/FFilter", "/FDecodeParms", "/DL", "/Length")


def refill(stream: StreamObject, data: bytes, filtered: str | None = None) -> None:
    """Give a stream other bytes; `filtered` names the filter that they are packed with already."""
    for entry in _PACKING:
        stream.pop(entry, None)
    if filtered is None and isinstance(stream, EncodedStreamObject):
        filtered, data = "/FlateDecode", zlib.compress(data)
    stream._data = data
    if filtered is not None:
        stream[NameObject("/Filter")] = NameObject(filtered)
    if isinstance(stream, EncodedStreamObject):
        stream.decoded_self = None


def fresh(data: bytes) -> StreamObject:
    """A stream of its own."""
    stream = DecodedStreamObject()
    stream.set_data(data)
    return stream
