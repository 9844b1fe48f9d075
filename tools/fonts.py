"""Fonts damaged table by table: each table in ten ways, then bytes at random anywhere in the file."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_HEAD, _RECORD = 12, 16
_RANDOM = 500
"""Fonts of a full run that are damaged at random, behind those whose tables are."""


@dataclass(frozen=True, slots=True)
class Table:
    """One entry of a font's directory, with what it points at."""

    entry: int
    """Where the entry lies in the file."""
    tag: bytes
    start: int
    length: int


def tables(data: bytes | bytearray) -> Sequence[Table]:
    """The tables of a font, in the order of its directory."""
    (count,) = struct.unpack_from(">H", data, 4)
    found = []
    for at in range(_HEAD, _HEAD + _RECORD * count, _RECORD):
        tag, _, start, length = struct.unpack_from(">4sLLL", data, at)
        found.append(Table(at, tag, start, length))
    return found


Damage = Callable[[bytearray, Table, random.Random], None]


def _filled(value: int) -> Damage:
    def fill(data: bytearray, table: Table, _: random.Random) -> None:
        data[table.start : table.start + table.length] = bytes([value]) * table.length

    return fill


def _gone(data: bytearray, table: Table, _: random.Random) -> None:
    data[table.entry : table.entry + 4] = b"zzzz"


def _short(data: bytearray, table: Table, _: random.Random) -> None:
    struct.pack_into(">L", data, table.entry + 12, table.length // 2)


def _long(data: bytearray, table: Table, _: random.Random) -> None:
    struct.pack_into(">L", data, table.entry + 12, 0x7FFFFFFF)


def _outside(data: bytearray, table: Table, _: random.Random) -> None:
    struct.pack_into(">L", data, table.entry + 8, len(data) - 3)


def _anothers(data: bytearray, table: Table, chance: random.Random) -> None:
    other = chance.choice(tables(data))
    data[table.entry + 8 : table.entry + 16] = data[other.entry + 8 : other.entry + 16]


def _largest(data: bytearray, table: Table, chance: random.Random) -> None:
    for _ in range(3):
        at = table.start + chance.randrange(max(1, table.length - 4))
        data[at : at + 4] = chance.choice((b"\x7f\xff\xff\xff", b"\xff\xff\xff\xff", b"\x80\0\0\0"))


def _noise(data: bytearray, table: Table, chance: random.Random) -> None:
    for _ in range(max(1, table.length // 50)):
        data[table.start + chance.randrange(max(1, table.length))] = chance.randrange(256)


def _bit(data: bytearray, table: Table, chance: random.Random) -> None:
    data[table.start + chance.randrange(max(1, min(table.length, 40)))] ^= 1 << chance.randrange(8)


WAYS: Sequence[Damage] = (
    _filled(0),
    _filled(0xFF),
    _gone,
    _short,
    _long,
    _outside,
    _anothers,
    _largest,
    _noise,
    _bit,
)
_TABLES = 19
"""Of the font that comes along."""
FULL = _TABLES * len(WAYS) + _RANDOM
"""Cases of a full run."""


def damaged(data: bytes, number: int, chance: random.Random) -> bytes:
    """The font with its table of that number damaged in one way, or, behind the last of these, bytes at random."""
    changed, found = bytearray(data), tables(data)
    if number < len(found) * len(WAYS):
        WAYS[number % len(WAYS)](changed, found[number // len(WAYS)], chance)
        return bytes(changed)
    for _ in range(chance.choice((1, 3, 10, 40))):
        at = chance.randrange(len(changed))
        match chance.randrange(4):
            case 0:
                changed[at] = chance.randrange(256)
            case 1:
                del changed[at : at + chance.randrange(1, 20)]
            case 2:
                changed[at:at] = changed[at : at + chance.randrange(1, 40)]
            case _:
                changed[at : at + 4] = chance.choice((b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", bytes(4), b"9999"))
    return bytes(changed)
