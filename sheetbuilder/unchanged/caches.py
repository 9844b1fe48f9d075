"""Where what is remembered lies: a folder of ours in the user's own cache, and how a file comes to lie there whole."""

from __future__ import annotations

import os
import sys


def folder(name: str) -> str:
    """A folder of ours, there or not, where the caches of a user lie; that of them all where no name is given."""
    return os.path.join(_caches(), "sheetbuilder", *filter(None, [name]))  # noqa: PTH118


def _caches() -> str:
    """As platformdirs says; to import that takes as long as all else at the door."""
    home = os.path.expanduser("~")  # noqa: PTH111
    if sys.platform == "win32":
        return os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")  # noqa: PTH118
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches")  # noqa: PTH118
    named = os.environ.get("XDG_CACHE_HOME", "")
    return named if os.path.isabs(named) else os.path.join(home, ".cache")  # noqa: PTH117, PTH118


def put(path: str, content: bytes) -> None:
    """A file of the cache, whole or not at all, whoever else is about to write it; `OSError` where it cannot be."""
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)  # noqa: PTH103, PTH120
    # As tempfile does it, which takes long to import: nobody else comes upon this name, and an old file is not taken.
    made = f"{path}.{os.urandom(8).hex()}.new"
    handle = os.open(made, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(content)
        os.replace(made, path)  # noqa: PTH105
    except OSError:
        os.unlink(made)  # noqa: PTH108
        raise


def files(inside: str) -> list[os.DirEntry[str]]:
    """The files in a folder of the cache; none where there is no such folder."""
    try:
        return [entry for entry in os.scandir(inside) if entry.is_file(follow_symlinks=False)]
    except OSError:
        return []


def kept(inside: str) -> tuple[int, int]:
    """How many files there are in a folder of the cache, and how many bytes they have."""
    found = files(inside)
    return len(found), sum(size(entry) for entry in found)


def size(entry: os.DirEntry[str]) -> int:
    """The bytes of a file; none where another run has just removed it."""
    try:
        return entry.stat(follow_symlinks=False).st_size
    except OSError:
        return 0


def dropped(entry: os.DirEntry[str]) -> None:
    """Remove a file that another run may have removed by now; `OSError` where it cannot be removed."""
    try:
        os.unlink(entry.path)  # noqa: PTH108
    except FileNotFoundError:
        return


def drop(inside: str) -> None:
    """Remove all files of a folder of the cache; `OSError` where one cannot be removed."""
    for entry in files(inside):
        dropped(entry)
