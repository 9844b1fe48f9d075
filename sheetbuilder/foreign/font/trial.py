"""A font tried out: every character painted, its width held against its ink, and two readers asked to agree on it."""

from __future__ import annotations

import io
import string
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, product

import uharfbuzz as hb
from PIL import Image, ImageFont

from sheetbuilder.foreign.font.facts import FlawedFont, FontFlaw

_PIXELS = 48
"""Of an em, painted."""
_VISIBLE = 40
"""Of 255: a stroke of a two-hundredth of an em reaches this."""
_NEAR = 0.08
"""Of an em: so far two readers may differ on where the ink of a sign ends, hints being at work in one."""
_LETTERS = string.ascii_letters + "æøåÆØÅ"
_BASIC = _LETTERS + string.digits + ".,:;!?()-–»«”’/&"
"""What every sheet is made of: where one of these does not show, the font is of no use."""
_APART = (string.ascii_lowercase, string.ascii_uppercase, string.digits)
"""Signs that must be told from one another, capitals from capitals; a font of small capitals is a font."""
_WIDEST, _NARROWEST = 3.0, 0.02
"""Of an em: an advance."""
_ASTRAY = 0.5
"""Of an em: so far ink may hang over before and behind its advance."""
_CROWDED = 0.5
"""Of the width of its ink: an advance below it puts the next letter on this one."""
_HEIGHTS = {"H": (0.3, 1.4), "x": (0.15, 1.1)}
_KERN = 0.5
"""Of an em: no pair of letters is moved further."""
_FEATURES = {"kern": True, "liga": False, "clig": False, "calt": False, "ccmp": False}
_INKLESS = frozenset(("Zs", "Zl", "Zp", "Cf"))
_WIDTHLESS = _INKLESS | {"Mn", "Me"}


@dataclass(frozen=True, slots=True)
class Sign:
    """A character as it was painted: where its ink lies, in em from its corner on the line, and how wide it is."""

    box: tuple[float, float, float, float]
    """Left, bottom, right, top."""
    advance: float
    picture: bytes


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of it: the characters that show, and the box around the ink of them all, in em."""

    shown: tuple[int, ...]
    box: tuple[float, float, float, float]


def tried(face: hb.Face, codes: Iterable[int]) -> Tried:
    """The characters that a reader sees when they are printed; raises `FlawedFont` where letters do not."""
    painter = ImageFont.truetype(io.BytesIO(bytes(face.blob.data)), _PIXELS, layout_engine=ImageFont.Layout.BASIC)
    font = hb.Font(face)
    shown: list[int] = []
    basic: dict[str, Sign] = {}
    around = [0.0, 0.0, 0.0, 0.0]
    lost: dict[FontFlaw, list[str]] = {}
    for code in codes:
        character = chr(code)
        sign = _painted(font, painter, face.upem, character)
        if isinstance(sign, FontFlaw):
            lost.setdefault(sign, []).append(character)
            continue
        shown.append(code)
        if character in _BASIC:
            basic[character] = sign
        around = [*map(min, around[:2], sign.box[:2]), *map(max, around[2:], sign.box[2:])]
    for flaw, characters in lost.items():
        if unseen := "".join(one for one in _BASIC if one in characters):
            raise FlawedFont(flaw, unseen)
    _right_size(basic)
    _in_place(basic)
    _apart(basic)
    _kerned(font, face.upem, basic)
    return Tried(tuple(shown), (around[0], around[1], around[2], around[3]))


def _painted(font: hb.Font, painter: ImageFont.FreeTypeFont, units: int, character: str) -> Sign | FontFlaw:
    """A character that shows and moves on as its kind does; what is wrong with any other, which counts as missing."""
    glyph = font.get_nominal_glyph(ord(character))
    if not glyph:
        return FontFlaw.INVISIBLE
    kind = unicodedata.category(character)
    advance = font.get_glyph_h_advance(glyph) / units
    if not (0 <= advance <= _WIDEST) or (advance < _NARROWEST and kind not in _WIDTHLESS):
        return FontFlaw.ON_TOP
    extents = font.get_glyph_extents(glyph)
    box = _told(extents, units)
    if any(abs(edge) > _WIDEST for edge in box):
        return FontFlaw.SIZE
    try:
        mask, (left, top) = painter.getmask2(character, mode="L", anchor="ls")
    except (OSError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return FontFlaw.INVISIBLE
    picture = bytes(mask)
    inked = mask.getbbox()
    if inked is None or max(picture) < _VISIBLE:
        return Sign((0.0, 0.0, 0.0, 0.0), advance, b"") if kind in _INKLESS else FontFlaw.INVISIBLE
    seen = (left + inked[0], -(top + inked[3]), left + inked[2], -(top + inked[1]))
    if any(abs(one / _PIXELS - other) > _NEAR for one, other in zip(seen, box, strict=True)):
        return FontFlaw.BROKEN
    return Sign(box, advance, picture)


def _told(extents: hb.GlyphExtents | None, units: int) -> tuple[float, float, float, float]:
    if extents is None:
        return (0.0, 0.0, 0.0, 0.0)
    left, top = extents.x_bearing, extents.y_bearing
    return left / units, (top + extents.height) / units, (left + extents.width) / units, top / units


def _right_size(basic: dict[str, Sign]) -> None:
    for letter, (least, most) in _HEIGHTS.items():
        if letter in basic and not least <= basic[letter].box[3] - min(0.0, basic[letter].box[1]) <= most:
            raise FlawedFont(FontFlaw.SIZE, letter)


def _in_place(basic: dict[str, Sign]) -> None:
    astray = [letter for letter, sign in basic.items() if letter.isalnum() and _misplaced(sign)]
    if astray:
        raise FlawedFont(FontFlaw.ON_TOP, "".join(astray))


def _misplaced(sign: Sign) -> bool:
    left, _, right, _ = sign.box
    return left < -_ASTRAY or right > sign.advance + _ASTRAY or sign.advance < _CROWDED * (right - left)


def _apart(basic: dict[str, Sign]) -> None:
    for signs in _APART:
        seen: dict[tuple[object, ...], str] = {}
        for letter in signs:
            sign = basic.get(letter)
            twin = seen.setdefault((sign.box, sign.picture), letter) if sign is not None else letter
            if twin != letter:
                raise FlawedFont(FontFlaw.ALIKE, twin + letter)


def _kerned(font: hb.Font, units: int, basic: dict[str, Sign]) -> None:
    """Every pair of letters, set as a sheet sets them: all of them in one word, for each letter follows each."""
    letters = [letter for letter in basic if letter.isalnum()]
    word = "".join(chain.from_iterable(product(letters, repeat=2)))
    buffer = hb.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    hb.shape(font, buffer, _FEATURES)
    if len(buffer.glyph_infos) != len(word):
        raise FlawedFont(FontFlaw.BROKEN, "GPOS, kern")
    most = _KERN * units
    placed = zip(word, buffer.glyph_infos, buffer.glyph_positions or (), strict=True)
    astray = {
        letter
        for letter, info, position in placed
        if abs(position.x_advance - font.get_glyph_h_advance(info.codepoint)) > most
        or abs(position.x_offset) > most
        or abs(position.y_offset) > most
    }
    if astray:
        raise FlawedFont(FontFlaw.ON_TOP, "".join(sorted(astray)))
