"""Publishing: folders are filled beside their place and take it in one step; what a killed run left is cleared away."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from sheetbuilder.errors import OutputError, Problem, Where, say
from sheetbuilder.os_errors import reason
from sheetbuilder.publish import manifest
from sheetbuilder.publish.exchange import exchanged
from sheetbuilder.publish.syncing import synced

if sys.platform == "win32":
    import msvcrt

    def _locked(file: IO[bytes]) -> bool:
        """Whether the file is ours from now on; the system lets go of it when the process ends, however it ends."""
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _locked(file: IO[bytes]) -> bool:
        """Whether the file is ours from now on; the system lets go of it when the process ends, however it ends."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


_PREFIX, _LOCK, _OLD = ".sheetbuilder-", ".lock", ".old"
_READY = ".ready"
"""The mark of a folder whose files are all on the disk, and are only to take their places."""
_OLD_AGE = 60.0
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Staging:
    """A folder beside the packs in which new ones are filled, for one process."""

    out: Path
    place: Path

    def publish(
        self, name: str, files: Iterable[tuple[str, bytes]], described: Callable[[Path], Mapping[str, bytes]]
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
            for file, content in described(beside).items():
                _written(beside / file, content)
            synced(beside)
            self._moved(beside, target)
            synced(self.out)
        except OSError as error:
            raise _cannot(target, error) from error
        finally:
            shutil.rmtree(beside, ignore_errors=True)
        return target

    def exchange(self, files: Mapping[str, bytes]) -> None:
        """Files of the folder, beside whatever else is in it, one renamed right behind the other; raises `OSError`."""
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
        shutil.rmtree(old, ignore_errors=True)


@contextmanager
def staging(out: Path) -> Iterator[Staging]:
    """A place to fill packs in, cleared away at the end, as is what earlier runs left when they were killed.

    `OutputError` where the folder cannot be made.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        _cleared(out)
        # The lock is there, and held, before the folder that it speaks for.
        handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_LOCK, dir=out)
    except OSError as error:
        raise _cannot(out, error) from error
    lock, place = Path(name), Path(name).with_suffix("")
    try:
        with os.fdopen(handle, "rb+") as file:
            _locked(file)
            try:
                place.mkdir()
            except OSError as error:
                raise _cannot(out, error) from error
            yield Staging(out, place)
    finally:
        shutil.rmtree(place, ignore_errors=True)
        lock.unlink(missing_ok=True)


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
        # A lock without a folder is one that a run is just taking, unless it is old.
        if not left.with_suffix("").exists() and time.time() - left.stat().st_mtime > _OLD_AGE:
            left.unlink(missing_ok=True)
    elif left.is_dir() and not left.is_symlink() and not _held(left.with_suffix(_LOCK)):
        for old in sorted(left.glob("*" + _OLD)):
            home = out / old.name.removesuffix(_OLD)
            if not home.exists():
                old.rename(home)
        if (left / _READY).exists():
            for file in sorted(left.iterdir()):
                if file.name != _READY:
                    file.replace(out / file.name)
        shutil.rmtree(left, ignore_errors=True)
        left.with_suffix(_LOCK).unlink(missing_ok=True)


def _held(lock: Path) -> bool:
    """Whether a run that is still going holds a lock."""
    try:
        with lock.open("rb+") as file:
            return not _locked(file)
    except FileNotFoundError:
        return False


def _written(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _cannot(path: Path, error: OSError) -> OutputError:
    message = say("the folder cannot be written: {reason}", reason=reason(error))
    if isinstance(error, PermissionError):
        hint = say("If one of its files is open in a PDF reader, close it there; or choose another folder with -o.")
        return OutputError([Problem("SB501", message, Where(path), hint)])
    hint = (
        say("Choose another folder with -o, or make room on the disk. The old pack is still there.")
        if (path / manifest.NAME).exists()
        else say("Choose another folder with -o, or make room on the disk.")
    )
    return OutputError([Problem("SB502", message, Where(path), hint)])
