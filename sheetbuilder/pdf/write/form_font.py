"""The font that form fields are filled in with: a whole alphabet for whoever types, embedded, one byte a letter."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from types import MappingProxyType

import uharfbuzz as hb

from sheetbuilder.pdf.write.letter_codes import CP1252, FREE, to_unicode
from sheetbuilder.pdf.write.objects import Objects
from sheetbuilder.pdf.write.slots import dictionary
from sheetbuilder.pdf.write.syntax import number, numbers, reference
from sheetbuilder.theme.typeface import FaceName, Weight, default_typeface

LEADING = 1.35
"""From baseline to baseline, as a share of the type size.

pdf.js has that number built in (LINE_FACTOR). PDFium and Acrobat go by the height that the font says it has, so the
font says the same.
"""
DESCENT = 0.35 / 1.35
"""The share of a line's height that lies below its baseline, likewise."""

_ADDED = (
    *(("Lslash", "Ł"), ("lslash", "ł"), ("Aogonek", "Ą"), ("aogonek", "ą"), ("Cacute", "Ć"), ("cacute", "ć")),
    *(("Eogonek", "Ę"), ("eogonek", "ę"), ("Nacute", "Ń"), ("nacute", "ń"), ("Sacute", "Ś"), ("sacute", "ś")),
    *(("Zacute", "Ź"), ("zacute", "ź"), ("Zdotaccent", "Ż"), ("zdotaccent", "ż")),
    *(("Gbreve", "Ğ"), ("gbreve", "ğ"), ("Idotaccent", "İ"), ("dotlessi", "ı"), ("Scedilla", "Ş"), ("scedilla", "ş")),
    *(("Ccaron", "Č"), ("ccaron", "č"), ("Dcroat", "Đ"), ("dcroat", "đ"), ("Ecaron", "Ě"), ("ecaron", "ě")),
    *(("Rcaron", "Ř"), ("rcaron", "ř"), ("Ohungarumlaut", "Ő"), ("ohungarumlaut", "ő")),
    *(("Uhungarumlaut", "Ű"), ("uhungarumlaut", "ű")),
)
"""Letters of names that are met in Denmark and are not in cp1252: Polish, Turkish, Bosnian, Czech, Hungarian.

Their names are those of the Adobe Glyph List, as PDF/UA and PDF/A want it (ISO 14289-1, 7.21.6).
"""


ALPHABET: Mapping[int, str] = MappingProxyType(
    dict(sorted([*CP1252.items(), *((code, letter) for code, (_, letter) in zip(FREE, _ADDED, strict=True))]))
)
"""The letter of each code: that of cp1252, which viewers expect, and some more where that has none."""

# What a font is called in a form's resources is ours to choose. PDFium asks fonts of these names for every letter that
# is typed (cpdf_bafontmap.cpp); of any other it believes that it has no more than Latin-1, and takes a dash or a
# quotation mark from a Chinese font of the system, which it does not embed.
_ALL_LETTERS = "Webdings", "Wingdings", "Wingdings2", "Wingdings3"

_SAMPLE = "Vi er blevet enige om at mødes igen på torsdag, og så ringer Åse til skolen."
"""A sentence as it may be written in a field: how wide a letter is on the average."""


class FormFont:
    """The font in one file, put there when it is first asked for; its program is there once, whatever its leading.

    It is ours, also where a brand has one of its own: who types is not the brand, we know which letters it has, and not
    every maker allows that others go on writing with a font (OpenType 1.9, OS/2.fsType).
    """

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        file = default_typeface().files[FaceName(Weight.REGULAR)]
        self._face = hb.Face(file.read())
        # The tag of a subset: six capitals that nothing else in the file has (ISO 32000-1, 9.6.4).
        self._name = b"/FIELDS+" + file.path.stem.encode("ascii")
        self._parts: bytes | None = None
        self._program = 0
        self._known: dict[str, int] = {}
        self._names: dict[int, str] = {}

    def going_on(self, objects: Objects) -> FormFont:
        """The font of a file that goes on from where this one is; the two know nothing of each other."""
        other = copy(self)
        other._objects, other._known, other._names = objects, {**self._known}, {**self._names}
        return other

    @property
    def fonts(self) -> Mapping[str, int]:
        """Those in the file: the name in the form's resources, and the object number."""
        return self._known

    def named(self, leading: float) -> str:
        """The name of the font, by which fields know it, whose lines are so far apart."""
        share = round(100 * leading)
        if share not in self._names:
            at = len(self._names)
            self._names[share] = name = _ALL_LETTERS[at] if at < len(_ALL_LETTERS) else f"Field{share}"
            self._known[name], _ = self._objects.add(self._font(share * 10.0))
        return self._names[share]

    @property
    def average(self) -> float:
        """How wide a letter is on the average, as a share of the type size."""
        return sum(self._width(letter) for letter in _SAMPLE) / len(_SAMPLE) / 1000

    def _font(self, high: float) -> bytes:
        """The font with a descriptor that says it is so high, in thousandths of the em (ISO 32000-1, 9.6.3, 9.8)."""
        if self._parts is None:
            self._parts = self._shared()
        below = -DESCENT * high
        box = -700, below, 2200, high + below
        descriptor, _ = self._objects.add(
            dictionary(
                Type=b"/FontDescriptor",
                FontName=self._name,
                Flags=b"32",
                FontBBox=b"[%s]" % numbers(box).encode("ascii"),
                ItalicAngle=b"0",
                Ascent=number(high + below).encode("ascii"),
                Descent=number(below).encode("ascii"),
                CapHeight=b"660",
                StemV=b"87",
                MissingWidth=number(self._advance(0)).encode("ascii"),
                FontFile2=reference(self._program),
            )
        )
        return b"<<%s/FontDescriptor %s>>" % (self._parts, reference(descriptor))

    def _shared(self) -> bytes:
        """What is the same whatever the leading; the program comes into the file."""
        wanted = hb.SubsetInput()
        wanted.flags = hb.SubsetFlags.NOTDEF_OUTLINE
        wanted.unicode_set.update(map(ord, ALPHABET.values()))
        wanted.drop_table_tag_set.update(
            int.from_bytes(tag, "big") for tag in (b"name", b"OS/2", b"GSUB", b"GPOS", b"GDEF")
        )
        program = bytes(hb.subset(self._face, wanted).blob.data)
        self._program = self._objects.stream(program, {"Length1": len(program)})
        first, last = min(ALPHABET), max(ALPHABET)
        widths = [
            self._width(ALPHABET[code]) if code in ALPHABET else self._advance(0) for code in range(first, last + 1)
        ]
        return (
            dictionary(
                Type=b"/Font",
                Subtype=b"/TrueType",
                BaseFont=self._name,
                FirstChar=b"%d" % first,
                LastChar=b"%d" % last,
                Widths=b"[%s]" % numbers(widths).encode("ascii"),
                Encoding=b"<</Type/Encoding/BaseEncoding/WinAnsiEncoding/Differences[%s]>>" % _differences(),
                ToUnicode=reference(self._objects.stream(to_unicode(ALPHABET))),
            )
            .removeprefix(b"<<")
            .removesuffix(b">>")
        )

    def _width(self, letter: str) -> float:
        return self._advance(hb.Font(self._face).get_nominal_glyph(ord(letter)) or 0)

    def _advance(self, glyph: int) -> float:
        return float(hb.Font(self._face).get_glyph_h_advance(glyph) * 1000 / self._face.upem)


def _differences() -> bytes:
    named = (f"{code}/{name}" for code, (name, _) in zip(FREE, _ADDED, strict=True))
    return " ".join(named).encode("ascii")
