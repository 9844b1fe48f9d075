"""Fonts read for two questions: which characters do these codes stand for, and how far do they advance."""

from __future__ import annotations

import re
import struct
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, repeat
from typing import Any, NamedTuple

from pypdf.generic import DictionaryObject

from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.encodings import meanings
from sheetbuilder.pdf.read.evidence import Font
from sheetbuilder.pdf.read.fontfacts import faults, meant, of_collection
from sheetbuilder.pdf.read.glyphs import GlyphShortfall, differences, shortfall
from sheetbuilder.pdf.read.objects import Key
from sheetbuilder.pdf.read.programs import FontProgram, read_truetype
from sheetbuilder.values import replace

STANDARD_FONTS = (
    "Helvetica",
    "Times-",
    "Courier",
    "Symbol",
    "ZapfDingbats",
)
"""How the names of the fourteen fonts begin that a file need not embed (ISO 32000-1, 9.6.2.2)."""

MAX_RANGE = 65_536
MAX_MAPPED = 300_000
"""The most codes that one font may map or measure: ranges that overlap would otherwise cost without end."""

MAX_SIZES = 50
MAX_RUNS = 5_000
"""Shown strings of one font at one size that are kept for the next time."""

_SUBSET = re.compile(r"[A-Z]{6}\+")
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])|([A-Za-z]+)")


class ShownRun(NamedTuple):
    """A shown string: how far it advances, what it says, and its codes."""

    advance: float
    text: str
    codes: tuple[int, ...]


class ShownRuns(dict[bytes, ShownRun]):
    """Shown strings of one font at one size; each is measured when it is first asked for."""

    def __init__(self, font: ReadFont, spacing: tuple[float, float, float]) -> None:
        super().__init__()
        self._font = font
        self._spacing = spacing

    def __missing__(self, shown: bytes) -> ShownRun:
        font, (size, between, words) = self._font, self._spacing
        codes = font.codes(shown)
        width, usual, scale = font.widths.get, font.default_width, font.scale
        total = 0.0
        for code, length in codes:
            total += width(code, usual) * scale * size + between + (words if length == 1 and code == 32 else 0.0)
        plain = tuple([code for code, _ in codes])
        if len(self) >= MAX_RUNS:
            self.clear()
        found = self[shown] = ShownRun(total, font.decoded(plain), plain)
        return found


