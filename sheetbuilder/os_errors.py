"""Why the operating system refused a file, in words that can be translated."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from sheetbuilder.errors import Message, say

_LEADS_TO_ITSELF = say("the path leads back to itself")

_REASONS: Mapping[int, Message] = MappingProxyType(
    {
        errno.ENOENT: say("it does not exist"),
        errno.EACCES: say("this user may not do that, or another program has it open"),
        errno.EPERM: say("this user may not do that, or another program has it open"),
        errno.EROFS: say("nothing can be written there"),
        errno.ENOSPC: say("the disk is full"),
        errno.EDQUOT: say("this user may store no more on the disk"),
        errno.EFBIG: say("no file may become that large here"),
        errno.EEXIST: say("something else has that name"),
        errno.EISDIR: say("it is a folder"),
        errno.ENOTDIR: say("part of the path is a file, not a folder"),
        errno.ENAMETOOLONG: say("the name is too long"),
        errno.ELOOP: _LEADS_TO_ITSELF,
        errno.EIO: say("the disk cannot be read or written"),
    }
)


def reason(error: OSError | RuntimeError | ValueError) -> Message:
    """Why, as a sentence without a full stop; where it is a rare reason only the number that the system gives it.

    Beside what the system says it takes what `pathlib` raises: `RuntimeError` for links that lead back to themselves,
    `ValueError` for a name that no file can have.
    """
    if isinstance(error, RuntimeError):
        return _LEADS_TO_ITSELF
    if isinstance(error, ValueError):
        return say("no file can have that name")
    known = _REASONS.get(error.errno or 0)
    return known or say("the system refuses it (error {number})", number=error.errno or "?")


def is_file(path: Path) -> bool:
    """Whether an ordinary file lies there, as far as one may look; none does under a name that no file can have."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Whether a folder lies there, as far as one may look; none does under a name that no folder can have."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def is_there(path: Path) -> bool:
    """Whether anything lies there, as far as one may look; nothing does under a name that nothing can have."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
