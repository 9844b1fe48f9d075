"""What a font is like as the clauses ask it: its dictionaries, and what is shown in it held against its program."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.encodings import COLLECTIONS, SYMBOLIC, character, read_encoding
from sheetbuilder.pdf.read.programs import FontProgram

FORBIDDEN = "\x00\ufeff\ufffe"
"""Characters that a Unicode map must not lead to (ISO 14289-1, 7.21.7)."""
UNKNOWN = "\ufffd"
"""What a map may lead to where its writer did not know: permitted, and read aloud as an unknown sign."""

_KINDS = frozenset({"Type1", "MMType1", "TrueType", "Type3", "Type0"})
_HEIRS = frozenset({"CIDFontType0", "CIDFontType2"})
_PROGRAMS = frozenset({"Type1C", "CIDFontType0C", "OpenType"})
_ROMAN = ("MacRomanEncoding", "WinAnsiEncoding")
_WMODE = re.compile(rb"/WMode\s+(\d)")

_CMAPS: Mapping[str, tuple[str, ...]] = {
    "GB1": ("GB-EUC", "GBpc-EUC", "GBK-EUC", "GBKp-EUC", "GBK2K", "UniGB-UCS2", "UniGB-UTF16"),
    "CNS1": ("B5pc", "HKscs-B5", "ETen-B5", "ETenms-B5", "CNS-EUC", "UniCNS-UCS2", "UniCNS-UTF16"),
    "Japan1": (
        *("83pv-RKSJ", "90ms-RKSJ", "90msp-RKSJ", "90pv-RKSJ", "Add-RKSJ", "EUC", "Ext-RKSJ"),
        *("UniJIS-UCS2", "UniJIS-UCS2-HW", "UniJIS-UTF16"),
    ),
    "Korea1": ("KSC-EUC", "KSCms-UHC", "KSCms-UHC-HW", "KSCpc-EUC", "UniKS-UCS2", "UniKS-UTF16"),
}
"""The CMaps that every reader has, by the collection of their characters (ISO 32000-1, table 118)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFacts:
    """A font as the clauses ask it (`conformance.subjects.Font`)."""

    name: str
    embedded: bool
    unicode_map: bool
    unmapped: tuple[int, ...] = ()
    forbidden: tuple[int, ...] = ()
    unknown: tuple[int, ...] = ()
    """Shown codes outside any ActualText that mean U+FFFD."""
    private: tuple[int, ...] = ()
    notdef: tuple[int, ...] = ()
    absent: tuple[int, ...] = ()
    wrong_widths: tuple[int, ...] = ()
    faults: tuple[str, ...] = ()
    renamed: str = ""
    """What icons are read as that got a meaning when the font was taken out of its file."""
    completed: bool = False
    """Whether it was told then which glyph each character is."""
    remeasured: tuple[int, ...] = ()
    """Shown codes that got the widths of their glyphs then."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What the shown codes of a font mean, as far as clauses ask."""

    unmapped: tuple[int, ...]
    forbidden: tuple[int, ...]
    unknown: tuple[int, ...]
    private: tuple[int, ...]


def meant(known: Mapping[int, str] | None, shown: Collection[int], bare: Collection[int]) -> Meant:
    """The codes that mean nothing, or nothing real; of those shown outside any ActualText (`bare`) the private ones."""
    if known is None:
        return Meant((), (), (), ())
    codes = sorted(shown)
    return Meant(
        tuple(code for code in codes if not known.get(code)),
        tuple(code for code in codes if any(letter in FORBIDDEN for letter in known.get(code, ""))),
        tuple(code for code in sorted(bare) if UNKNOWN in known.get(code, "")),
        tuple(code for code in sorted(bare) if any(is_private(letter) for letter in known.get(code, ""))),
    )


def is_private(letter: str) -> bool:
    """Whether Unicode leaves a character to whoever uses it."""
    code = ord(letter)
    return 0xE000 <= code <= 0xF8FF or 0xF0000 <= code <= 0xFFFFD or 0x100000 <= code <= 0x10FFFD


def of_collection(font: object) -> bool:
    """Whether a composite font counts in characters that everybody knows (ISO 14289-1, 7.21.7)."""
    system = objects.get(_heir(font), "/CIDSystemInfo")
    return (
        objects.text(objects.get(system, "/Registry")) == "Adobe"
        and objects.text(objects.get(system, "/Ordering")) in COLLECTIONS
    )


def _heir(font: object) -> object:
    return objects.dictionary(next(iter(objects.array(objects.raw(font, "/DescendantFonts"))), None))


