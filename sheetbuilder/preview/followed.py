"""The files that a preview depends on, found without believing any of them: what is named in one may come tomorrow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from sheetbuilder.branding.accepted import record_of
from sheetbuilder.handout.recipe.load import FOLDER
from sheetbuilder.os_errors import is_folder
from sheetbuilder.preview.subject import Subject
from sheetbuilder.source import Located, examine
from sheetbuilder.source.naming import lying

_NAMED = re.compile(r"[^\n]{1,250}\.[A-Za-z][A-Za-z0-9]{1,4}")
_YAML = (".yaml", ".yml")
_MOST = 20
"""Files that lead to further ones; brands extend each other over five at most."""
_ENTRIES = 5000
"""Files of a folder that are looked at."""
_PASSING = re.compile(r"\..*|.*~|#.*#|4913|.*\.(?:tmp|swp|swx|crswap|part)", re.IGNORECASE | re.DOTALL)
"""What editors write for a moment: beside the file, before they put it in its place."""

Named = Mapping[Path, tuple[Path, ...]]
"""By the file that names them: what each of the files leads to."""
FileStates = Mapping[str, tuple[int, ...]]
"""By path: when a file was changed, how large it is, which one it is; nothing where there is none."""


class FollowedFiles(Struct, frozen=True):
    """Single files, there or not, and folders of which every file counts."""

    files: frozenset[Path]
    whole: frozenset[Path]
    named: Named
    """What each file has named when it could last be read: whoever breaks one still saves the others."""

    @property
    def folders(self) -> frozenset[Path]:
        """The folders to listen in: one that is not there yet is waited for in the nearest one above it."""
        return frozenset(map(_standing, (*self.whole, *(path.parent for path in self.files))))

    def concern(self, path: Path) -> bool:
        """Whether something that happened to a path may have changed what is shown."""
        if path in self.files:
            return True
        if path.parent in self.whole:
            return not _PASSING.fullmatch(path.name)
        # A folder on the way to a file that is waited for.
        return any(path in one.parents or path == one for one in (*self.files, *self.whole))

    def states(self) -> FileStates:
        """How all of them are now."""
        found = {str(path): _state(path) for path in self.files}
        for folder in self.whole:
            found[str(folder)] = _identity(folder)
            for path in _within(folder):
                found[str(path)] = _state(path)
        return found


def followed(subject: Subject, before: Named | None = None) -> FollowedFiles:
    """What a subject depends on; `before` is what files named that cannot be read now."""
    named: dict[Path, tuple[Path, ...]] = {}
    files: set[Path] = set()
    waiting = [path.absolute() for path in (subject.brand, subject.recipe_file) if path is not None]
    if subject.brand is not None:
        files.add(record_of(subject.brand.absolute()))
    while waiting:
        path = waiting.pop(0)
        if path in named:
            continue
        files.add(path)
        named[path] = _named(path, before or {})
        files.update(named[path])
        leading = [one for one in named[path] if one.suffix.lower() in _YAML]
        files.update(record_of(one) for one in leading)
        waiting += leading[: max(0, _MOST - len(named))]
    folder = subject.folder.absolute()
    return FollowedFiles(frozenset(files), frozenset((folder, folder / FOLDER)), named)


def _named(path: Path, before: Named) -> tuple[Path, ...]:
    root = examine(path).root
    if root is None:
        return before.get(path, ())
    return tuple(dict.fromkeys(_paths(root, path.parent)))


def _paths(located: Located, folder: Path) -> Iterator[Path]:
    value = located.value
    if isinstance(value, Mapping):
        for one in value.values():
            yield from _paths(one, folder)
    elif isinstance(value, tuple):
        for one in value:
            yield from _paths(one, folder)
    elif isinstance(value, str) and value.isprintable() and _NAMED.fullmatch(value):
        yield lying(folder, value)


def _standing(folder: Path) -> Path:
    """The folder, or the nearest one above it that there is."""
    return next((one for one in (folder, *folder.parents) if is_folder(one)), folder)


def _within(folder: Path) -> Iterator[Path]:
    try:
        for count, path in enumerate(folder.iterdir()):
            if count == _ENTRIES:
                return
            if not _PASSING.fullmatch(path.name):
                yield path
    except OSError:
        return


def _state(path: Path) -> tuple[int, ...]:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return ()
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def _identity(folder: Path) -> tuple[int, ...]:
    """Which folder it is: one that was put in its place is another one, and no event tells of it."""
    return _state(folder)[-1:]
