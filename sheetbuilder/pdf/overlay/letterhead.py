"""A letterhead as plain data: what paints it, free of its file, and how it lies upright."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import Base64Bytes

from sheetbuilder.pdf.overlay.facts import Ink


@dataclass(frozen=True, slots=True)
class Piece:
    """One PDF object: stretches of bytes with a reference to another piece after each but the last."""

    texts: tuple[Base64Bytes, ...]
    references: tuple[int, ...] = ()
    data: Base64Bytes | None = None
    """The bytes of a stream, as its filters left them; None where it is no stream."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """One page of a PDF, ready to be painted."""

    form: Piece
    """The content without marks as a Form XObject; its matrix sets upright what is seen, the lower left corner at 0."""
    pieces: tuple[Piece, ...]
    width: float
    height: float
    """Points, as an eye sees the page."""
    ink: Ink | None
    pdfa: bool
    pdfua: bool
    """Whether a file with it can still be PDF/A-2a and PDF/UA-1, as far as one can see."""
