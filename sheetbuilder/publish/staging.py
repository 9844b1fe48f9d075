"""Publishing: folders are filled beside their place and take it in one step; what a killed run left is cleared away."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from sheetbuilder.errors import OutputError, Problem, Where, say
from sheetbuilder.os_errors import is_there, reason
from sheetbuilder.publish import manifest
from sheetbuilder.publish.exchange import exchanged
from sheetbuilder.publish.locking import lock, taken
from sheetbuilder.publish.syncing import synced

_PREFIX, _LOCK, _OLD = ".sheetbuilder-", ".lock", ".old"
_READY = ".ready"
"""The mark of a folder whose files are all on the disk, and are only to take their places."""

Filling = bytes | Callable[[BinaryIO], None]
"""What a file holds, or what writes it as it grows; that may know of the files that were filled before it."""


class Staging(Struct, frozen=True):
    """A folder beside the packs in which new ones are filled, for one process."""

    out: Path
    place: Path

    def publish(
        self,
        name: str,
        files: Iterable[tuple[str, bytes]],
        described: Callable[[Path], Mapping[str, bytes]] | None = None,
    ) -> Path:
        """A folder with just these files, all of it or none of it; what stood there before survives any failure.

        `described` is shown them before they are published, and gives the files that tell of them, or raises.
        `OutputError` where the folder cannot be written, or holds what is not of a pack.
        """
        target, beside = self.out / name, self.place / name
        own_or_nothing(target)
        try:
            beside.mkdir()
            for file, content in files:
                _written(beside / file, content)
            for file, content in (described(beside) if described is not None else {}).items():
                _written(beside / file, content)
            synced(beside)
            self._moved(beside, target)
            synced(self.out)
        except OSError as error:
            raise _cannot(target, error) from error
        finally:
            _removed(beside)
        return target

    def exchange(self, files: Mapping[str, Filling]) -> None:
        """Files of the folder, beside whatever else is in it, one renamed right behind the other; raises `OSError`.

        They are filled one after the other, and none takes its place before all are.
        """
        for name, content in files.items():
            _written(self.place / name, content)
        if len(files) > 1:
            synced(self.place)
            _written(self.place / _READY, b"")
            synced(self.place)
        for name in files:
            (self.place / name).replace(self.out / name)
        synced(self.out)

    def _moved(self, beside: Path, target: Path) -> None:
        if not target.exists():
            try:
                beside.rename(target)
            except OSError:
                if not target.exists():
                    raise  # else another run was quicker
            else:
                return
        if exchanged(beside, target):
            return
        # No single step here: for a moment the old pack has another name, under which the next run finds it.
        old = self.place / (target.name + _OLD)
        target.rename(old)
        try:
            beside.rename(target)
        except OSError:
            old.rename(target)
            raise
        _removed(old)


@contextmanager
def staging(out: Path) -> Iterator[Staging]:
    """A place to fill packs in, cleared away at the end, as is what earlier runs left when they were killed.

    `OutputError` where the folder cannot be made.
    """
    with ExitStack() as held:
        try:
            out.mkdir(parents=True, exist_ok=True)
            _cleared(out)
            # The lock is there, and held, before the folder that it speaks for.
            place = held.enter_context(lock(out, _PREFIX, _LOCK)).with_suffix("")
            place.mkdir()
        except OSError as error:
            raise _cannot(out, error) from error
        try:
            yield Staging(out, place)
        finally:
            _removed(place)


def own_or_nothing(folder: Path) -> None:
    """`OutputError` where a folder holds anything that is not of a pack: it would be lost."""
    try:
        names = sorted(path.name for path in folder.iterdir())
    except FileNotFoundError:
        return
    except OSError as error:
        raise _cannot(folder, error) from error
    known = manifest.read(folder)
    ours = {manifest.NAME, *known.hashes} if known else set()
    strangers = [name for name in names if name not in ours]
    if strangers:
        told = say("the folder holds files that are not of a pack: {names}", names=strangers[:5])
        hint = say("Move them elsewhere, or choose another folder with -o; a pack takes the place of the whole folder.")
        raise OutputError([Problem("SB510", told, Where(folder), hint)])


def _cleared(out: Path) -> None:
    """Put away what runs left that are no more; a pack that had been moved aside comes back to its place."""
    for left in sorted(out.glob(_PREFIX + "*")):
        with suppress(FileNotFoundError):  # another run may be clearing away the same
            _put_away(out, left)


def _put_away(out: Path, left: Path) -> None:
    if left.suffix == _LOCK:
        if not left.with_suffix("").exists():
            with taken(left):
                pass
    elif left.is_dir() and not left.is_symlink():
        with taken(left.with_suffix(_LOCK)) as dead:
            if dead:
                _finished(out, left)


def _finished(out: Path, left: Path) -> None:
    """What a run had begun to publish takes its place; all else that it left goes."""
    for old in sorted(left.glob("*" + _OLD)):
        home = out / old.name.removesuffix(_OLD)
        if not home.exists():
            old.rename(home)
    if (left / _READY).exists():
        for file in sorted(left.iterdir()):
            if file.name != _READY:
                file.replace(out / file.name)
    _removed(left)


def _removed(folder: Path) -> None:
    """Remove a folder as far as it can be removed; most are empty by now, and shutil takes long to import."""
    try:
        folder.rmdir()
    except OSError:
        import_module("shutil").rmtree(folder, ignore_errors=True)


def _written(path: Path, content: Filling) -> None:
    with path.open("xb") as file:
        if isinstance(content, bytes):
            file.write(content)
        else:
            content(file)
        file.flush()
        os.fsync(file.fileno())


def _cannot(path: Path, error: OSError) -> OutputError:
    message = say("the folder cannot be written: {reason}", reason=reason(error))
    if isinstance(error, PermissionError):
        hint = say("If one of its files is open in a PDF reader, close it there; or choose another folder with -o.")
        return OutputError([Problem("SB501", message, Where(path), hint)])
    hint = (
        say("Choose another folder with -o, or make room on the disk. The old pack is still there.")
        if is_there(path / manifest.NAME)
        else say("Choose another folder with -o, or make room on the disk.")
    )
    return OutputError([Problem("SB502", message, Where(path), hint)])
