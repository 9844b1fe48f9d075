"""The language's own habits: which words hold on to a number, and where a long word may break."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from importlib import import_module
from itertools import pairwise
from typing import Any

from msgspec import Struct, field

NBSP = "\u00a0"
SOFT_HYPHEN = "\u00ad"

LONG_WORD = 14
"""Words of up to this many letters are never broken without the author's or the package's word for it."""

_LEAST_PIECE = 5
_DASH = re.compile(r" (?=[–—·](?:\s|$))")
_BETWEEN_DIGITS = re.compile(r"(?<=\d) (?=\d)")
"""Figures with a space between them are one number, a telephone number as a rule."""


class Typography(Struct, frozen=True):
    """What the typesetter knows of a language."""

    language: str
    after: re.Pattern[str] | None
    before: re.Pattern[str] | None
    exceptions: Mapping[str, tuple[str, ...]]
    quotes: Mapping[int, str] = field(default_factory=dict)
    """Quotation marks in place of the author's, where a brand has its own."""

    def bind(self, text: str) -> str:
        """The text with the brand's quotes, and spaces unbreakable where no line may end: `ark 2.6`, before a dash."""
        if self.quotes:
            text = text.translate(self.quotes)
        if " " not in text:
            return text
        if self.after is not None:
            text = self.after.sub(lambda found: found[1] + NBSP, text)
        if self.before is not None:
            text = self.before.sub(NBSP, text)
        text = _BETWEEN_DIGITS.sub(NBSP, text)
        return _DASH.sub(NBSP, text)

    def pieces(self, word: str, long: int = LONG_WORD) -> tuple[str, ...]:
        """A word in the pieces that a line's end may part: at soft hyphens, at the package's joints, else by pattern.

        Only words longer than `long` letters are looked up, and no piece is shorter than five letters.
        """
        if SOFT_HYPHEN in word:
            return tuple(piece for piece in word.split(SOFT_HYPHEN) if piece)
        letters = word.strip("»«›‹\"'“”’.,:;!?()[]…–-")
        if len(letters) <= long or not letters.isalpha():
            return (word,)
        start = word.index(letters)
        edges = [0]
        last = 0
        for cut in self._joints(letters):
            if cut - last >= _LEAST_PIECE and len(letters) - cut >= _LEAST_PIECE:
                edges.append(start + cut)
                last = cut
        edges.append(len(word))
        return tuple(word[a:b] for a, b in pairwise(edges))

    def _joints(self, letters: str) -> list[int]:
        lowered = letters.lower()
        for stem, parts in self.exceptions.items():
            # An inflected form breaks where its stem does: vurderingsværktøj-et, kerneelement-erne.
            if lowered.startswith(stem) and len(lowered) - len(stem) <= _LEAST_PIECE:
                cuts, at = [], 0
                for part in parts[:-1]:
                    at += len(part)
                    cuts.append(at)
                return cuts
        pyphen: Any = import_module("pyphen")  # slow to import, and few words are so long
        if self.language not in pyphen.LANGUAGES and pyphen.language_fallback(self.language) is None:
            return []
        return list(pyphen.Pyphen(lang=self.language, left=_LEAST_PIECE, right=_LEAST_PIECE).positions(letters))


def typography(
    language: str,
    bind_after: Iterable[str],
    bind_before: Iterable[str],
    hyphenation: Iterable[str],
    quotes: tuple[str, str] | None = None,
) -> Typography:
    """The habits of a language as its package states them; `hyphenation` holds words like `foot|note`.

    `quotes` are the author's four signs, and those to be printed in their place.
    """
    after = "|".join(re.escape(word) for word in sorted(bind_after, key=len, reverse=True))
    before = "|".join(re.escape(word) for word in sorted(bind_before, key=len, reverse=True))
    exceptions = {}
    for entry in hyphenation:
        parts = tuple(entry.lower().split("|"))
        exceptions["".join(parts)] = parts
    return Typography(
        language.replace("-", "_"),
        re.compile(rf"(?<!\w)({after}) (?=[\d»“„‘])", re.IGNORECASE) if after else None,
        re.compile(rf"(?<=\d) (?=(?:{before})(?!\w))") if before else None,
        exceptions,
        dict(zip(map(ord, quotes[0]), quotes[1], strict=True)) if quotes else {},
    )


def in_small_letters(word: str) -> str:
    """A word that is written in capitals as one that begins with one: their shapes are harder to read."""
    return word.capitalize() if word.isupper() else word


def language_tag(language: str) -> str:
    """The tag that goes into the file: Danish is Danish as written in Denmark."""
    return {"da": "da-DK", "nb": "nb-NO", "nn": "nn-NO", "sv": "sv-SE"}.get(language, language)
