"""The files of a package remembered from run to run: what they hold, and that nothing was wrong with them.

Both go by what a file holds, never by its date or its name. Values are written down as MessagePack whose types are
proved when it is read; what makes no sense is as good as nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Set
from hashlib import sha256
from pathlib import Path

from msgspec import MsgspecError, Struct, msgpack

from sheetbuilder.content.reread import FileRead, FilesReread
from sheetbuilder.errors import Problem
from sheetbuilder.source import Located, Reading, Source, parse
from sheetbuilder.source.opening import opened
from sheetbuilder.source.text import MOST_BYTES, decode
from sheetbuilder.unchanged.program import code
from sheetbuilder.unchanged.store import Store

_RULES = ("package.yaml", "words.yaml")
"""What texts of other files are held against."""
_MANY = 100
"""So many problems that not all may have been told: who has none may not be known then."""


class _Held(Struct, frozen=True, array_like=True):
    """A file: its values, and whether nothing was wrong with it."""

    values: bytes
    sound: bool


class _Package(Struct, frozen=True, array_like=True):
    """The files of a package by the hashes of what they hold; they are sound as long as its rules are these."""

    rules: bytes
    files: dict[bytes, _Held]


class FilesRemembered(FilesReread):
    """The files of the package in a folder, as a store has them; `judged` gives it what it has now."""

    def __init__(self, store: Store, folder: Path) -> None:
        super().__init__()
        self._store = store
        self._values = msgpack.Decoder(Located, dec_hook=self._source)
        self._asked: Source | None = None
        self._read: dict[Path, tuple[bytes, Located]] = {}
        """By its path, the hash of what a file holds and its values."""
        try:
            self._key = sha256(msgpack.encode((code(), "files", str(folder.absolute())))).digest()
            found = store.taken(self._key)
            self._before = msgpack.decode(found or b"", type=_Package)
        except (OSError, MsgspecError, UnicodeEncodeError):
            self._before = _Package(b"", {})

    def read(self, path: Path, made: Callable[[Reading], FileRead]) -> FileRead:
        """The file's values, remembered or parsed, and the model that they make."""
        data = opened(path, MOST_BYTES)
        if isinstance(data, Problem):
            return made(Reading(None, (data,)))
        hashed = sha256(data).digest()
        reading = self._remembered(path, data, hashed) or parse(path, data)
        if reading.root is not None and not reading.problems:
            self._read[path] = hashed, reading.root
        return made(reading)

    def sound(self) -> Set[Path]:
        """The files that were read with which nothing is wrong by itself."""
        if self._rules() != self._before.rules:
            return frozenset()
        held = self._before.files
        return {path for path, (hashed, _) in self._read.items() if hashed in held and held[hashed].sound}

    def judged(self, problems: Collection[Problem]) -> None:
        """Remember what was read, and which of it has no problem."""
        wrong = {problem.where.file for problem in problems if problem.where is not None}
        held = self._before.files
        files = {
            hashed: _Held(
                held[hashed].values if hashed in held else msgpack.encode(root, enc_hook=_nothing),
                len(problems) < _MANY and path not in wrong,
            )
            for path, (hashed, root) in self._read.items()
        }
        now = _Package(self._rules(), files)
        if now != self._before:
            self._store.put(self._key, msgpack.encode(now))

    def _rules(self) -> bytes:
        hashes = [hashed for path, (hashed, _) in self._read.items() if path.name in _RULES]
        return sha256(b"".join(sorted(hashes))).digest()

    def _remembered(self, path: Path, data: bytes, hashed: bytes) -> Reading | None:
        held = self._before.files.get(hashed)
        if held is None:
            return None
        self._asked, problems = decode(path, data)
        try:
            return None if problems else Reading(self._values.decode(held.values), ())
        except (MsgspecError, RecursionError):
            return None

    def _source(self, kind: type, value: object) -> Source:
        """Where values stand is the file that is being read."""
        assert kind is Source
        assert value is None
        assert self._asked is not None
        return self._asked


def _nothing(value: object) -> None:
    """What values stand in is not written down."""
    assert isinstance(value, Source)
