"""From the codes that a font shows to the glyphs of its program: which there are, and how wide they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.encodings import SYMBOLIC, base_letters, character, read_encoding
from sheetbuilder.pdf.read.programs import FontProgram

TOLERANCE = 1.0 + 1e-6
"""How far a width may be from the program's, in thousandths of the size (ISO 19005-2, 6.2.11.5)."""

_PREFIXES = (0x0000, 0xF000, 0xF100, 0xF200)
"""Where a symbolic program may have its codes (ISO 32000-1, 9.6.6.4)."""


@dataclass(frozen=True, slots=True)
class GlyphShortfall:
    """The codes that a program does not serve as the dictionary of its font says."""

    notdef: tuple[int, ...] = ()
    absent: tuple[int, ...] = ()
    wrong_widths: tuple[int, ...] = ()


ToGlyph = Callable[[int], int | None]
"""The glyph of a code: 0 for the one that stands for what is missing, -1 for none, None where nobody can tell."""


def shortfall(
    font: object,
    program: FontProgram,
    codes: Iterable[int],
    width: Callable[[int], float],
    cids: Mapping[int, int] | None,
) -> GlyphShortfall:
    """What a program lacks of what is shown; `width` is that of the dictionary.

    `cids` are the characters that the codes of a composite font mean; None for an identity.
    """
    way = _way(font, program, cids)
    notdef, absent, wrong = [], [], []
    for code in sorted(codes):
        glyph = way(code)
        if glyph is None:
            continue
        if glyph == 0:
            notdef.append(code)
        elif glyph not in program.widths:
            absent.append(code)
        elif abs(program.widths[glyph] - width(code)) > TOLERANCE:
            wrong.append(code)
    return GlyphShortfall(tuple(notdef), tuple(absent), tuple(wrong))


def differences(
    font: object,
    program: FontProgram,
    codes: Iterable[int],
    width: Callable[[int], float],
    cids: Mapping[int, int] | None,
) -> dict[int, float]:
    """By code: how much wider the program's glyph is than the dictionary says, where that is more than nothing."""
    way = _way(font, program, cids)
    found = {}
    for code in codes:
        glyph = way(code)
        if glyph and glyph in program.widths and abs(program.widths[glyph] - width(code)) > TOLERANCE:
            found[code] = program.widths[glyph] - width(code)
    return found


def _way(font: object, program: FontProgram, cids: Mapping[int, int] | None) -> ToGlyph:
    heir = objects.dictionary(next(iter(objects.array(objects.raw(font, "/DescendantFonts"))), None))
    if heir is not None:
        return _composite(heir, program, cids)
    if program.truetype:
        return _truetype(font, program)
    return _named(font, program)


def _composite(heir: object, program: FontProgram, cids: Mapping[int, int] | None) -> ToGlyph:
    stream = objects.stream(objects.raw(heir, "/CIDToGIDMap"))
    mapped = bytes(stream.get_data()) if stream is not None else b""

    def glyph(code: int) -> int | None:
        cid = code if cids is None else cids.get(code, 0)
        if program.cids is not None:
            return program.cids.get(cid, -1)
        if not mapped or not program.truetype:
            return cid
        return int.from_bytes(mapped[2 * cid : 2 * cid + 2], "big")

    return glyph


def _truetype(font: object, program: FontProgram) -> ToGlyph:
    """The ways of ISO 32000-1, 9.6.6.4: by name and character where there is an encoding, else by code."""
    encoding = read_encoding(font)
    flags = objects.integer(objects.get(objects.get(font, "/FontDescriptor"), "/Flags")) or 0
    unicode, roman = program.cmaps.get((3, 1)), program.cmaps.get((1, 0))
    if encoding.present and not flags & SYMBOLIC:
        letters = {**base_letters(encoding), **{at: character(name) for at, name in encoding.differences.items()}}

        def by_letter(code: int) -> int | None:
            letter = letters.get(code)
            if not letter or len(letter) != 1:
                return None if letter else 0
            if unicode is not None:
                return unicode.get(ord(letter), 0)
            coded = letter.encode("mac_roman", "ignore")
            return roman.get(coded[0], 0) if roman is not None and coded else None

        return by_letter
    symbols = program.cmaps.get((3, 0))

    def by_code(code: int) -> int | None:
        if symbols is not None:
            return next((symbols[start + code] for start in _PREFIXES if start + code in symbols), 0)
        if roman is not None:
            return roman.get(code, 0)
        return None

    return by_code


def _named(font: object, program: FontProgram) -> ToGlyph:
    """Type 1 and CFF: a code has a name, by the encoding or the program's own, and the name a glyph."""
    encoding = read_encoding(font)
    by_letter: dict[str, str] = {}
    for name in program.names:
        by_letter.setdefault(character(name) or "", name)
    names = dict(program.builtin)
    if encoding.base is not None:
        names.update({code: by_letter.get(letter, ".notdef") for code, letter in base_letters(encoding).items()})
    names.update(encoding.differences)

    def glyph(code: int) -> int | None:
        name = names.get(code, ".notdef")
        return 0 if name == ".notdef" else program.names.get(name, -1)

    return glyph
