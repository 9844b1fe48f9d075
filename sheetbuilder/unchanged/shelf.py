"""Where stamps lie: a folder of the user's own cache, bounded, safe for two runs at once."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Mapping
from typing import Any

MOST = 64
"""How many stamps are kept; the oldest go first."""
_LARGEST = 1 << 20
"""Bytes; a stamp has some ten thousand."""


def folder() -> str:
    """The folder of the stamps, there or not."""
    return os.path.join(_caches(), "sheetbuilder", "runs")  # noqa: PTH118


def _caches() -> str:
    """Where the caches of a user lie, as platformdirs says; to import that takes as long as all else at the door."""
    home = os.path.expanduser("~")  # noqa: PTH111
    if sys.platform == "win32":
        return os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")  # noqa: PTH118
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches")  # noqa: PTH118
    named = os.environ.get("XDG_CACHE_HOME", "")
    return named if os.path.isabs(named) else os.path.join(home, ".cache")  # noqa: PTH117, PTH118


def taken(asked: str) -> Any:
    """The stamp for a question, as it was put there or as somebody left it; None where there is none."""
    try:
        with open(_path(asked), "rb") as opened:  # noqa: PTH123
            return json.loads(opened.read(_LARGEST))
    except (OSError, ValueError, RecursionError):
        return None


def put(asked: str, stamp: Mapping[str, Any]) -> None:
    """Keep a stamp, whole or not at all; where nothing can be kept nothing is."""
    import tempfile  # slow to import, and whoever only takes does not need it

    try:
        os.makedirs(folder(), mode=0o700, exist_ok=True)  # noqa: PTH103
        handle, made = tempfile.mkstemp(dir=folder(), suffix=".new")
        with os.fdopen(handle, "w", encoding="utf-8") as opened:
            json.dump(stamp, opened)
        os.replace(made, _path(asked))  # noqa: PTH105
        _bounded()
    except OSError:
        return


def kept() -> tuple[int, int]:
    """How many stamps there are, and how many bytes they have."""
    found = _stamps()
    return len(found), sum(entry.stat().st_size for entry in found)


def drop() -> None:
    """Remove all stamps; `OSError` where one cannot be removed."""
    for entry in _stamps():
        os.unlink(entry.path)  # noqa: PTH108


def _path(asked: str) -> str:
    return os.path.join(folder(), f"{hashlib.sha256(asked.encode('utf-8', 'surrogateescape')).hexdigest()}.json")  # noqa: PTH118


def _stamps() -> list[os.DirEntry[str]]:
    try:
        return [entry for entry in os.scandir(folder()) if entry.is_file(follow_symlinks=False)]
    except OSError:
        return []


def _bounded() -> None:
    oldest_first = sorted(_stamps(), key=lambda entry: entry.stat().st_mtime_ns)
    for entry in oldest_first[:-MOST]:
        os.unlink(entry.path)  # noqa: PTH108
