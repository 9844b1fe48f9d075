"""What is broken in a file, told by what a library raised: its own words are for programmers, and in English."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from sheetbuilder.errors import Message, say


class Damage(StrEnum):
    """Which part of a file cannot be read."""

    STRUCTURE = "structure"
    COMPRESSION = "compression"
    LETTERS = "letters"
    DEPTH = "depth"
    PAINTING = "painting"
    FONT = "font"
    PICTURE = "picture"
    DESCRIPTION = "description"
    UNKNOWN = "unknown"


_WORDS: Mapping[Damage, Message] = MappingProxyType(
    {
        Damage.STRUCTURE: say("its parts do not lead to one another as they should"),
        Damage.COMPRESSION: say("a compressed part of it is damaged"),
        Damage.LETTERS: say("letters in it are written in no known encoding"),
        Damage.DEPTH: say("parts of it lie too deep inside one another"),
        Damage.PAINTING: say("a page of it cannot be drawn"),
        Damage.FONT: say("a font in it is damaged"),
        Damage.PICTURE: say("a picture in it is damaged"),
        Damage.DESCRIPTION: say("what it says of itself is damaged"),
        Damage.UNKNOWN: say("it uses something that is not known here"),
    }
)

_LIBRARIES: Mapping[str, Damage] = MappingProxyType(
    {
        "PIL": Damage.PICTURE,
        "binascii": Damage.COMPRESSION,
        "fontTools": Damage.FONT,
        "lxml": Damage.DESCRIPTION,
        "pyexpat": Damage.DESCRIPTION,
        "pypdfium2": Damage.PAINTING,
        "reportlab": Damage.FONT,
        "xml": Damage.DESCRIPTION,
        "zlib": Damage.COMPRESSION,
    }
)
"""By the library that an exception is of: what of a file it looks at."""


def damage(error: BaseException) -> Damage:
    """What is broken where this was raised."""
    if isinstance(error, RecursionError):
        return Damage.DEPTH
    if isinstance(error, NotImplementedError):
        return Damage.UNKNOWN
    library = type(error).__module__.partition(".")[0]
    if library in _LIBRARIES:
        return _LIBRARIES[library]
    return Damage.LETTERS if isinstance(error, UnicodeError) else Damage.STRUCTURE


def described(what: str) -> Message:
    """The same in words, by what a child that read the file answered."""
    return _WORDS[Damage(what) if what in set(Damage) else Damage.STRUCTURE]
