"""The names of a folder brought to the disk, behind the files that they are of."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path


def synced(folder: Path) -> None:
    """What a folder holds is on the disk, under the names that it has now.

    Windows has no such call, and writes names at once; where a file system cannot, or we may not look into the folder,
    the files are in their places all the same.
    """
    if sys.platform != "win32":
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