@dataclass(slots=True)
class ReadFont:
    """A font as the reader of a page needs it; it gathers the codes that were shown."""

    key: Key
    name: str
    kind: str
    program: Key | None
    embedded: bool
    unicode: dict[int, str] | None
    widths: dict[int, float]
    default_width: float
    scale: float
    code_lengths: tuple[tuple[int, int, int], ...]
    """Codespace ranges: length in bytes, first code, last code."""
    value: object = None
    """The font's dictionary."""
    descriptor: object = None
    collection: bool = False
    """Whether it counts in characters that everybody knows, so that it needs no map."""
    shown: set[int] = field(default_factory=set)
    covered: set[int] = field(default_factory=set)
    """The codes that were shown under an ActualText, which stands in for them."""
    known: dict[tuple[float, float, float], ShownRuns] = field(default_factory=dict)
    """What was shown before, in this file or in others that have the same font, by size and spacing."""

    def codes(self, shown: bytes) -> Sequence[tuple[int, int]]:
        """The codes of a shown string, each with its length in bytes."""
        length = self.code_lengths[0][0] if len(self.code_lengths) == 1 else 0
        if length == 1:
            return [*zip(shown, repeat(1), strict=False)]
        if length == 2 and len(shown) % 2 == 0:
            return [*zip(struct.unpack(f">{len(shown) // 2}H", shown), repeat(2), strict=False)]
        return [*self._codes(shown)]

    def _codes(self, shown: bytes) -> Iterator[tuple[int, int]]:
        at = 0
        while at < len(shown):
            length = self._length(shown, at)
            yield int.from_bytes(shown[at : at + length], "big"), length
            at += length

    def _length(self, shown: bytes, at: int) -> int:
        if len(self.code_lengths) == 1:
            return self.code_lengths[0][0]
        for length, first, last in self.code_lengths:
            if first <= int.from_bytes(shown[at : at + length], "big") <= last:
                return length
        return self.code_lengths[0][0]

    def runs(self, size: float, between: float, words: float) -> ShownRuns:
        """What shown strings come to at a size, with so much more between letters and between words."""
        key = size, between, words
        found = self.known.get(key)
        if found is None:
            if len(self.known) >= MAX_SIZES:
                self.known.clear()
            found = self.known[key] = ShownRuns(self.bare(), key)
        return found

    def bare(self) -> ReadFont:
        """What it says, without its place in a file and what is shown of it there."""
        return replace(self, value=None, descriptor=None, shown=set(), covered=set())

    def decoded(self, codes: Sequence[int]) -> str:
        """The characters of codes; what no map knows becomes U+FFFD."""
        if self.unicode is None:
            return "".join(chr(code) if self.kind != "Type0" and 32 <= code < 127 else "\ufffd" for code in codes)
        known = self.unicode.get
        return "".join([known(code, "\ufffd") for code in codes])

    def finding(self) -> Font:
        """The font as the report and the checks see it; of programs only TrueType is looked into here."""
        held = objects.stream(objects.raw(self.descriptor, "/FontFile2"))
        program = read_truetype(bytes(held.get_data())) if held is not None else None
        return Font(
            **self.facts(program, self.shown | self.covered, self.shown),
            key=self.key,
            kind=self.kind,
            program=self.program,
            subset=bool(_SUBSET.match(self.name)),
        )

    def facts(self, program: FontProgram | None, shown: Collection[int], bare: Collection[int]) -> dict[str, Any]:
        """What the clauses ask of a font, by name; `bare` are the codes that are shown outside any ActualText."""
        meaning = meant(self.unicode, shown, bare)
        lacks = GlyphShortfall()
        identity, cids = character_map(self.value) if self.kind == "Type0" else (True, None)
        if program is not None and (identity or cids is not None):
            lacks = shortfall(self.value, program, shown, lambda code: self._width(code, cids), cids)
        return {
            "name": self.name,
            "embedded": self.embedded,
            "unicode_map": self.unicode is not None or self.collection,
            "unmapped": meaning.unmapped,
            "forbidden": meaning.forbidden,
            "unknown": meaning.unknown,
            "private": meaning.private,
            "notdef": lacks.notdef,
            "absent": lacks.absent,
            "wrong_widths": lacks.wrong_widths,
            "faults": tuple(faults(self.value, program)),
        }

    def wrong_widths(self, program: FontProgram) -> dict[int, float]:
        """Of every code, shown or not: how much wider its glyph is than the dictionary says.

        None are told where the dictionary says no widths of its own, or where text runs down.
        """
        if self.kind != "Type0":
            last = objects.integer(objects.get(self.value, "/LastChar"))
            return {} if last is None else differences(self.value, program, range(256), self.advance_of, None)
        identity, cids = character_map(self.value)
        encoding = objects.get(self.value, "/Encoding")
        vertical = objects.name(encoding) == "Identity-V" or objects.integer(objects.get(encoding, "/WMode")) == 1
        if vertical or not (identity or cids is not None):
            return {}
        codes = sorted(cids) if cids is not None else range(min(_most_characters(self.value, program), MAX_RANGE))
        return differences(self.value, program, codes, lambda code: self._width(code, cids), cids)

    def advance_of(self, code: int) -> float:
        """The width that the dictionary gives a code, in its own units."""
        return self.widths.get(code, self.default_width)

    def _width(self, code: int, cids: Mapping[int, int] | None) -> float:
        if self.kind != "Type0" and objects.integer(objects.get(self.value, "/LastChar")) is None:
            return 0.0  # a reader may know a width from where it stands, the standard knows none
        return self.widths.get(code if cids is None else cids.get(code, 0), self.default_width)


