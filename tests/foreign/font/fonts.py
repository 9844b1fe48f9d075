"""Fonts for the tests: sound ones of other makers' kinds, and ours with something done to it."""

from __future__ import annotations

import io
import random
import struct
from collections.abc import Callable, Iterator
from typing import Any

import uharfbuzz as hb
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.TupleVariation import TupleVariation

from sheetbuilder import resources

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789æøåÆØÅ"


def _few() -> bytes:
    """Our font with the signs of a usual sheet: quick to try out, with every table that it had."""
    face = hb.Face((resources.fonts() / "SourceSans3-Regular.ttf").read_bytes())
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(map(ord, LETTERS + " .,:;!?()-–»«”’/&€\U0001f10d"))
    wanted.name_id_set.update(range(7))
    return bytes(hb.subset(face, wanted).blob.data)


SOUND = _few()


def tables(data: bytes = SOUND) -> dict[str, tuple[int, int, int]]:
    """By tag: where its entry stands, where the table begins, and how long it is."""
    (count,) = struct.unpack_from(">H", data, 4)
    found = {}
    for at in range(12, 12 + 16 * count, 16):
        tag, _, start, length = struct.unpack_from(">4sLLL", data, at)
        found[tag.decode("ascii")] = (at, start, length)
    return found


def patched(tag: str, offset: int, value: bytes, data: bytes = SOUND) -> bytes:
    """A font with other bytes at one place of a table."""
    _, start, _ = tables(data)[tag]
    return data[: start + offset] + value + data[start + offset + len(value) :]


def filled(tag: str, value: bytes = b"\0", data: bytes = SOUND) -> bytes:
    """A font with a table of nothing but one byte."""
    _, _, length = tables(data)[tag]
    return patched(tag, 0, value * length, data)


def endless_map() -> bytes:
    """A `cmap` whose last group of format 12 ends far beyond Unicode."""
    font = TTFont(io.BytesIO(SOUND))
    (wide,) = {one.format: one for one in font["cmap"].tables if one.format == 12}.values() or [None]
    assert wide is not None
    data = bytearray(SOUND)
    _, start, length = tables()["cmap"]
    table = SOUND[start : start + length]
    for record in range(struct.unpack_from(">H", table, 2)[0]):
        (offset,) = struct.unpack_from(">L", table, 4 + 8 * record + 4)
        if struct.unpack_from(">H", table, offset)[0] == 12:
            (groups,) = struct.unpack_from(">L", table, offset + 12)
            at = start + offset + 16 + 12 * (groups - 1) + 4
            data[at : at + 4] = b"\x7f\xff\xff\xff"
    return bytes(data)


def changed(change: Callable[[Any], None]) -> bytes:
    """Our font, read, changed, and saved again."""
    font = TTFont(io.BytesIO(SOUND))
    change(font)
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()


def with_rights(rights: int) -> bytes:
    """Our font with other rights of embedding."""
    return patched("OS/2", 8, rights.to_bytes(2, "big"))


def variable() -> bytes:
    """A font of our letters in two weights: the stroke of each letter grows to the right with its weight."""
    order = [".notdef", "space", *(f"l{ord(letter)}" for letter in LETTERS)]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({32: "space", **{ord(letter): f"l{ord(letter)}" for letter in LETTERS}})
    glyphs = {name: _block(number) for number, name in enumerate(order)}
    glyphs["space"] = TTGlyphPen(None).glyph()
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(dict.fromkeys(order, (600, 60)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Many", "styleName": "Regular", "psName": "Many-Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, sCapHeight=700)
    builder.setupPost()
    builder.setupFvar([("wght", 300, 400, 700, "Weight")], [])
    grown = [(0, 0), (0, 0), (30, 0), (30, 0)]
    variations = {
        name: [TupleVariation({"wght": (0.0, 1.0, 1.0)}, [*grown, *[(0, 0)] * 8])] for name in order if name != "space"
    }
    builder.setupGvar(variations)
    made = io.BytesIO()
    builder.save(made)
    return made.getvalue()


def _block(number: int) -> Any:
    """Two stems, the second as high as the letter's own number: no two are alike."""
    low, wide = 600 - 22 * (number % 26), 40 + 40 * (number // 26)
    pen = TTGlyphPen(None)
    for left, bottom, right in ((60, 0, 260), (300, low, 300 + wide)):
        pen.moveTo((left, bottom))
        for point in ((left, 700), (right, 700), (right, bottom)):
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()


def damaged(count: int, seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """Every table damaged in so many ways, each told by its name."""
    dice = random.Random(seed)
    for tag, (entry, start, length) in tables().items():
        for way in range(count):
            data = bytearray(SOUND)
            match way % 5:
                case 0:  # some bytes at the front, where the counts stand
                    for _ in range(4):
                        data[start + dice.randrange(min(length, 64))] = dice.randrange(256)
                case 1:  # bytes anywhere
                    for _ in range(1 + length // 50):
                        data[start + dice.randrange(length)] = dice.randrange(256)
                case 2:  # nothing but noughts, or ones
                    data[start : start + length] = (b"\0", b"\xff")[way // 5 % 2] * length
                case 3:  # shorter than it says
                    data[entry + 12 : entry + 16] = dice.randrange(length).to_bytes(4, "big")
                case _:  # somewhere else
                    data[entry + 8 : entry + 12] = dice.randrange(len(data)).to_bytes(4, "big")
            yield f"{tag} {way}", bytes(data)


def scattered(count: int, seed: int = 2) -> Iterator[tuple[str, bytes]]:
    """Fonts with a few bytes changed anywhere."""
    dice = random.Random(seed)
    for number in range(count):
        data = bytearray(SOUND)
        for _ in range(dice.choice((1, 4, 16, 64, 1024))):
            data[dice.randrange(len(data))] = dice.randrange(256)
        yield f"random {number}", bytes(data)
