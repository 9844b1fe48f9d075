"""A table as spreadsheets save it (CSV) to rows of texts that remember where they stood."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, field

from sheetbuilder.errors import Problem, Severity, Where, say
from sheetbuilder.source.formats import no_text, unmarked_utf16
from sheetbuilder.source.located import Source
from sheetbuilder.source.opening import opened
from sheetbuilder.source.text import FORBIDDEN, MOST_BYTES

_SIGNS = frozenset("–’‘“”»«§°½´·\N{NO-BREAK SPACE}")
"""What people type in Windows-1252 beside letters; any other sign says that it is not Windows-1252."""
_DELIMITERS = ";,\t"
_SAID = re.compile(r"sep=([;,\t])(\n|$)", re.IGNORECASE)


class Cell(Struct, frozen=True):
    """A text without the white space around it, and where it stood."""

    text: str
    where: Where


class Row(Struct, frozen=True):
    """A row by its number, as a spreadsheet counts: the first line of the file is 1."""

    number: int
    cells: tuple[Cell, ...]
    where: Where


class Table(Struct, frozen=True):
    """The rows that hold something, the heads among them; none where an error stands among the problems."""

    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


def read_table(path: Path) -> Table:
    """The table of a file; semicolon, comma or tab, UTF-8, UTF-16 or Windows-1252, as Danish spreadsheets have it."""
    data = opened(path, MOST_BYTES)
    if isinstance(data, Problem):
        return Table(problems=(data,))
    return table(path, data)


def table(path: Path, data: bytes) -> Table:
    """The table of a file's bytes; `path` is only what the problems name."""
    if (binary := no_text(path, data, table=True)) is not None:
        return Table(problems=(binary,))
    if len(data) > MOST_BYTES:
        message = say("the file is larger than {most} kB", most=MOST_BYTES // 1000)
        return Table(problems=(Problem("SB103", message, Where(path), say("split the list in two")),))
    text, problems = decoded(path, data)
    if text is None:
        return Table(problems=problems)
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    source = Source(path, text, tuple(text.split("\n")))
    begin, delimiter = _delimiter(text)
    try:
        rows = [row for row in _Reader(source, delimiter, begin).rows() if any(cell.text for cell in row.cells)]
    except _Unclosed as unclosed:
        message = say("the quotation mark {mark} that begins here is not closed", mark='"')
        where = source.where_index(unclosed.index)
        return Table(problems=(Problem("SB114", message, where, say("end the text with {mark}", mark='"')),))
    return Table(tuple(rows), problems)


def decoded(path: Path, data: bytes) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of a table, and what is to be told of its encoding; None for one that is not known."""
    unmarked = unmarked_utf16(data)
    marks = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", unmarked or "utf-8-sig"))
    for mark, encoding in marks:
        if data.startswith(mark):
            try:
                return data.decode(encoding), ()
            except UnicodeDecodeError:
                break
    text = data.decode("cp1252", "replace")
    strange = [at for at, letter in enumerate(text) if ord(letter) > 0x7F and not _typed(letter)]
    if strange:
        before = text[: strange[0]]
        line = text.splitlines()[len(before.splitlines()) - 1] if before.strip("\r\n") else ""
        where = Where(path, before.count("\n") + 1, len(before) - before.rfind("\n"), 0, FORBIDDEN.sub("\ufffd", line))
        hint = say("save it with the encoding UTF-8")
        return None, (Problem("SB104", say("the file is not saved as UTF-8"), where, hint),)
    message = say("the file is saved as Windows-1252, and was read so")
    hint = say("look whether all letters of the names are right, or save it as “CSV UTF-8”")
    return text, (Problem("SB780", message, Where(path), hint, Severity.WARNING),)


def _typed(letter: str) -> bool:
    return letter in _SIGNS or (letter.isalpha() and ord(letter) >= 0xC0)


def _delimiter(text: str) -> tuple[int, str]:
    """Where the heads begin, and what parts their cells."""
    if said := _SAID.match(text):
        return said.end(), said[1]
    heads = re.sub(r'"[^"]*"', "", text.lstrip("\n").partition("\n")[0])
    return 0, max(_DELIMITERS, key=heads.count)


class _Unclosed(Exception):
    def __init__(self, index: int) -> None:
        super().__init__(index)
        self.index = index


class _Reader:
    """Cells one by one (RFC 4180): in quotation marks anything may stand, two of them for one."""

    def __init__(self, source: Source, delimiter: str, begin: int) -> None:
        self._source = source
        self._text = source.text
        self._delimiter = delimiter
        self._at = begin
        self._line = self._text.count("\n", 0, begin)
        self._line_start = begin

    def rows(self) -> Iterator[Row]:
        while self._at < len(self._text):
            line = self._line
            cells = [self._cell()]
            while self._at < len(self._text) and self._text[self._at] == self._delimiter:
                self._at += 1
                cells.append(self._cell())
            self._at += 1  # the line's end
            self._newline()
            yield Row(line + 1, tuple(cells), self._source.where(line, 0))

    def _newline(self) -> None:
        self._line, self._line_start = self._line + 1, self._at

    def _cell(self) -> Cell:
        line, column = self._line, self._at - self._line_start
        text = self._quoted() if self._text.startswith('"', self._at) else ""
        rest = self._at
        while self._at < len(self._text) and self._text[self._at] not in (self._delimiter, "\n"):
            self._at += 1
        text += self._text[rest : self._at]
        end = self._at - self._line_start if self._line == line else None
        return Cell(text.strip(), self._source.where(line, column, end))

    def _quoted(self) -> str:
        begin = self._at
        pieces = []
        self._at += 1
        while True:
            end = self._text.find('"', self._at)
            if end < 0:
                raise _Unclosed(begin)
            piece = self._text[self._at : end]
            pieces.append(piece)
            if "\n" in piece:
                self._line += piece.count("\n")
                self._line_start = self._at + piece.rfind("\n") + 1
            self._at = end + 1
            if not self._text.startswith('"', self._at):
                return "".join(pieces)
            pieces.append('"')
            self._at += 1
