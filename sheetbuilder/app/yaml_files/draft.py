"""A file that is being worked on: in a folder of the run, the files that it names, and how it stood before."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import threading
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from sheetbuilder.app.yaml_files.placing import naming
from sheetbuilder.errors import OutputError
from sheetbuilder.publish.fingerprint import sha256
from sheetbuilder.publish.output import write_whole
from sheetbuilder.serving.forms import UploadedFile
from sheetbuilder.source import Located, Reading, parse

_REMEMBERED = 50
"""States of a file that are known; a tab that is older is compared with the file as it is."""
_UNDONE = 50
"""Changes that can be taken back."""
_KEPT = ".kept-"
"""What names of files begin with that can be had again."""
Files = Mapping[str, bytes | None]
"""What files are to hold, by their paths below the folder; None for one that goes."""
NO_FILES: Files = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class FileChange:
    """A change that can be taken back: what stood there before it."""

    text: str
    files: Mapping[str, Path] = field(default_factory=dict)
    """Where what other files held is kept, by their names."""


@dataclass(slots=True)
class DraftHistory:
    """How a file stood before."""

    past: dict[str, str] = field(default_factory=dict)
    """The texts that it had, by their states."""
    changes: list[FileChange] = field(default_factory=list)
    lock: threading.RLock = field(default_factory=threading.RLock)
    """Whoever changes the file has it, so that nobody else does anything meanwhile."""


@dataclass(frozen=True, slots=True)
class FileDraft:
    """One file, in a folder that holds all that it names."""

    key: str
    file: Path
    history: DraftHistory = field(default_factory=DraftHistory, kw_only=True, repr=False, compare=False)

    @property
    def folder(self) -> Path:
        """Where it lies; a file that is named lies there or below."""
        return self.file.parent

    @property
    def whole(self) -> Path:
        """The folder of all that was brought in with it, which may be one above."""
        return next((one for one in self.file.parents if one.name == self.key), self.folder)

    @property
    def text(self) -> str:
        """The file as it stands; one in another encoding as it is likely to be meant, so that it can be mended."""
        content = self.file.read_bytes()
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            text = content.decode("utf-16" if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "cp1252", "replace")
        return text.replace("\r\n", "\n").replace("\r", "\n")

    @property
    def state(self) -> str:
        """Another one after every change, so that two tabs never write over each other."""
        return hashlib.sha256(self.file.read_bytes()).hexdigest()

    def reading(self) -> Reading:
        """The values of the file, and what is wrong with its form."""
        return parse(self.file, self.file.read_bytes())

    @property
    def root(self) -> Located | None:
        """The values of the file; None where it cannot be read at all."""
        found = self.reading()
        return found.root if not found.problems else None

    def stood(self, state: str) -> Located | None:
        """The values as they were in a state, or as they are where it is known no more."""
        text = self.history.past.get(state)
        return self.root if text is None else parse(self.file, text.encode("utf-8")).root

    @property
    def reserved(self) -> frozenset[str]:
        """Names beside it that no file may take that somebody chooses."""
        return frozenset({self.file.name})

    def name_for(self, upload: UploadedFile, instead: str = "") -> str:
        """The path under which a file is to lie, chosen for a field that names `instead` so far.

        That is its name, also where something else lies there that nothing else names: it takes the place of that. What
        another field, part or file names stays as it is; then a number comes behind the name.
        """
        named = PurePosixPath(instead.replace("\\", "/"))
        above = f"{named.parent}/" if named.name == upload.name and self._lies_here(named) else ""
        above = "" if above == "./" else above
        stem, dot, ending = upload.name.rpartition(".")
        number, name = 1, f"{above}{upload.name}"
        while self._is_taken(name, upload.content, instead):
            number += 1
            name = f"{above}{stem} ({number}).{ending}" if dot else f"{above}{upload.name} ({number})"
        return name

    def _lies_here(self, named: PurePosixPath) -> bool:
        path = self.folder / named
        return not named.is_absolute() and ".." not in named.parts and path.is_file()

    def _is_taken(self, name: str, content: bytes, instead: str) -> bool:
        path = self.folder / name
        if name in self.reserved or path.is_dir():
            return True
        if not path.exists() or path.read_bytes() == content:
            return False
        return naming(self.whole, path) > (1 if name == instead else 0)

    def change(self, text: str, files: Files = NO_FILES) -> bool:
        """Another text in the place of the file's, and files beside it.

        What was there can be had again; False where nothing is new. What was no UTF-8 becomes it.
        """
        with self.history.lock:
            new = {name: held for name, held in files.items() if self._held(name) != held}
            if not new and text == self.text and self.root is not None:
                return False
            kept = {name: self._aside(name) for name in new if (self.folder / name).is_file()}
            before = FileChange(self.text, kept)
            try:
                for name, held in new.items():
                    self._put(name, held)
                self.write(text)
            except OutputError:
                self._put_back(kept)
                raise
            self.history.changes = [*self.history.changes, before][-_UNDONE:]
            return True

    def take_back(self) -> bool:
        """All as it was before its last change; False where nothing was changed."""
        with self.history.lock:  # a button that is pressed twice is two requests at once
            if not self.history.changes:
                return False
            before = self.history.changes[-1]
            self._put_back(before.files)
            self.write(before.text)
            self.history.changes.pop()
            return True

    def if_still(self, state: str, doing: Callable[[], object]) -> bool:
        """Do something to the file if it stands as somebody has seen it; nobody else does anything meanwhile."""
        with self.history.lock:
            still = self.state == state
            if still:
                doing()
        return still

    def changed_by(self, doing: Callable[[], object]) -> None:
        """Do something that writes the file by itself; it can be taken back."""
        with self.history.lock:
            text, state = self.text, self.state
            doing()
            if self.state != state:
                self._remember(state, text)
                self.history.changes = [*self.history.changes, FileChange(text)][-_UNDONE:]

    def write(self, text: str) -> None:
        """Put another text in the place of the file's; it cannot be taken back."""
        self._remember(self.state, self.text)
        write_whole(self.file, text.encode("utf-8"))

    def _remember(self, state: str, text: str) -> None:
        past = self.history.past
        past.pop(state, None)
        past[state] = text
        while len(past) > _REMEMBERED:
            del past[next(iter(past))]

    def _held(self, name: str) -> bytes | None:
        path = self.folder / name
        return path.read_bytes() if path.is_file() else None

    def _put(self, name: str, content: bytes | None) -> None:
        path = self.folder / name
        if content is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, content)

    def _put_back(self, kept: Mapping[str, Path]) -> None:
        for name, path in kept.items():
            beside = self.folder / f"{_KEPT}{secrets.token_hex(4)}"
            _named_twice(path, beside)
            beside.replace(self.folder / name)

    def _aside(self, name: str) -> Path:
        """Where what a file holds is kept, also when it holds something else."""
        path = self.folder / name
        kept = self.folder / f"{_KEPT}{sha256(path.read_bytes())}"
        if not kept.exists():
            _named_twice(path, kept)
        return kept

    def files(self) -> Mapping[str, bytes]:
        """The file and all that lies with it, by path below its folder."""
        found = (path for path in sorted(self.folder.rglob("*")) if path.is_file() and not path.name.startswith("."))
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in found}


def _named_twice(path: Path, other: Path) -> None:
    """What a file holds under another name too, which takes no room where that can be had: a disk may be full."""
    try:
        os.link(path, other)
    except OSError:  # a disk on which a file has one name
        shutil.copyfile(path, other)
