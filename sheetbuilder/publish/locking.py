"""A lock file says that a run is still going; the system lets go of it when the run ends, however it ends."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


_ANOTHERS = frozenset((errno.EACCES, errno.EAGAIN, errno.EDEADLK))
"""What the system says of a lock that somebody holds."""


def _locked(file: IO[bytes]) -> bool | None:
    """Whether the file is ours from now on; None on a disk that knows no locks, as some in a network do."""
    try:
        _lock(file)
    except OSError as error:
        return False if error.errno in _ANOTHERS else None
    return True


@contextmanager
def lock(folder: Path, prefix: str, suffix: str) -> Iterator[Path]:
    """A new lock in a folder, held until the end and gone then; raises `OSError`.

    Between its making and its locking another run may take it for the lock of a dead one and put it away: then there is
    another one, so no lock has to be spared for being young.
    """
    while True:
        # As tempfile does it, which takes long to import: nobody else comes upon this name, and no file is taken over.
        path = folder / f"{prefix}{os.urandom(8).hex()}{suffix}"
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        try:
            file = os.fdopen(handle, "rb+")
        except BaseException:
            os.close(handle)
            _gone(path)
            raise
        if _locked(file) is not False and _same(file, path):
            break
        file.close()
        _gone(path)
    try:
        with file:
            yield path
            if sys.platform != "win32":  # while it is held, so that nobody else takes it for a dead one's
                _gone(path)
    finally:
        _gone(path)


@contextmanager
def taken(path: Path) -> Iterator[bool]:
    """The lock of a run that is no more, held while what that run left is put away, and then gone.

    False where a run holds it, or where nobody can tell. Where there is no such file, nobody holds it.
    """
    try:
        file = path.open("rb+")
    except FileNotFoundError:
        yield True
        return
    with file:
        ours = _locked(file) is True
        yield ours
        if ours and sys.platform != "win32":
            _gone(path)
    if ours:
        _gone(path)


def _same(file: IO[bytes], path: Path) -> bool:
    """Whether an open file still has its name."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _gone(path: Path) -> None:
    with suppress(FileNotFoundError, PermissionError):  # Windows: somebody has it open, whose it is then
        path.unlink()
