"""Artwork as plain data: what paints a picture in a PDF, free of the file that it came from, and how large it is."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct


class Piece(Struct, frozen=True):
    """One PDF object: stretches of bytes with a reference to another piece after each but the last."""

    texts: tuple[bytes, ...]
    references: tuple[int, ...] = ()
    data: bytes | None = None
    """The bytes of a stream, as its filters left them; None where it is no stream."""


_BLENDING = (b"/Transparency", b"/SMask", b"/ca", b"/CA", b"/BM")


def blends(pieces: Iterable[Piece]) -> bool:
    """Whether something in pieces may shine through (ISO 32000-1, 11.2): a group, a mask, an alpha, a blend mode."""
    return any(word in text for piece in pieces for text in piece.texts for word in _BLENDING)


class Artwork(Struct, frozen=True):
    """A letterhead, a logo, a page of somebody else's PDF: ready to be painted."""

    form: Piece
    """A Form XObject without marks; its matrix sets upright what is seen, the lower left corner at 0."""
    pieces: tuple[Piece, ...]
    width: float
    height: float
    """Points, as an eye sees it."""
    pdfa: bool = True
    pdfua: bool = True
    """Whether a file with it can still be PDF/A-2a and PDF/UA-1, as far as one can see."""
