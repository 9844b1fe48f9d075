"""Brands that are being worked on: each a folder of the run with a brand file and the files that it names."""

from __future__ import annotations

import datetime
import hashlib
import os
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sheetbuilder.app.bringing import brought
from sheetbuilder.app.yaml_files.draft import FileDraft
from sheetbuilder.app.yaml_files.placing import files_below
from sheetbuilder.brand import Brand, load_brand
from sheetbuilder.brand.scaffold import beginning
from sheetbuilder.branding.inputs import input_files
from sheetbuilder.errors import ContentError, Problem, SheetbuilderError, say
from sheetbuilder.publish import zipping
from sheetbuilder.publish.fingerprint import sha256
from sheetbuilder.serving.forms import UploadedFile

FILE = "brand.yaml"
_MOST = 50
"""Brands of one run; who opens more closes the page and begins again."""


@dataclass(frozen=True, slots=True)
class BrandDraft(FileDraft):
    """One brand."""

    def loaded(self) -> tuple[Brand | None, Sequence[Problem]]:
        """The brand, if the file makes one, and all that is wrong or doubtful."""
        try:
            brand = load_brand(self.file)
        except SheetbuilderError as error:
            return None, error.problems
        return brand, brand.warnings

    @property
    def whole_state(self) -> str:
        """Another one after every change of the brand file or of any file around it, under the same name or not."""
        whole = next((one for one in self.file.parents if one.name == self.key), self.folder)
        found = hashlib.sha256()
        for path in sorted(path for path in whole.rglob("*") if path.is_file()):
            found.update(f"{path.relative_to(whole)}\n{sha256(path.read_bytes())}\n".encode())
        return found.hexdigest()

    def zipped(self) -> bytes:
        """The same as a zip file."""
        brand, _ = self.loaded()
        return zipping.zipped(brand.slug if brand else "brand", self.files())


@dataclass(frozen=True, slots=True)
class Workspace:
    """All brands of a run."""

    folder: Path
    drafts: dict[str, BrandDraft] = field(default_factory=dict)

    def found(self, key: str) -> BrandDraft | None:
        """The brand of that key."""
        return self.drafts.get(key)

    def begin(self, name: str, today: datetime.date) -> BrandDraft:
        """A first brand file with that name in it; `ContentError` for a name that cannot be printed."""
        text = beginning(name, today, Path(FILE))
        return self._kept({FILE: text.encode("utf-8")}, FILE)

    def open(self, uploads: Sequence[UploadedFile]) -> BrandDraft:
        """A brand file and the files that it names, as somebody has chosen them, whatever folders they were in.

        Raises as `brought` does.
        """
        key = self._key()
        return self._held(key, brought(uploads, self.folder / key))

    def take(self, file: Path) -> BrandDraft:
        """A brand that lies in a folder, with all that it names and the files that it extends; raises what
        `load_brand` raises where not even these can be found out, `MissingError` where it cannot be read."""
        try:
            paths = input_files(load_brand(file))
        except SheetbuilderError:
            paths = (file, *files_below(file))
        paths = tuple(path.resolve() for path in paths if path.is_file())
        top = Path(os.path.commonpath([path.parent for path in paths] or [file.resolve().parent]))
        held = {path.relative_to(top).as_posix(): path.read_bytes() for path in paths}
        return self._kept(held, file.resolve().relative_to(top).as_posix())

    def _kept(self, files: Mapping[str, bytes], own: str) -> BrandDraft:
        key = self._key()
        for name, content in files.items():
            path = self.folder / key / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return self._held(key, self.folder / key / own)

    def _key(self) -> str:
        """The name of one more; `ContentError` where there are too many."""
        if len(self.drafts) >= _MOST:
            told = say("there are {most} brands open already", most=_MOST)
            raise ContentError([Problem("SB961", told, hint=say("stop the page and begin it again"))])
        return secrets.token_hex(6)

    def _held(self, key: str, file: Path) -> BrandDraft:
        draft = self.drafts[key] = BrandDraft(key, file)
        return draft
