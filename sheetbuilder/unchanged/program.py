"""The program itself as one hash: its own files, those that travel with it, and which libraries it stands on."""

from __future__ import annotations

import hashlib
import os
import sys
import zlib
from functools import cache

_PACKAGE = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120  # pathlib would be imported for this alone
_TRAVELLING = ("fonts", "sheets")
"""Folders that lie within the package where it is installed, and beside it in a checkout."""
_NO_PROGRAM = (".pyc", ".po")
_INSTALLED = (".dist-info", ".egg-info")
_AT_ONCE = 1 << 18
"""Bytes: all of most files."""


@cache
def program() -> str:
    """A hash of the program, and of the fonts and the sheets that travel with it; raises `OSError`.

    It is asked once, as `code` is.
    """
    found = hashlib.sha256(code().encode())
    for room in (_PACKAGE, os.path.dirname(_PACKAGE)):  # noqa: PTH120
        for name in _TRAVELLING:
            folder = os.path.join(room, name)  # noqa: PTH118
            if os.path.isdir(folder):  # noqa: PTH112
                found.update(files(folder, leave=_NO_PROGRAM).encode())
    return found.hexdigest()


@cache
def code() -> str:
    """A hash of every file of the program, and of what is installed; raises `OSError` for what cannot be read.

    Nothing is trusted by its date, and nothing is imported for it: what is installed is told by the names of the
    folders in which installers keep their records, which have the versions in them. What runs is what was there when
    it began, so it is asked once.
    """
    found = hashlib.sha256(files(_PACKAGE, leave=_NO_PROGRAM, without=_TRAVELLING).encode())
    found.update(repr((sys.version, sys.platform, zlib.ZLIB_RUNTIME_VERSION, _installed())).encode())
    return found.hexdigest()


def files(folder: str, ending: str = "", leave: tuple[str, ...] = (), without: tuple[str, ...] = ()) -> str:
    """A hash of all files in a folder and below it whose names have that ending, and none of those to `leave` out.

    Folders in it that have the names of `without` are left out. Raises `OSError` for what cannot be read.
    """
    found = hashlib.sha256()
    left_out = tuple(os.path.join(folder, name, "") for name in without)  # noqa: PTH118
    for path in sorted(_within(folder, leave)):
        if not path.endswith(ending) or path.startswith(left_out):
            continue
        found.update(path[len(folder) :].encode("utf-8", "surrogateescape") + b"\0" + file(path).encode())
    return found.hexdigest()


def file(path: str) -> str:
    """A hash of what a file holds; `OSError` where it cannot be read."""
    # Not as a file of Python's: what that does beside reading takes as long as to read, and there are hundreds.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        found = hashlib.sha256()
        while part := os.read(handle, _AT_ONCE):
            found.update(part)
        return found.hexdigest()
    finally:
        os.close(handle)


def _within(folder: str, leave: tuple[str, ...]) -> list[str]:
    found = []
    for entry in os.scandir(folder):
        if entry.is_dir():
            if entry.name != "__pycache__":
                found += _within(entry.path, leave)
        elif not entry.name.endswith(leave):
            found.append(entry.path)
    return found


def _installed() -> list[str]:
    names = []
    for folder in sys.path:
        if os.path.isdir(folder):  # noqa: PTH112
            names += [name for name in os.listdir(folder) if name.endswith(_INSTALLED)]  # noqa: PTH208
    return sorted(names)
