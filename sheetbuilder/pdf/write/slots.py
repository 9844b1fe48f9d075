"""Content with slots: the bytes of an object, and where in them each copy of a document has something of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, overload

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


@dataclass(frozen=True, slots=True)
class Slotted:
    """Bytes with slots between them."""

    parts: tuple[bytes | Slot, ...]


# Not bytes with marks in them: whoever joins slotted content as if it were bytes is stopped by the type checker, so
# no place in which copies differ can be lost on the way.
Content = bytes | Slotted


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
    return b"".join([part if isinstance(part, bytes) else part.plain() for part in content.parts])


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
        return Slotted(tuple(_merged(every, between)))


def _merged(parts: Iterable[Content], between: bytes) -> Iterator[bytes | Slot]:
    """The parts with what stands between them, the bytes that lie side by side as one: a copy has fewer to put out."""
    fixed: list[bytes] = []
    for index, part in enumerate(parts):
        if index and between:
            fixed.append(between)
        for one in (part,) if isinstance(part, bytes) else part.parts:
            if isinstance(one, bytes):
                fixed.append(one)
                continue
            if fixed:
                yield b"".join(fixed)
                fixed.clear()
            yield one
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
    return joined(
        part for key, value in values.items() if value is not None for part in (b"/%s " % key.encode(), value)
    )


@overload
def dictionary(**values: bytes | None) -> bytes: ...
@overload
def dictionary(**values: Content | None) -> Content: ...
def dictionary(**values: Content | None) -> Content:
    """A dictionary; entries that are None are left out."""
    return joined((b"<<", entries(**values), b">>"))