def read_font(value: object) -> ReadFont | None:
    """The font that a resource names, or None where it names no dictionary."""
    font = objects.dictionary(value)
    if font is None:
        return None
    kind = objects.name(objects.get(font, "/Subtype")) or "?"
    heir, bearer, descriptor, program = _parts(font)
    mapping = objects.stream(objects.raw(font, "/ToUnicode"))
    unicode, ranges = read_unicode_map(bytes(mapping.get_data())) if mapping is not None else (None, ())
    if heir is None:
        # What the map leaves out the encoding may know (ISO 32000-1, 9.10.2).
        known = meanings(font, kind, objects.integer(objects.get(descriptor, "/Flags")) or 0)
        unicode = {**known, **(unicode or {})} if known is not None else unicode
    if heir is not None:
        widths, default = _cid_widths(heir)
        lengths = _two_bytes(objects.name(objects.get(font, "/Encoding")), ranges)
    else:
        widths, default = _simple_widths(font, descriptor)
        lengths = ((1, 0, 255),)
    matrix = objects.numbers(objects.raw(font, "/FontMatrix")) if kind == "Type3" else ()
    return ReadFont(
        key=objects.key_of(value),
        name=objects.name(objects.get(bearer, "/BaseFont")) or objects.name(objects.get(font, "/BaseFont")) or "",
        kind=kind,
        program=None if program is None else objects.key_of(program),
        embedded=kind == "Type3" or objects.stream(program) is not None,
        unicode=unicode,
        widths=widths,
        default_width=default,
        scale=abs(matrix[0]) if len(matrix) == 6 else 0.001,
        code_lengths=lengths,
        value=font,
        descriptor=descriptor,
        collection=heir is not None and of_collection(font),
    )


def read_anew(known: ReadFont, value: object) -> ReadFont | None:
    """A font that says the same as one that was read before, with its own place in its file."""
    font = objects.dictionary(value)
    if font is None:
        return None
    _, _, descriptor, program = _parts(font)
    return replace(
        known,
        key=objects.key_of(value),
        program=None if program is None else objects.key_of(program),
        value=font,
        descriptor=descriptor,
        shown=set(),
        covered=set(),
    )


def _parts(
    font: DictionaryObject,
) -> tuple[DictionaryObject | None, DictionaryObject, DictionaryObject | None, object]:
    """The descendant of a composite font, which of the two bears the descriptor, that, and the embedded program."""
    heir = objects.dictionary(next(iter(objects.array(objects.raw(font, "/DescendantFonts"))), None))
    bearer = heir if heir is not None else font
    descriptor = objects.dictionary(objects.raw(bearer, "/FontDescriptor"))
    program = next(
        (found for entry in ("/FontFile", "/FontFile2", "/FontFile3") if (found := objects.raw(descriptor, entry))),
        None,
    )
    return heir, bearer, descriptor, program


def _most_characters(font: object, program: FontProgram) -> int:
    """One more than the last character that can lead to a glyph of the program."""
    if program.cids is not None:
        return max(program.cids, default=-1) + 1
    heir = objects.dictionary(next(iter(objects.array(objects.raw(font, "/DescendantFonts"))), None))
    mapped = objects.stream(objects.raw(heir, "/CIDToGIDMap"))
    return len(bytes(mapped.get_data())) // 2 if mapped is not None else len(program.widths)


_CID_BLOCK = re.compile(rb"begincid(range|char)(.*?)endcid", re.DOTALL)
_CID_RANGE = re.compile(rb"<([0-9A-Fa-f]{2,8})>\s*<([0-9A-Fa-f]{2,8})>\s*(\d{1,6})")
_CID_CHAR = re.compile(rb"<([0-9A-Fa-f]{2,8})>\s*(\d{1,6})")


def character_map(font: object) -> tuple[bool, dict[int, int] | None]:
    """Whether the codes of a composite font are its characters, else which they are; None where nobody can tell."""
    encoding = objects.get(font, "/Encoding")
    if objects.name(encoding) in ("Identity-H", "Identity-V"):
        return True, None
    held = objects.stream(encoding)
    if held is None or objects.get(held, "/UseCMap") is not None:
        return False, None
    cids: dict[int, int] = {}
    for kind, block in _CID_BLOCK.findall(bytes(held.get_data())):
        if kind == b"char":
            cids.update((int(code, 16), int(cid)) for code, cid in _CID_CHAR.findall(block))
            continue
        for first, last, cid in _CID_RANGE.findall(block):
            low, high = int(first, 16), min(int(last, 16), int(first, 16) + MAX_MAPPED - len(cids))
            cids.update((code, int(cid) + code - low) for code in range(low, high + 1))
    return False, cids


def _two_bytes(encoding: str | None, ranges: tuple[tuple[int, int, int], ...]) -> tuple[tuple[int, int, int], ...]:
    if encoding is not None and encoding.startswith("Identity"):
        return ((2, 0, 0xFFFF),)
    return ranges or ((2, 0, 0xFFFF),)


