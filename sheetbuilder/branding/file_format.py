"""What a document is written as."""

from __future__ import annotations

from enum import StrEnum


class FileFormat(StrEnum):
    """What a document is written as."""

    PDF = "pdf"
    HTML = "html"
    """One file for a screen of any size, with fields, and nothing that runs in it."""
    TEXT = "text"
    """Lines of plain text."""

    @property
    def ending(self) -> str:
        """What names of such files end on."""
        return ".txt" if self is FileFormat.TEXT else f".{self}"
