"""What a child answers of a file that holds artworks and pages of others alone."""

from __future__ import annotations

from dataclasses import dataclass

from sheetbuilder.pdf.read.refusal import Refusal


@dataclass(frozen=True, slots=True)
class MarkWords:
    """The words of a mark: the object that holds it, its number there."""

    stream: int
    number: int
    words: str


@dataclass(frozen=True, slots=True)
class PicturesAnswer:
    """Why it refused, or the pictures that were asked for, PNG or JPEG, and the words of all marks."""

    refusal: Refusal | None = None
    detail: str = ""
    pictures: tuple[bytes, ...] = ()
    words: tuple[MarkWords, ...] = ()
