"""A font in the child: opened, tried out, built anew, and what came of that used once as the parent will use it."""

from __future__ import annotations

import struct
import warnings
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import uharfbuzz as hb
from fontTools.ttLib import TTLibError
from PIL import Image

from sheetbuilder.foreign.extract.painting import Step, silent
from sheetbuilder.foreign.font.facts import FlawedFont, FontAnswer, FontFlaw
from sheetbuilder.foreign.font.opening import allowed, characters, cut, opened, variable
from sheetbuilder.foreign.font.program import built, name_in_pdf
from sheetbuilder.foreign.font.trial import tried
from sheetbuilder.pdf.read.refusal import Refusal
from sheetbuilder.pdf.write.subsets import subset

_FAULTS = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, OSError, RuntimeError, TypeError, ValueError),
    *(struct.error, TTLibError, Image.DecompressionBombError, Image.DecompressionBombWarning),
)
"""What the libraries raise over a table that they cannot read."""
_IN_A_SUBSET = 255
_NAMES = (6, 4, 1)
"""PostScript name, full name, family (OpenType 1.9, name)."""


def answer(data: bytes, arguments: Mapping[str, Any], step: Step = silent) -> dict[str, object]:
    """What the child answers of a font, as plain values; arguments are the `key` of the brand, `weight`, `italic`."""
    del step  # a font has no pages
    try:
        return asdict(read(data, arguments["key"], arguments["weight"], italic=arguments["italic"]))
    except FlawedFont as flawed:
        return asdict(FontAnswer(flaw=flawed.flaw, what=flawed.what))
    except MemoryError:
        return asdict(FontAnswer(refusal=Refusal.TOO_MUCH))


def read(data: bytes, key: str, weight: int, *, italic: bool) -> FontAnswer:
    """The font; raises `FlawedFont`, and `MemoryError` where it asks for too much."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _read(data, key, weight, italic=italic)
    except (FlawedFont, MemoryError):
        raise
    except _FAULTS as error:
        raise FlawedFont(FontFlaw.BROKEN) from error


def _read(data: bytes, key: str, weight: int, *, italic: bool) -> FontAnswer:
    face = opened(data)
    viewing = allowed(face)
    codes = characters(face)
    fixed = cut(face, codes, weight, italic=italic)
    shown = tried(fixed, codes)
    name = name_in_pdf(_names(face), f"font-{key}".replace("_", "-"))
    if variable(face):
        name = f"{name.partition('-')[0]}-{key.replace('_', '-')}"
    program = built(bytes(fixed.blob.data), shown, name, _slant(face))
    _used(program)
    return FontAnswer(program=program, name=name, viewing=viewing)


def _names(face: hb.Face) -> list[str]:
    return [face.get_name(number, "en") or "" for number in _NAMES]


def _slant(face: hb.Face) -> float:
    """How far it leans, in degrees to the left, as it says itself."""
    post = bytes(face.reference_table("post").data) if "post" in face.table_tags else b""
    return struct.unpack_from(">l", post, 4)[0] / 0x10000 if len(post) >= 8 else 0.0


def _used(program: bytes) -> None:
    """Every character written once, as a PDF is written."""
    letters = [chr(code) for code in sorted(hb.Face(program).unicodes)]
    for start in range(0, len(letters), _IN_A_SUBSET):
        subset(program, dict(enumerate(letters[start : start + _IN_A_SUBSET], 1)))
