"""How wide a text stands in a terminal: tabs, wide, combining and invisible characters."""

from __future__ import annotations

import unicodedata

TAB = 4
REPLACEMENT = "\ufffd"
_JOINERS = "\u200c\u200d"


def cells(text: str) -> tuple[tuple[str, int], ...]:
    """For every character what is shown of it and how many columns that takes.

    A tab becomes spaces up to the next stop, a character that a terminal would obey is shown as U+FFFD.
    """
    found: list[tuple[str, int]] = []
    column = 0
    for character in text:
        shown, columns = _cell(character)
        if character == "\t":
            columns = TAB - column % TAB
            shown = " " * columns
        found.append((shown, columns))
        column += columns
    return tuple(found)


def width(text: str) -> int:
    """The columns that a text takes."""
    return sum(columns for _, columns in cells(text))


def harmless(text: str) -> str:
    """The text without characters that a terminal would obey in place of showing them; lines are kept."""
    return "\n".join("".join(_cell(character)[0] for character in line) for line in text.split("\n"))


def one_line(text: str) -> str:
    """The same on one line: a path may have a line break in it."""
    return harmless(text).replace("\n", REPLACEMENT)


def _cell(character: str) -> tuple[str, int]:
    category = unicodedata.category(character)
    if category in ("Cc", "Cs", "Zl", "Zp") or (category == "Cf" and character not in _JOINERS):
        return REPLACEMENT, 1
    if category in ("Mn", "Me", "Cf"):
        return character, 0
    return character, 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
