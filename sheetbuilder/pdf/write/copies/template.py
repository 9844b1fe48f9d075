"""The objects of one copy as patterns, from which those of another are printed with numbers of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import itemgetter

from sheetbuilder.pdf.write.file import Ready

_TOKEN = re.compile(
    rb"\((?:[^()\\]|\\.)*\)"  # a text; whatever is written escapes the brackets inside
    rb"|<[0-9A-Fa-f]+>"
    rb"|/(?:ID|T)(?![A-Za-z])|/Headers\s*\[|/StructParents? \d+|(?<![\d.])\d+ 0 R|[/\[\]]",
    re.DOTALL,
)
_REFERENCE = re.compile(rb"(\d+) 0 R")
_KEY = re.compile(rb"(/StructParents? )(\d+)")
_STREAM = re.compile(rb">>\s*stream\r?\n")
_ROW = re.compile(rb"(\d+) (\[[^\]]*\]|\d+ 0 R)")


class Kind(StrEnum):
    """What a copy puts in a place."""

    OBJECT = "object"
    KEY = "key"
    """Of the parent tree."""
    IDENTIFIER = "identifier"
    """Of an element."""
    NAMED = "named"
    """The same, where another element names it."""
    FIELD = "field"
    """The name of a form field."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place, and what the first copy has in it: a number, or a text as it is written."""

    kind: Kind
    value: int | bytes


@dataclass(frozen=True, slots=True)
class Pattern:
    """An object with places."""

    template: bytes
    slots: tuple[Slot, ...]

    def printer(self, order: Mapping[Slot, int]) -> Callable[[Sequence[bytes]], bytes]:
        """A function from what all places of a copy hold, in that order, to the bytes of this object."""
        template = self.template
        if not self.slots:
            whole = template % ()
            return lambda _: whole
        pick = itemgetter(*(order[slot] for slot in self.slots))
        if len(self.slots) == 1:
            return lambda held: template % (pick(held),)
        return lambda held: template % pick(held)


def belonging(everything: Mapping[int, Ready], seeds: Iterable[int], apart: Iterable[int]) -> set[int]:
    """The seeds and all that leads to one of them, but for what is kept apart."""
    users: dict[int, list[int]] = {}
    for number, item in everything.items():
        for token in _TOKEN.findall(head(item)):
            if match := _REFERENCE.fullmatch(token):
                users.setdefault(int(match[1]), []).append(number)
    found, kept = set(seeds), set(apart)
    waiting = list(found)
    while waiting:
        for user in users.get(waiting.pop(), ()):
            if user not in found and user not in kept:
                found.add(user)
                waiting.append(user)
    return found


def head(item: Ready) -> bytes:
    """What may refer to others: of a stream its dictionary, of anything else all."""
    begins = _STREAM.search(item.content) if item.stream else None
    return item.content[: begins.start() + 2] if begins else item.content


def pattern(item: Ready, own: Iterable[int]) -> Pattern:
    """An object as a pattern; `own` are the numbers in the place of which another copy has others."""
    fixed = head(item)
    return joined([_parted(fixed, frozenset(own)), fixed_pattern(item.content[len(fixed) :])])


def parent_rows(content: bytes, own: Iterable[int]) -> tuple[Pattern, int]:
    """The rows of a parent tree that is a single node, as a pattern, and how many keys it has."""
    mine = frozenset(own)
    parts = []
    rows = _ROW.findall(content)
    for key, value in rows:
        parts += [Pattern(b"%b ", (Slot(Kind.KEY, int(key)),)), _parted(value, mine), fixed_pattern(b" ")]
    return joined(parts), len(rows)


def fixed_pattern(content: bytes) -> Pattern:
    """What is the same in every copy."""
    return Pattern(content.replace(b"%", b"%%"), ())


def joined(parts: Sequence[Pattern]) -> Pattern:
    """Patterns one behind the other."""
    return Pattern(b"".join(part.template for part in parts), tuple(slot for part in parts for slot in part.slots))


def _parted(content: bytes, own: frozenset[int]) -> Pattern:
    parts: list[Pattern] = []
    at = 0
    for match, slot, before in _places(content, own):
        parts += [fixed_pattern(content[at : match.start()] + before), Pattern(b"%b", (slot,))]
        if slot.kind is Kind.OBJECT:
            parts.append(fixed_pattern(b" 0 R"))
        at = match.end()
    return joined([*parts, fixed_pattern(content[at:])])


def _places(content: bytes, own: frozenset[int]) -> Iterator[tuple[re.Match[bytes], Slot, bytes]]:
    """Each place with what stands before it in its own token."""
    # An element has a /T too, which is its title.
    kinds = {b"/ID": Kind.IDENTIFIER, b"/T": Kind.FIELD if b"/FT/" in content else None}
    text = None
    for match in _TOKEN.finditer(content):
        token = match[0]
        if found := _REFERENCE.fullmatch(token):
            if int(found[1]) in own:
                yield match, Slot(Kind.OBJECT, int(found[1])), b""
        elif found := _KEY.fullmatch(token):
            yield match, Slot(Kind.KEY, int(found[2])), found[1]
        elif token[:1] in (b"(", b"<"):
            if text is not None:
                yield match, Slot(text, token), b""
            if text is Kind.NAMED:
                continue
        text = Kind.NAMED if token.startswith(b"/Headers") else kinds.get(token)
