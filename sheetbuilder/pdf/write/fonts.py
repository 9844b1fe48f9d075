"""Fonts in the file: which letters of a face it uses, the code that each of them has, and the subsets embedded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from importlib import import_module

import uharfbuzz as hb
from msgspec import MsgspecError, Struct, msgpack

from sheetbuilder.pdf.write.objects import Objects
from sheetbuilder.pdf.write.syntax import reference
from sheetbuilder.theme.typeface import FaceName, FontFile, Typeface
from sheetbuilder.unchanged.program import code
from sheetbuilder.unchanged.store import Store

_SUBSETS = "sheetbuilder.pdf.write.subsets"
"""What has ReportLab make subsets: heavy to import, and those that are remembered need not be made."""
_SPACE, _HARD_SPACE = 0x20, 0xA0
_IN_A_SUBSET = 256
FIRST_OF_SUBSET = 2
"""Number 1 lists all fonts."""
_REFERENCE = re.compile(rb"\b([0-9]+) 0 R\b")


class EmbeddedSubset(Struct, frozen=True, array_like=True):
    """A subset as objects of a file, references to one another as ReportLab numbers them from 2."""

    letters: bytes
    """The map from codes to letters, a stream."""
    program: bytes
    """A stream."""
    descriptor: bytes
    font: bytes


class OpenedFont:
    """A font whose letters are known; what is embedded of it is made when it is asked for, or remembered."""

    def __init__(self, program: bytes, store: Store | None) -> None:
        self._store = store
        self._program = program
        self._letters = hb.Font(hb.Face(self._program))
        self._hash = b""

    def shows(self, letter: int) -> bool:
        """Whether it has a letter."""
        return self._letters.get_nominal_glyph(letter) is not None

    def embedded(self, letters: str, place: int) -> Sequence[EmbeddedSubset]:
        """Its subsets with these letters, in the order of their codes, as the font of a file that has that place."""
        if self._store is None:
            return self._made(letters, place)
        self._hash = self._hash or sha256(self._program).digest()
        asked = msgpack.encode((code(), self._hash, letters, place))
        key = sha256(asked).digest()
        found = self._store.taken(key)
        if found is not None:
            try:
                return msgpack.decode(found, type=tuple[EmbeddedSubset, ...])
            except MsgspecError:
                pass
        made = self._made(letters, place)
        self._store.put(key, msgpack.encode(made))
        return made

    def _made(self, letters: str, place: int) -> Sequence[EmbeddedSubset]:
        made: Sequence[EmbeddedSubset] = import_module(_SUBSETS).subsets(self._program, letters, place)
        return made


class FontShelf:
    """The fonts of a typeface; opened once, used for as many files as one likes.

    What is embedded of them is remembered in a store, where there is one.
    """

    def __init__(self, typeface: Typeface, store: Store | None = None) -> None:
        self._typeface = typeface
        self._store = store
        self._fonts: dict[FontFile, OpenedFont] = {}

    def font(self, name: FaceName) -> OpenedFont:
        """The font of a face, opened when first asked for; faces may share one."""
        file = self._typeface.files[name]
        font = self._fonts.get(file)
        if font is None:
            font = self._fonts[file] = OpenedFont(file.read(), self._store)
        return font


class _Codes:
    """The letters of one font in one file: a code for each as it is met, in subsets of 256."""

    def __init__(self, font: OpenedFont, place: int) -> None:
        self.font = font
        self.place = place
        # Code 0 is the sign for what the font lacks, and 32 a space, in each subset.
        self._known = {chr(_SPACE): _SPACE, chr(_HARD_SPACE): _SPACE, chr(0): 0}
        self.letters: list[str] = []
        self.embedded = False
        self._first = self.named(0)
        self._next = 1

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
        return f"F{self.place}+{subset}"

    def _code(self, letter: str) -> int:
        found = self._known.get(letter)
        if found is None:
            if not self.font.shows(ord(letter)):
                return 0
            if self.embedded:
                raise ValueError(f"the font is in the file already, without {letter!r}")
            while self._next % _IN_A_SUBSET in (0, _SPACE):
                self._next += 1
            found = self._known[letter] = self._next
            self.letters.append(letter)
            self._next += 1
        return found


class FontsInFile:
    """The fonts that one file uses, and the codes its text is written in."""

    def __init__(self, shelf: FontShelf, objects: Objects) -> None:
        self._shelf = shelf
        self._objects = objects
        self._codes: dict[FaceName, _Codes] = {}
        self._fonts: dict[int, _Codes] = {}
        """By the `id` of a font, which the shelf holds."""

    def encoded(self, name: FaceName, text: str) -> list[tuple[str, bytes]]:
        """The text as pieces of (resource name of the font subset, codes of one byte each)."""
        codes = self._codes.get(name)
        if codes is None:
            if not text:
                return []
            font = self._shelf.font(name)
            codes = self._fonts.setdefault(id(font), _Codes(font, len(self._fonts) + 1))
            self._codes[name] = codes
        return codes.encoded(text)

    def embed(self) -> dict[str, int]:
        """Write every subset into the file; the number of each by its resource name."""
        found: dict[str, int] = {}
        for codes in self._fonts.values():
            codes.embedded = True
            subsets = codes.font.embedded("".join(codes.letters), codes.place)
            first = self._objects.last + 1
            for index, subset in enumerate(subsets):
                self._objects.add_ready(subset.letters)
                self._objects.add_ready(subset.program)
                self._objects.add(_renumbered(subset.descriptor, first))
                found[codes.named(index)], _ = self._objects.add(_renumbered(subset.font, first))
        self._objects.fill(self._objects.fonts, _listed(found))
        return found


def _renumbered(content: bytes, first: int) -> bytes:
    """An object whose neighbours are numbered from `first` on."""
    return _REFERENCE.sub(lambda found: reference(int(found[1]) - FIRST_OF_SUBSET + first), content)


def _listed(fonts: Mapping[str, int]) -> bytes:
    """The fonts of a file by name, as ReportLab lists them."""
    told = [b"/%s %s" % (name.encode("ascii"), reference(number)) for name, number in sorted(fonts.items())]
    lines = [b" ".join(told[at : at + 6]) for at in range(0, len(told), 6)]
    return b"<<\n%s\n>>" % b" \n  ".join(lines)
