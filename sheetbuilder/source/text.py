"""A file's bytes to text that is safe to hand to a parser."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from sheetbuilder.errors import Problem, Where, say
from sheetbuilder.source.formats import no_text, unmarked_utf16
from sheetbuilder.source.located import Source
from sheetbuilder.values import replace

MOST_BYTES = 1_000_000
_MOST_BRACKETS = 500  # open at one time: far above what content needs, far below what kills the C parser
_MOST_TOLD = 10  # places in one file

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
"""Characters that no text of ours may hold: control, line and paragraph separators, overrides, halves."""


def decode(path: Path, data: bytes) -> tuple[Source, tuple[Problem, ...]]:
    """The text of a file in NFC with `\\n` line ends, or why it cannot be read."""
    if len(data) > MOST_BYTES and (binary := no_text(path, data)) is not None:
        return _nothing(path), (binary,)
    if len(data) > MOST_BYTES:
        message = say("the file is larger than {most} kB", most=MOST_BYTES // 1000)
        return _nothing(path), (Problem("SB103", message, Where(path), say("split it: one file holds one sheet")),)
    if (binary := no_text(path, data)) is not None:
        return _nothing(path), (binary,)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or unmarked_utf16(data):
        message = say("the file is saved as UTF-16, not as UTF-8")
        hint = say("save it with the encoding UTF-8")
        return _nothing(path), (Problem("SB104", message, Where(path), hint),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _nothing(path), (_foreign(path, data, error.start),)
    source = _source(path, text.replace("\r\n", "\n").replace("\r", "\n"))
    return source, tuple(_unprintable(source)) or tuple(_too_many_brackets(source))


def _nothing(path: Path) -> Source:
    return Source(path, "", ())


def _source(path: Path, text: str) -> Source:
    if unicodedata.is_normalized("NFC", text):
        return Source(path, text, tuple(text.split("\n")))
    source = Source(path, composed := unicodedata.normalize("NFC", text), tuple(composed.split("\n")))
    for number, (before, after) in enumerate(zip(text.split("\n"), source.lines, strict=True)):
        if before != after:
            same = next(at for at, letter in enumerate(before) if letter != after[at : at + 1])
            return Source(path, composed, source.lines, source.where(number, same, same + 1))
    return source


def _foreign(path: Path, data: bytes, start: int) -> Problem:
    """Which encoding a file was saved in that is not UTF-8, shown at the first letter that tells."""
    begin = max(data.rfind(b"\n", 0, start), data.rfind(b"\r", 0, start)) + 1
    line = re.split(rb"[\r\n]", data[begin:], maxsplit=1)[0]
    try:
        shown = line.decode("cp1252")
        message = say("the file is saved as Windows-1252, not as UTF-8")
    except UnicodeDecodeError:
        shown = line.decode("latin-1")
        message = say("the file is not saved as UTF-8")
    lines = len(re.findall(rb"\r\n|\r|\n", data[:start]))
    column = len(data[begin:start].decode("utf-8-sig"))
    place = Where(path, lines + 1, column + 1, column + 2, _visible(shown))
    return Problem("SB104", message, place, say("save it with the encoding UTF-8"))


def _visible(line: str) -> str:
    return FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", line)


def _unprintable(source: Source) -> Iterator[Problem]:
    for told, found in enumerate(FORBIDDEN.finditer(source.text)):
        if told == _MOST_TOLD:
            return
        place = source.where_index(found.start())
        yield Problem(
            "SB105",
            say("an invisible control character, U+{number}", number=f"{ord(found[0]):04X}"),
            replace(place, text=_visible(place.text)),
            say("delete it; such characters come along when text is copied from elsewhere"),
        )


def _too_many_brackets(source: Source) -> Iterator[Problem]:
    if source.text.count("[") + source.text.count("{") <= _MOST_BRACKETS:
        return
    depth = 0
    for found in re.finditer(r"[\[\]{}]", source.text):
        depth = depth + 1 if found[0] in "[{" else max(0, depth - 1)
        if depth > _MOST_BRACKETS:
            yield Problem(
                "SB106",
                say("more than {most} brackets are opened and not closed", most=_MOST_BRACKETS),
                source.where_index(found.start()),
                say("close every “[” with “]” and every “{{” with “}}”"),
            )
            return
