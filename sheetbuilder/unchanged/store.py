"""The store: bytes by a hash of all that they were made from, in the user's own cache, bounded, safe for two runs.

What is taken from it was put there whole, or it counts as not there. Whoever reads it expects the worst of it all the
same; dates say only what goes first when there is too much.
"""

from __future__ import annotations

import contextlib
import hashlib
import os

from sheetbuilder.unchanged import caches

PARTS = "parts"
"""Where what goes into pages lies: composed stretches of them, subsets of fonts."""
MOST = 64 << 20
"""Bytes that all files may have together; those go first that nobody has asked for longest."""
LARGEST = 4 << 20
"""Bytes of one file; a sheet has some ten thousand."""
_ROOM_MADE = 0.9
"""As much of it is left when room is made, so that it need not be made again at once."""
_LEAST_BETWEEN = 64
"""As this part of the most is put before it is looked once more whether there is too much, however little is free."""
_CHECK = hashlib.sha256().digest_size


class Store:
    """A folder of the user's cache, by the name of what is kept there."""

    def __init__(self, name: str, most: int = MOST) -> None:
        self.folder = caches.folder(name)
        self._most = most
        self._unseen = self._room = 0
        """Bytes that were put since all files were looked at, and those that may be before they are again."""

    def taken(self, key: bytes) -> bytes | None:
        """What was put there under a key; None where there is nothing, or not what was put there."""
        path = self._path(key)
        try:
            with open(path, "rb") as opened:  # noqa: PTH123  # pathlib would be imported for this alone
                found = opened.read(LARGEST + _CHECK + 1)
        except OSError:
            return None
        content = found[_CHECK:]
        if len(content) > LARGEST or found[:_CHECK] != _check(key, content):
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return content

    def put(self, key: bytes, content: bytes) -> None:
        """Keep something under a key; where nothing can be kept, or it is too large, nothing is."""
        if len(content) > LARGEST:
            return
        with contextlib.suppress(OSError):
            caches.put(self._path(key), _check(key, content) + content)
            self._unseen += _CHECK + len(content)
            if self._unseen > self._room:
                self._bounded()

    def kept(self) -> tuple[int, int]:
        """How many files there are, and how many bytes they have."""
        return caches.kept(self.folder)

    def drop(self) -> None:
        """Remove everything; `OSError` where something cannot be removed."""
        caches.drop(self.folder)

    def _path(self, key: bytes) -> str:
        return os.path.join(self.folder, key.hex())  # noqa: PTH118

    def _bounded(self) -> None:
        found = []
        for entry in caches.files(self.folder):
            with contextlib.suppress(FileNotFoundError):  # another run makes room as well
                found.append((entry.stat(follow_symlinks=False), entry))
        left = sum(stat.st_size for stat, _ in found)
        if left > self._most:
            for stat, entry in sorted(found, key=lambda pair: pair[0].st_mtime_ns):
                if left <= self._most * _ROOM_MADE:
                    break
                caches.dropped(entry)
                left -= stat.st_size
        # Half of what is free, for another run puts files as well; to look every so often costs all files squared.
        self._unseen, self._room = 0, max(self._most // _LEAST_BETWEEN, (self._most - left) // 2)


def _check(key: bytes, content: bytes) -> bytes:
    return hashlib.sha256(key + content).digest()
