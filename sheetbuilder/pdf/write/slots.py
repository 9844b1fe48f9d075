"""Content with slots: the bytes of an object, and where in them each copy of a document has something of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple, overload

from msgspec import Struct

from sheetbuilder.pdf.write.syntax import text


class SlotKind(StrEnum):
    """What a copy puts in a slot."""

    OBJECT = "object"
    """The number of an object that each copy has."""
    KEY = "key"
    """A key of the parent tree."""
    NAME = "name"
    """A text that nothing else in a file may be called: the identifier of an element, the name of an imported field."""
    FIELD = "field"
    """The name of a field of ours, which is a path of ids."""


class Slot(NamedTuple):
    """A place in an object, and what a document has in it that is alone in its file."""

    kind: SlotKind
    value: int | str

    def plain(self) -> bytes:
        """What is written there in a file with one document."""
        if isinstance(self.value, int):
            return b"%d" % self.value
        return text(self.value)


class Slotted(Struct, frozen=True):
    """Bytes with slots between them."""

    nested: tuple[bytes | Slot | Slotted, ...]
    """As they were put together: most are written out once, and what nobody copies needs no other form."""

    @property
    def parts(self) -> tuple[bytes | Slot, ...]:
        """Slots, and the bytes that lie side by side as one: a copy has fewer to put out."""
        return tuple(_merged(_flat(self)))


# Not bytes with marks in them: whoever joins slotted content as if it were bytes is stopped by the type checker, so
# no place in which copies differ can be lost on the way.
Content = bytes | Slotted
Refer = Callable[[int], Content]
"""Leads to an object of the document."""


def own_reference(target: int) -> Slotted:
    """A reference to an object that each copy has; to one that all share, `reference` leads."""
    return Slotted((Slot(SlotKind.OBJECT, target), b" 0 R"))


def key_slot(value: int) -> Slotted:
    """A slot for a key of the parent tree."""
    return Slotted((Slot(SlotKind.KEY, value),))


def name_slot(value: str) -> Slotted:
    """A slot for a text that nothing else in a file may be called."""
    return Slotted((Slot(SlotKind.NAME, value),))


def field_slot(value: str) -> Slotted:
    """A slot for the name of a field of ours."""
    return Slotted((Slot(SlotKind.FIELD, value),))


def plain(content: Content) -> bytes:
    """The content in a file with one document."""
    if isinstance(content, bytes):
        return content
    return b"".join([part if isinstance(part, bytes) else part.plain() for part in _flat(content)])


def _flat(content: Slotted) -> list[bytes | Slot]:
    found: list[bytes | Slot] = []
    _unfold(content, found)
    return found


def _unfold(content: Slotted, found: list[bytes | Slot]) -> None:
    for part in content.nested:
        if isinstance(part, Slotted):
            _unfold(part, found)
        else:
            found.append(part)


@overload
def joined(parts: Iterable[bytes], between: bytes = ...) -> bytes: ...
@overload
def joined(parts: Iterable[Content], between: bytes = ...) -> Content: ...
def joined(parts: Iterable[Content], between: bytes = b"") -> Content:
    """Contents one behind the other."""
    every = list(parts)
    try:
        return between.join(every)  # type: ignore[arg-type]  # the usual case: nothing in it has slots
    except TypeError:
        return Slotted(tuple(_apart(every, between) if between else every))


def _apart(parts: Sequence[Content], between: bytes) -> list[Content]:
    """The parts with what stands between them."""
    found: list[Content] = [between] * (2 * len(parts) - 1)
    found[::2] = parts
    return found


def _merged(parts: Iterable[bytes | Slot]) -> Iterator[bytes | Slot]:
    fixed: list[bytes] = []
    for part in parts:
        if isinstance(part, bytes):
            fixed.append(part)
            continue
        if fixed:
            yield b"".join(fixed)
            fixed.clear()
        yield part
    if fixed:
        yield b"".join(fixed)


@overload
def array(members: Iterable[bytes]) -> bytes: ...
@overload
def array(members: Iterable[Content]) -> Content: ...
def array(members: Iterable[Content]) -> Content:
    """An array."""
    return joined((b"[", joined(members, b" "), b"]"))


@overload
def entries(**values: bytes | None) -> bytes: ...
@overload
def entries(**values: Content | None) -> Content: ...
def entries(**values: Content | None) -> Content:
    """The inside of a dictionary; entries that are None are left out."""
    return joined(part for key, value in values.items() if value is not None for part in (_key(key), value))


@cache
def _key(name: str) -> bytes:
    return b"/%s " % name.encode()


@overload
def dictionary(**values: bytes | None) -> bytes: ...
@overload
def dictionary(**values: Content | None) -> Content: ...
def dictionary(**values: Content | None) -> Content:
    """A dictionary; entries that are None are left out."""
    return joined((b"<<", entries(**values), b">>"))
