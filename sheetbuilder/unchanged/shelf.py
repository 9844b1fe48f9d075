"""Where stamps lie: a folder of the user's own cache, bounded, safe for two runs at once."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from typing import Any

from sheetbuilder.unchanged import caches

MOST = 64
"""How many stamps are kept; the oldest go first."""
_LARGEST = 1 << 20
"""Bytes; a stamp has some ten thousand."""


def folder() -> str:
    """The folder of the stamps, there or not."""
    return caches.folder("runs")


def taken(asked: str) -> Any:
    """The stamp for a question, as it was put there or as somebody left it; None where there is none."""
    try:
        with open(_path(asked), "rb") as opened:  # noqa: PTH123
            return json.loads(opened.read(_LARGEST))
    except (OSError, ValueError, RecursionError):
        return None


def put(asked: str, stamp: Mapping[str, Any]) -> None:
    """Keep a stamp, whole or not at all; where nothing can be kept nothing is."""
    try:
        caches.put(_path(asked), json.dumps(stamp).encode())
        _bounded()
    except OSError:
        return


def kept() -> tuple[int, int]:
    """How many stamps there are, and how many bytes they have."""
    return caches.kept(folder())


def drop() -> None:
    """Remove all stamps; `OSError` where one cannot be removed."""
    caches.drop(folder())


def _path(asked: str) -> str:
    return os.path.join(folder(), f"{hashlib.sha256(asked.encode('utf-8', 'surrogateescape')).hexdigest()}.json")  # noqa: PTH118


def _bounded() -> None:
    oldest_first = sorted(caches.files(folder()), key=lambda entry: entry.stat().st_mtime_ns)
    for entry in oldest_first[:-MOST]:
        caches.dropped(entry)