def faults(font: object, program: FontProgram | None) -> Iterator[str]:
    """What is wrong with the dictionaries of a font, by the words of `conformance.fonts.FontFault`."""
    kind = objects.name(objects.get(font, "/Subtype"))
    heir = _heir(font)
    descriptor = objects.get(heir if kind == "Type0" else font, "/FontDescriptor")
    if not _whole(font, kind, heir, descriptor):
        yield "dictionary"
    if kind == "Type0":
        yield from _composite(font, heir, descriptor)
    elif kind == "TrueType":
        flags = objects.integer(objects.get(descriptor, "/Flags")) or 0
        if not _fits(font, program, bool(flags & SYMBOLIC)):
            yield "encoding"


def _whole(font: object, kind: str | None, heir: object, descriptor: object) -> bool:
    """ISO 19005-2, 6.2.11.2, as veraPDF asks it."""
    if kind not in _KINDS or (kind == "Type0" and objects.name(objects.get(heir, "/Subtype")) not in _HEIRS):
        return False
    if kind != "Type3" and not objects.name(objects.get(font, "/BaseFont")):
        return False
    packed = objects.stream(objects.raw(descriptor, "/FontFile3"))
    if packed is not None and objects.name(objects.get(packed, "/Subtype")) not in _PROGRAMS:
        return False
    if kind == "Type0" or (kind == "Type1" and descriptor is None):
        return True  # one of the fourteen needs no more than its name, and no embedded one is without a descriptor
    first, last = (objects.integer(objects.get(font, entry)) for entry in ("/FirstChar", "/LastChar"))
    widths = objects.array(objects.raw(font, "/Widths"))
    return first is not None and last is not None and len(widths) == last - first + 1


def _composite(font: object, heir: object, descriptor: object) -> Iterator[str]:
    """ISO 19005-2, 6.2.11.3."""
    encoding = objects.get(font, "/Encoding")
    named = objects.name(encoding)
    ordering = objects.text(objects.get(objects.get(heir, "/CIDSystemInfo"), "/Ordering"))
    if named not in ("Identity-H", "Identity-V"):
        known = _collection(named)
        stream = objects.stream(encoding)
        if (known is not None and known != ordering) or (
            stream is not None
            and not _agree(objects.get(stream, "/CIDSystemInfo"), objects.get(heir, "/CIDSystemInfo"))
        ):
            yield "cid-system"
        if (known is None and stream is None) or not _sound(stream):
            yield "cmap"
    second = objects.name(objects.get(heir, "/Subtype")) == "CIDFontType2"
    held = any(objects.stream(objects.raw(descriptor, entry)) for entry in ("/FontFile2", "/FontFile3"))
    if second and held and objects.get(heir, "/CIDToGIDMap") is None:
        yield "cid-to-gid"


def _collection(named: str | None) -> str | None:
    stem = (named or "").removesuffix("-H").removesuffix("-V")
    if stem in ("", "H", "V") and named:
        return "Japan1"
    return next((collection for collection, stems in _CMAPS.items() if stem in stems), None)


def _agree(one: object, other: object) -> bool:
    said = [
        (objects.text(objects.get(system, "/Registry")), objects.text(objects.get(system, "/Ordering")))
        for system in (one, other)
    ]
    return said[0] == said[1] and None not in said[0]


def _sound(stream: object) -> bool:
    """Whether a CMap that is in the file says one thing about its direction, and builds on none that is not there."""
    found = objects.stream(stream)
    if found is None:
        return True
    written = _WMODE.search(bytes(found.get_data()))
    inside = int(written[1]) if written else 0
    if inside != (objects.integer(objects.get(found, "/WMode")) or 0):
        return False
    used = objects.get(found, "/UseCMap")
    named = objects.name(used)
    return (
        used is None or named in ("Identity-H", "Identity-V") or (named is not None and _collection(named) is not None)
    )


def _fits(font: object, program: FontProgram | None, symbolic: bool) -> bool:
    """Whether the encoding of a TrueType font fits its flags and its program (ISO 19005-2, 6.2.11.6)."""
    encoding = read_encoding(font)
    cmaps = program.cmaps if program is not None else None
    if symbolic:
        return not encoding.present and (cmaps is None or len(cmaps) == 1 or (3, 0) in cmaps)
    if encoding.base not in _ROMAN:
        return False
    if encoding.differences and not all(character(name) for name in encoding.differences.values()):
        return False
    if cmaps is None:
        return True
    if encoding.differences and (3, 1) not in cmaps:
        return False
    return len(cmaps) > (1 if (3, 0) in cmaps else 0)
