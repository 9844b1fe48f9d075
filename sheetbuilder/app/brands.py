"""The brands that a run knows: those in the folder that it was given, and those that were brought in on a page."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sheetbuilder.app.bringing import brought
from sheetbuilder.brand import Brand, load_brand
from sheetbuilder.errors import SheetbuilderError
from sheetbuilder.packs.finding import brand_files
from sheetbuilder.serving.forms import UploadedFile


@dataclass(slots=True)
class BrandShelf:
    """Brand files by short names, which pages have in place of paths."""

    folder: Path | None = None
    _brought: dict[str, Path] = field(default_factory=dict)

    def files(self) -> Mapping[str, Path]:
        """All of them as they are now: those of the folder first, then those that were brought in."""
        found = () if self.folder is None else _found(self.folder)
        return {**{_key(path): path for path in found}, **self._brought}

    def named(self) -> Mapping[str, str]:
        """What each is called by the brand itself; one that cannot be read, by its file."""
        return {key: _called(path) for key, path in self.files().items()}

    def load(self, key: str) -> Brand | None:
        """The brand of a name, read anew; None for a name that there is not. Raises what `load_brand` raises."""
        path = self.files().get(key)
        return None if path is None else load_brand(path)

    def keep(self, path: Path) -> str:
        """Offer a brand file that is being worked on, whatever is in it by now; gives its name."""
        key = _key(path)
        self._brought[key] = path
        return key

    def bring(self, uploads: Sequence[UploadedFile], folder: Path) -> str:
        """Write a brand file and what it names into a folder of its own below `folder`; gives its name.

        Raises `MissingError` and `ContentError`: for no brand file or several, for what is wrong with it, and for a
        file that it names elsewhere on this machine. Nothing is kept then.
        """
        path = brought(uploads, folder / f"brand-{secrets.token_hex(8)}")
        load_brand(path)
        return self.keep(path)


def _found(folder: Path) -> tuple[Path, ...]:
    try:
        return brand_files([folder])
    except SheetbuilderError:  # a folder of recipes alone
        return ()


def _called(path: Path) -> str:
    try:
        return load_brand(path).name
    except SheetbuilderError:
        return path.parent.name if path.name == "brand.yaml" else path.name


def _key(path: Path) -> str:
    return hashlib.sha256(str(path.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
