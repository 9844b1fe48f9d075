"""Two folders change places in one step where the system can do that, so that there is no moment without a pack."""

from __future__ import annotations

import errno
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h; RENAME_SWAP of macOS has the same value


def exchanged(one: Path, other: Path) -> bool:
    """Let two folders change places; False where this system or this disk cannot, and nothing has happened.

    `OSError` where one of them is not there or may not be moved.
    """
    ctypes: Any = import_module("ctypes")  # slow to import, and most runs exchange no folder
    name = {"linux": "renameat2", "darwin": "renameatx_np"}.get(sys.platform)
    try:
        call = getattr(ctypes.CDLL(None, use_errno=True), name) if name else None
    except (OSError, AttributeError):
        call = None
    if call is None:
        return False
    # Called by hand, since os.rename cannot exchange: it would want the old pack out of the way first, and whoever
    # opens the folder, or pulls the plug, in that moment finds none.
    here = _AT_FDCWD if sys.platform == "linux" else -2
    if call(here, os.fsencode(one), here, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP):
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))
