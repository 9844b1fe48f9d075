"""Alphabetical order as a language has it: its own letters in its own order, some of them sorted like others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

_SPACE, _NUMBER = -2, -1
_SIGNS = re.compile(r"\d+|\D")

Key = tuple[tuple[int, ...], str]


def collation(alphabet: str, alike: Mapping[str, str]) -> Callable[[str], Key]:
    """A key to sort by; `alike` names letters, or groups of them, that are sorted as one of the alphabet.

    Case, accents and marks between words do not count, except that a word's end comes before anything else, then
    numbers by their size, then letters. What the alphabet does not have stands behind it. For Danish (DS 377) `aa` is
    sorted as the last letter.
    """
    order = {sign: index for index, sign in enumerate(unicodedata.normalize("NFC", alphabet).casefold())}
    groups = sorted(alike, key=len, reverse=True)

    def sign(letter: str) -> tuple[int, ...]:
        if letter in order:
            return (order[letter],)
        if letter.isdecimal():
            return (_NUMBER, int(letter))
        if not letter.isalpha():
            return (_SPACE,) if letter.isspace() or letter in "-–/" else ()
        bare = "".join(one for one in unicodedata.normalize("NFD", letter) if not unicodedata.combining(one))
        if bare != letter:
            return tuple(value for one in bare for value in sign(one))
        return (len(order) + ord(letter),)

    def key(text: str) -> Key:
        folded = unicodedata.normalize("NFC", text).casefold()
        for group in groups:
            folded = folded.replace(group.casefold(), alike[group].casefold())
        return tuple(value for letter in _SIGNS.findall(folded) for value in sign(letter)), text

    return key
