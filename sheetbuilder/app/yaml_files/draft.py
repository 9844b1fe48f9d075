"""A file that is being worked on: in a folder of the run, with the files that it names."""

from __future__ import annotations

import hashlib
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sheetbuilder.publish.output import write_whole
from sheetbuilder.serving.forms import UploadedFile
from sheetbuilder.source import Located, Reading, parse

_REMEMBERED = 20
"""States of a file that are known; a tab that is older is compared with the file as it is."""


@dataclass(frozen=True, slots=True)
class FileDraft:
    """One file, in a folder that holds all that it names."""

    key: str
    file: Path
    past: dict[str, str] = field(default_factory=dict, kw_only=True, repr=False, compare=False)
    """The texts that it had before, by their states."""

    @property
    def folder(self) -> Path:
        """Where it lies; a file that is named lies there or below."""
        return self.file.parent

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
        text = self.past.get(state)
        return self.root if text is None else parse(self.file, text.encode("utf-8")).root

    def write(self, text: str) -> None:
        """Put another text in the place of the file's."""
        self.past[self.state] = self.text
        while len(self.past) > _REMEMBERED:
            del self.past[next(iter(self.past))]
        write_whole(self.file, text.encode("utf-8"))

    def put(self, upload: UploadedFile, instead: str = "") -> str:
        """Keep a file beside it, over the one of the name `instead` and over no other; the name that it has there."""
        name = upload.name
        while self._has_another(name, upload.content, instead):
            name = f"_{name}"
        write_whole(self.folder / name, upload.content)
        return name

    def _has_another(self, name: str, content: bytes, instead: str) -> bool:
        path = self.folder / name
        if path == self.file or path.is_dir():
            return True
        return name != instead and path.exists() and path.read_bytes() != content

    def files(self) -> Mapping[str, bytes]:
        """The file and all that lies with it, by path below its folder."""
        found = (path for path in sorted(self.folder.rglob("*")) if path.is_file() and not path.name.startswith("."))
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in found}
