"""The brands that a run knows: those in the folder that it was given, and those that were brought in on a page."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from sheetbuilder.brand import Brand, load_brand
from sheetbuilder.errors import ContentError, Problem, SheetbuilderError, say
from sheetbuilder.packs.finding import brand_files
from sheetbuilder.serving.forms import UploadedFile
from sheetbuilder.source import Located, examine

_LONGEST = 300
"""Letters of a path; what is longer is a text."""


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
        own = folder / f"brand-{secrets.token_hex(8)}"
        own.mkdir(parents=True)
        if problems := list(_alike([one.name for one in uploads])):
            raise ContentError(problems)
        for one in uploads:
            (own / one.name).write_bytes(one.content)
        roots = {path: examine(path).root for path in brand_files([own])}
        named = [one for root in roots.values() for one in _texts(root)]
        problems = [*_outside(named, own), *_alike([one.name for one in _below(named, own)])]
        if problems:
            raise ContentError(problems)
        _place(_below(named, own), own)
        extended = set(map(_extended, roots.values()))
        paths = [path for path in roots if path.name not in extended]
        if len(paths) != 1:
            told = say("there are several brand files: {names}", names=[path.name for path in roots])
            hint = say("choose one, what it extends, and the logo and letterheads that it names")
            raise ContentError([Problem("SB958", told, None, hint)])
        load_brand(paths[0])
        return self.keep(paths[0])


def _found(folder: Path) -> tuple[Path, ...]:
    try:
        return brand_files([folder])
    except SheetbuilderError:  # a folder of recipes alone
        return ()


def _texts(located: Located | None) -> Iterator[Located]:
    """Everything in a file that may be the name of another one."""
    value = located.value if located is not None else None
    if isinstance(value, Mapping | tuple):
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(one)
    elif located is not None and isinstance(value, str) and 0 < len(value) < _LONGEST and value.isprintable():
        yield located


def _path(text: Located, own: Path) -> Path:
    return own / str(text.value).replace("\\", "/")


def _outside(named: Iterable[Located], own: Path) -> Iterator[Problem]:
    """A problem for each that is a file of this machine which was not brought in."""
    for text in named:
        path = _path(text, own)
        if path.is_file() and not path.resolve().is_relative_to(own.resolve()):
            told = say("the brand names a file that was not brought in: {path}", path=str(text.value))
            hint = say("write its name alone, and choose it together with the brand file")
            yield Problem("SB959", told, text.where, hint)


def _below(named: Iterable[Located], own: Path) -> Sequence[Path]:
    """The paths in folders of the brand, each once, whose files have come without these folders."""
    paths = dict.fromkeys(_path(text, own) for text in named)
    inside = (path for path in paths if path.resolve().is_relative_to(own.resolve()))
    return [path for path in inside if path.parent != own and (own / path.name).is_file()]


def _place(paths: Iterable[Path], own: Path) -> None:
    """Put files to where the brand names them: a browser sends their names alone."""
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((own / path.name).read_bytes())


def _alike(names: Sequence[str]) -> Iterator[Problem]:
    """A problem for each name that two files have: which of them is meant nobody can tell."""
    for name in dict.fromkeys(name for name in names if names.count(name) > 1):
        told = say("two files have the name {name}, and a browser tells no folders", name=name)
        hint = say(
            "give one of them another name, in the brand file too; or start the page with the folder of the brand"
        )
        yield Problem("SB960", told, None, hint)


def _extended(located: Located | None) -> str:
    """The name of the file that a brand extends; empty where it extends none."""
    value = located.value if located is not None else None
    parent = value.get("extends") if isinstance(value, Mapping) else None
    return PurePosixPath(parent.value).name if parent is not None and isinstance(parent.value, str) else ""


def _called(path: Path) -> str:
    try:
        return load_brand(path).name
    except SheetbuilderError:
        return path.parent.name if path.name == "brand.yaml" else path.name


def _key(path: Path) -> str:
    return hashlib.sha256(str(path.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