def _simple_widths(font: object, descriptor: object) -> tuple[dict[int, float], float]:
    first = objects.integer(objects.get(font, "/FirstChar")) or 0
    widths = objects.numbers(objects.raw(font, "/Widths"))
    missing = objects.number(objects.get(descriptor, "/MissingWidth"))
    default = missing if missing is not None else (0.0 if widths else 500.0)
    return {first + at: width for at, width in enumerate(widths[:256])}, default


def _cid_widths(font: object) -> tuple[dict[int, float], float]:
    default = objects.number(objects.get(font, "/DW"))
    widths: dict[int, float] = {}
    members = objects.array(objects.raw(font, "/W"))
    budget = MAX_MAPPED
    at = 0
    while at + 1 < len(members):
        first = objects.integer(members[at])
        second = objects.follow(members[at + 1])
        if first is None:
            break
        if isinstance(second, list):
            widths.update((first + step, width) for step, width in enumerate(objects.numbers(members[at + 1])))
            at += 2
            continue
        last = objects.integer(second)
        width = objects.number(members[at + 2]) if at + 2 < len(members) else None
        if last is None or width is None:
            break
        last = min(last, first + MAX_RANGE, first + budget)
        widths.update((cid, width) for cid in range(first, last + 1))
        budget -= max(last - first + 1, 0)
        at += 3
    return widths, 1000.0 if default is None else default


def read_unicode_map(cmap: bytes) -> tuple[dict[int, str], tuple[tuple[int, int, int], ...]]:
    """What a ToUnicode CMap says (ISO 32000-1, 9.10.3): code to characters, and its codespace ranges."""
    known: dict[int, str] = {}
    ranges: list[tuple[int, int, int]] = []
    budget = MAX_MAPPED
    waiting: list[bytes | list[bytes]] = []
    inside: list[bytes] | None = None
    for hexed, opening, closing, word in _TOKEN.findall(cmap):
        if opening:
            inside = []
        elif closing:
            waiting.append(inside or [])
            inside = None
        elif word:
            if word == b"endcodespacerange":
                ranges.extend(_codespace(waiting))
            elif word in (b"endbfchar", b"endbfrange"):
                pairs = _characters(waiting) if word == b"endbfchar" else _ranges(waiting)
                for code, characters in islice(pairs, budget):
                    known[code] = characters
                    budget -= 1
            if word.startswith((b"begin", b"end")):
                waiting = []
        else:
            value = _bytes(hexed)
            (waiting if inside is None else inside).append(value)
    return known, tuple(sorted(ranges))


def _bytes(hexed: bytes) -> bytes:
    digits = b"".join(hexed.split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _codespace(values: list[bytes | list[bytes]]) -> Iterator[tuple[int, int, int]]:
    for first, last in zip(values[::2], values[1::2], strict=False):
        if isinstance(first, bytes) and isinstance(last, bytes) and first:
            yield len(first), int.from_bytes(first, "big"), int.from_bytes(last, "big")


def _characters(values: list[bytes | list[bytes]]) -> Iterator[tuple[int, str]]:
    for code, characters in zip(values[::2], values[1::2], strict=False):
        if isinstance(code, bytes) and isinstance(characters, bytes):
            yield int.from_bytes(code, "big"), _utf16(characters)


def _ranges(values: list[bytes | list[bytes]]) -> Iterator[tuple[int, str]]:
    for first, last, goal in zip(values[::3], values[1::3], values[2::3], strict=False):
        if not isinstance(first, bytes) or not isinstance(last, bytes):
            continue
        low = int.from_bytes(first, "big")
        high = min(int.from_bytes(last, "big"), low + MAX_RANGE)
        if isinstance(goal, list):
            yield from ((low + at, _utf16(member)) for at, member in enumerate(goal[: high - low + 1]))
            continue
        start = _utf16(goal)
        if start:
            top = 0x10FFFF - ord(start[-1])
            yield from ((low + at, start[:-1] + chr(ord(start[-1]) + at)) for at in range(min(high - low, top) + 1))


def _utf16(characters: bytes) -> str:
    return characters.decode("utf-16-be" if len(characters) > 1 else "latin-1", errors="replace")
