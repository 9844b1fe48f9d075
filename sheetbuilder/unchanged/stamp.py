"""The stamp of a run: what it was asked, what it read and made, and what it would say if it were asked again.

A stamp lies in the user's cache folder under a hash of the question. It is plain JSON, so reading one runs nothing;
whatever is odd about it, the run happens as if there were none.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from typing import Any

from sheetbuilder.unchanged.program import file, files, program

_YAML = ".yaml"
_COARSE = 2_000_000_000
"""Nanoseconds that a file system may be behind the clock when it writes down when a file was changed."""


class Stamp:
    """What is known of a run before it begins, and then of what it read, made and said."""

    def __init__(self, asked: str, folder: str) -> None:
        """The program and the content in `folder` are as they are now, before anything of them is read."""
        self._begun = time.time_ns() - _COARSE
        self._values: dict[str, Any] = {"asked": asked, "program": program(), "content": [folder, files(folder, _YAML)]}

    def closed(self, read: Iterable[str], made: Iterable[str], out: str, err: str) -> dict[str, Any] | None:
        """The stamp of a run that is over; None where a file changed meanwhile, so that nobody knows what it read.

        `out` and `err` are what the same run would say if it found everything made. Raises `OSError` for a file that is
        gone.
        """
        hashes = {}
        for path in read:
            if _touched(path) >= self._begun:
                return None
            hashes[os.path.abspath(path)] = _state(path)  # noqa: PTH100
        files_made = {os.path.abspath(path): file(path) for path in made}  # noqa: PTH100
        return {**self._values, "read": hashes, "made": files_made, "out": out, "err": err}


def said_again(stamp: Any, asked: str) -> tuple[str, str] | None:
    """What a run would say that the stamp was made for; None unless everything that it read and made is as it was."""
    try:
        if stamp["asked"] != asked or stamp["program"] != program():
            return None
        folder, content = stamp["content"]
        known = {**stamp["read"], **stamp["made"]}
        if files(folder, _YAML) != content or any(_state(path) != hashed for path, hashed in known.items()):
            return None
        out, err = stamp["out"], stamp["err"]
    except (OSError, KeyError, TypeError, ValueError, AttributeError):
        return None
    return (out, err) if isinstance(out, str) and isinstance(err, str) else None


def _touched(path: str) -> int:
    """When a file was last written or put in its place, in nanoseconds; 0 where there is none.

    Dates are never believed to say that nothing has changed, only that something may have.
    """
    try:
        found = os.stat(path)  # noqa: PTH116
    except FileNotFoundError:
        return 0
    return max(found.st_mtime_ns, found.st_ctime_ns)


def _state(path: str) -> str:
    """A hash of a file; empty where there is none, for that counts too."""
    try:
        return file(path)
    except FileNotFoundError:
        return ""
