"""Brands that are being worked on: each a folder of the run with a brand file and the files that it names."""

from __future__ import annotations

import datetime
import os
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sheetbuilder.app.yaml_files.draft import FileDraft
from sheetbuilder.app.yaml_files.placing import files_below, places
from sheetbuilder.brand import Brand, load_brand
from sheetbuilder.brand.scaffold import beginning
from sheetbuilder.branding.inputs import input_files
from sheetbuilder.errors import ContentError, MissingError, Problem, SheetbuilderError, say
from sheetbuilder.packs.finding import is_brand
from sheetbuilder.publish import zipping
from sheetbuilder.serving.forms import UploadedFile
from sheetbuilder.source import parse

FILE = "brand.yaml"
_ENDINGS = (".yaml", ".yml")
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

        `MissingError` where no brand file is among them, `ContentError` where there are several.
        """
        brands = [one for one in uploads if one.name.lower().endswith(_ENDINGS) and is_brand(one.content)]
        if not brands:
            hint = say("choose the brand file, and with it the logo and the letterhead that it names")
            raise MissingError([Problem("SB961", say("there is no brand file among the files"), hint=hint)])
        if len(brands) > 1:
            told = say("there are several brand files: {names}", names=", ".join(one.name for one in brands))
            raise ContentError([Problem("SB961", told, hint=say("open one after the other"))])
        own = brands[0]
        placed = places(parse(Path(own.name), own.content).root)
        held = {own.name: own.content}
        names = [one.name.casefold() for one in uploads]
        if twice := {name for name in names if names.count(name) > 1 or len(set(placed.get(name, ()))) > 1}:
            told = say("more than one file is called {names}, and a browser tells no folders", names=", ".join(twice))
            hint = say("start the page with the folder that the brand lies in, and open it from there")
            raise ContentError([Problem("SB961", told, hint=hint)])
        for one in uploads:
            if one is not own:
                held.update((place, one.content) for place in placed.get(one.name.casefold(), (one.name,)))
        return self._kept(held, own.name)

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
        if len(self.drafts) >= _MOST:
            told = say("there are {most} brands open already", most=_MOST)
            raise ContentError([Problem("SB961", told, hint=say("stop the page and begin it again"))])
        key = secrets.token_hex(6)
        folder = self.folder / key
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        draft = self.drafts[key] = BrandDraft(key, folder / own)
        return draft
