"""The bytes of a file that somebody names: an ordinary file, read once, no further than allowed."""

from __future__ import annotations

from pathlib import Path

from sheetbuilder.errors import Message, Problem, Where, say
from sheetbuilder.os_errors import reason
from sheetbuilder.source.naming import instead, lying


def opened(path: Path, most: int) -> bytes | Problem:
    """What the file holds, at most one byte more than `most`; or why it cannot be read (SB101, SB102)."""
    try:
        path = lying(path.parent, path.name)
        if not path.exists():
            hint = instead(path.parent, path.name) or say("a path counts from the folder that you are in")
            return _refused("SB101", path, say("the file does not exist"), hint)
        if path.is_dir():
            return _refused("SB102", path, say("this is a folder, not a file"), say("name the file in it"))
        if not path.is_file():
            hint = say("copy what it holds into an ordinary file, and name that one")
            return _refused("SB102", path, say("this is not an ordinary file"), hint)
        with path.open("rb") as file:
            return file.read(most + 1)
    except (OSError, ValueError) as error:  # ValueError: a path that holds a NUL
        hint = say("see to it that the file can be opened in another program, and try again")
        return _refused("SB102", path, say("the file cannot be read: {reason}", reason=reason(error)), hint)


def _refused(code: str, path: Path, message: Message, hint: Message | None = None) -> Problem:
    return Problem(code, message, Where(path), hint)
