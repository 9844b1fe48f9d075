"""A file that is being worked on: in a folder of the run, with the files that it names."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sheetbuilder.publish.output import write_whole
from sheetbuilder.serving.forms import UploadedFile
from sheetbuilder.source import Located, Reading, parse


@dataclass(frozen=True, slots=True)
class FileDraft:
    """One file, in a folder that holds all that it names."""

    key: str
    file: Path

    @property
    def folder(self) -> Path:
        """Where it lies; a file that is named lies there or below."""
        return self.file.parent

    @property
    def text(self) -> str:
        """The file as it stands."""
        return self.file.read_text("utf-8")

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

    def write(self, text: str) -> None:
        """Put another text in the place of the file's."""
        write_whole(self.file, text.encode("utf-8"))

    def put(self, upload: UploadedFile) -> str:
        """Keep a file beside it; the name under which it can be named."""
        name = upload.name
        if name == self.file.name:
            name = f"_{name}"
        write_whole(self.folder / name, upload.content)
        return name

    def files(self) -> Mapping[str, bytes]:
        """The file and all that lies with it, by path below its folder."""
        found = (path for path in sorted(self.folder.rglob("*")) if path.is_file() and not path.name.startswith("."))
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in found}
