"""The folder of one run: only its person can look into it, and it is gone when the run is, however that ends."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sheetbuilder.publish.locking import lock, taken

_PREFIX = "sheetbuilder-page-"
_LOCK = ".lock"


@contextmanager
def run_folder() -> Iterator[Path]:
    """A new folder, removed at the end; those of runs that were killed are removed first. Raises `OSError`."""
    _swept(Path(tempfile.gettempdir()))
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    try:
        with lock(folder, "run", _LOCK):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _swept(parent: Path) -> None:
    """Remove folders of ours whose run is no more: its lock is free, or it did not get as far as to have one."""
    for folder in parent.glob(f"{_PREFIX}*"):
        if not _is_ours(folder):
            continue
        locks = list(folder.glob(f"run*{_LOCK}"))
        for path in locks:
            with taken(path) as dead:
                if dead:
                    shutil.rmtree(folder, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    """A real folder of the same person: a link in a folder that everybody writes into may lead anywhere."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and (not hasattr(os, "getuid") or found.st_uid == os.getuid())
