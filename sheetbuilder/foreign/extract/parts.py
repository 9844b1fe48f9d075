"""What an object of a file is written from: bytes, and between them the numbers of pieces that are referred to."""

from __future__ import annotations

import io
from collections.abc import Iterable

from pypdf.generic import NameObject

from sheetbuilder.layout.artwork import Piece

Parts = list[bytes | int]
"""Bytes, and between them the numbers of pieces that are referred to."""


def made(parts: Parts, data: bytes | None) -> Piece:
    """A piece of parts."""
    texts, references = [b""], []
    for part in parts:
        if isinstance(part, int):
            references.append(part)
            texts.append(b"")
        else:
            texts[-1] += part
    return Piece(tuple(texts), tuple(references), data)


def array(members: Iterable[Parts | None]) -> Parts:
    """An array; what could not be written is null."""
    parts: Parts = [b"["]
    for member in members:
        parts += [*(member or [b"null"]), b" "]
    return [*parts, b"]"]


def entry(name: str, parts: Parts | None) -> Parts:
    """An entry of a dictionary; none where its value could not be written."""
    return [] if parts is None else [name_of(name), b" ", *parts]


def name_of(name: str) -> bytes:
    """A name as a file has it."""
    out = io.BytesIO()
    NameObject("/" + name).write_to_stream(out)
    return out.getvalue()
