"""Fonts in the file: which letters of a face it uses, the code that each of them has, and the subsets embedded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import count
from types import MappingProxyType

import uharfbuzz as hb
from msgspec import MsgspecError, msgpack

from sheetbuilder.pdf.write.letter_codes import CP1252, FREE
from sheetbuilder.pdf.write.objects import Objects
from sheetbuilder.pdf.write.slots import dictionary
from sheetbuilder.pdf.write.subsets import EmbeddedSubset, subset
from sheetbuilder.pdf.write.syntax import reference
from sheetbuilder.theme.typeface import FaceName, FontFile, Typeface
from sheetbuilder.unchanged.program import code
from sheetbuilder.unchanged.store import Store

_SPACE = 0x20
_IN_A_SUBSET = 256
_OWN: Mapping[str, int] = MappingProxyType({letter: code for code, letter in CP1252.items()})


class OpenedFont:
    """A font whose letters are known; what is embedded of it is made when it is asked for, or remembered."""

    def __init__(self, file: FontFile, store: Store | None) -> None:
        self._store = store
        self._file = file
        self._letters = hb.Font(hb.Face(file.read()))

    def shows(self, letter: int) -> bool:
        """Whether it has a letter."""
        return self._letters.get_nominal_glyph(letter) is not None

    def embedded(self, letters: Mapping[int, str]) -> EmbeddedSubset:
        """Its subset that has these letters under these codes."""
        if self._store is None:
            return subset(self._file.read(), letters)
        asked = msgpack.encode((code(), self._file.sha256, sorted(letters.items())))
        key = sha256(asked).digest()
        found = self._store.taken(key)
        if found is not None:
            try:
                return msgpack.decode(found, type=EmbeddedSubset)
            except MsgspecError:
                pass
        made = subset(self._file.read(), letters)
        self._store.put(key, msgpack.encode(made))
        return made


class FontShelf:
    """The fonts of a typeface; opened once, used for as many files as one likes.

    What is embedded of them is remembered in a store, where there is one.
    """

    def __init__(self, typeface: Typeface, store: Store | None = None) -> None:
        self._typeface = typeface
        self._store = store
        self._fonts: dict[FontFile, OpenedFont] = {}

        # By their faces and not as they are met, so that a font has the same name in every file.
        every = dict.fromkeys(file for _, file in sorted(typeface.files.items()))
        self._places = {file: place for place, file in enumerate(every, 1)}

    def font(self, name: FaceName) -> OpenedFont:
        """The font of a face, opened when first asked for; faces may share one."""
        file = self._typeface.files[name]
        font = self._fonts.get(file)
        if font is None:
            font = self._fonts[file] = OpenedFont(file, self._store)
        return font

    def place(self, name: FaceName) -> int:
        """Which of the typeface's fonts that of a face is, from 1 on."""
        return self._places[self._typeface.files[name]]


class _Codes:
    """The letters of one font in one file: a code for each, in subsets of 256.

    As a rule it is that of cp1252, whatever else is in the file: so what is painted of a page is the same in every file
    that has it, and what it says can be read in its stream. What cp1252 lacks has what it leaves free, as it is met.
    """

    def __init__(self, font: OpenedFont, place: int) -> None:
        self.font = font
        self.place = place
        # Code 0 is the sign for what the font lacks, and 32 a space, in each subset.
        self._known = {" ": _SPACE, "\xa0": _SPACE, "\0": 0}
        self._free = _beyond()
        self.subsets: dict[int, dict[int, str]] = {0: {_SPACE: " "}}
        """The letters by code, of each subset."""
        self.embedded = False
        self._first = self.named(0)

    def encoded(self, text: str) -> list[tuple[str, bytes]]:
        """The text as pieces of (resource name of the subset, codes)."""
        try:
            codes = bytes(map(self._known.__getitem__, text))
        except (KeyError, ValueError):  # a letter that is new, or a code of another subset than the first
            return self._in_pieces([self._code(letter) for letter in text])
        return [(self._first, codes)] if codes else []

    def _in_pieces(self, codes: Iterable[int]) -> list[tuple[str, bytes]]:
        pieces: list[tuple[int, bytearray]] = []
        for each in codes:
            subset, inside = divmod(each, _IN_A_SUBSET)
            if not pieces or pieces[-1][0] != subset:
                pieces.append((subset, bytearray()))
            pieces[-1][1].append(inside)
        return [(self.named(subset), bytes(inside)) for subset, inside in pieces]

    def named(self, subset: int) -> str:
        """What a subset is called in the resources of pages."""
        return f"F{self.place}+{subset}" if subset else f"F{self.place}"

    def _code(self, letter: str) -> int:
        found = self._known.get(letter)
        if found is None:
            if not self.font.shows(ord(letter)):
                return 0
            if self.embedded:
                raise ValueError(f"the font is in the file already, without {letter!r}")
            found = _OWN.get(letter) or next(self._free)
            self._known[letter] = found
            at, inside = divmod(found, _IN_A_SUBSET)
            self.subsets.setdefault(at, {_SPACE: " "})[inside] = letter
        return found


def _beyond() -> Iterator[int]:
    """The codes of letters that cp1252 lacks: those that it leaves free, then those of further subsets."""
    yield from FREE
    for more in count(1):
        yield from (more * _IN_A_SUBSET + inside for inside in range(1, _IN_A_SUBSET) if inside != _SPACE)


class FontsInFile:
    """The fonts that one file uses, and the codes its text is written in."""

    def __init__(self, shelf: FontShelf, objects: Objects) -> None:
        self._shelf = shelf
        self._objects = objects
        self._codes: dict[FaceName, _Codes] = {}
        self._fonts: dict[int, _Codes] = {}
        """By their place on the shelf."""

    def encoded(self, name: FaceName, text: str) -> list[tuple[str, bytes]]:
        """The text as pieces of (resource name of the font subset, codes of one byte each)."""
        codes = self._codes.get(name)
        if codes is None:
            if not text:
                return []
            place = self._shelf.place(name)
            codes = self._fonts.get(place)
            if codes is None:
                codes = self._fonts[place] = _Codes(self._shelf.font(name), place)
            self._codes[name] = codes
        return codes.encoded(text)

    def embed(self) -> dict[str, int]:
        """Write every subset into the file; the number of each by its resource name."""
        found: dict[str, int] = {}
        for _, codes in sorted(self._fonts.items()):
            codes.embedded = True
            for index, letters in codes.subsets.items():
                found[codes.named(index)] = self._written(codes.font.embedded(letters))
        self._objects.fill(
            self._objects.fonts, dictionary(**{name: reference(number) for name, number in found.items()})
        )
        return found

    def _written(self, made: EmbeddedSubset) -> int:
        letters, program = self._objects.add_ready(made.letters), self._objects.add_ready(made.program)
        descriptor, _ = self._objects.add(_with(made.descriptor, FontFile2=reference(program)))
        font, _ = self._objects.add(
            _with(made.font, FontDescriptor=reference(descriptor), ToUnicode=reference(letters))
        )
        return font


def _with(inside: bytes, **references: bytes) -> bytes:
    """A dictionary with references behind what it says without them."""
    return b"<<%s%s>>" % (inside, b"".join(b"/%s %s" % (key.encode("ascii"), to) for key, to in references.items()))
