"""Values that remember where they stood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from sheetbuilder.errors import Where


class Source:
    """A file as it was read: its text with `\\n` at the end of every line, and the lines to point at."""

    __slots__ = ("decomposed", "file", "lines", "text")

    def __init__(self, file: Path, text: str, lines: tuple[str, ...], decomposed: Where | None = None) -> None:
        self.file = file
        self.text = text
        self.lines = lines
        self.decomposed = decomposed
        """The first letter that was put together of two characters, where the text was not in NFC."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.file!r})"  # never the whole file

    def where(self, line: int, column: int, end_column: int | None = None) -> Where:
        """A place from 0-based numbers; without an end it reaches to the end of the line."""
        text = self.lines[line] if line < len(self.lines) else ""
        end = len(text.rstrip()) if end_column is None else end_column
        return Where(self.file, line + 1, column + 1, max(end, column + 1) + 1, text)

    def where_index(self, index: int) -> Where:
        """The place of one character of the text."""
        line = self.text.count("\n", 0, index)
        column = index - self.text.rfind("\n", 0, index) - 1
        return self.where(line, column, column + 1)


class Located(Struct, frozen=True, eq=False, array_like=True):
    """A value and where it stood; lines and columns count from 0 here, and from 1 in every `Where`."""

    value: str | Mapping[str, Located] | tuple[Located, ...] | None
    """The author's text, None where nothing was given, or what the mapping or the list holds."""
    source: Source
    start: tuple[int, int]
    end: tuple[int, int]
    style: str = ""
    """Empty for plain, else the mark of a text (', ", |, >) or { for anything in brackets."""
    keys: Mapping[str, tuple[int, int, int]] = {}
    """Line, column and end column of every key of a mapping."""

    @property
    def where(self) -> Where:
        """The whole value, or what of it stands on its first line."""
        (line, column), (end_line, end_column) = self.start, self.end
        return self.source.where(line, column, end_column if line == end_line else None)

    def where_key(self, key: str) -> Where:
        """Where a key of this mapping stands."""
        return self.source.where(*self.keys[key])

    def within(self, text: str, start: int, end: int) -> Where:
        """Where `text[start:end]` stands, `text` being this value but for its white space."""
        places = list(self._ink())
        first = sum(not letter.isspace() for letter in text[:start])
        length = sum(not letter.isspace() for letter in text[start:end])
        if first + length > len(places) or (not length and not first):
            return self.where
        if not length:  # white space alone: what lies behind the last letter before it
            line, column = places[first - 1]
            follows = places[first][1] if first < len(places) and places[first][0] == line else None
            return self.source.where(line, column + 1, follows)
        line, column = places[first]
        last_line, last_column = places[first + length - 1]
        return self.source.where(line, column, last_column + 1 if last_line == line else None)

    def _ink(self) -> Iterator[tuple[int, int]]:
        """Line and column of every character of this text that is not white space."""
        (line, column), (end_line, end_column) = self.start, self.end
        quoted = self.style in ("'", '"')
        for number in range(line + (self.style in ("|", ">")), min(end_line + 1, len(self.source.lines))):
            text = self.source.lines[number]
            begin = column + quoted if number == line else 0
            stop = end_column - quoted if number == end_line else len(text)
            skip = False
            for at in range(begin, stop):
                if self.style == '"' and text[at] == "\\":
                    return  # an escape has another length than what it stands for
                if skip or text[at].isspace():
                    skip = False
                    continue
                skip = self.style == "'" and text[at] == "'"
                yield number, at
