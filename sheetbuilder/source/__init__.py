"""YAML to plain values that remember where they stood."""

from __future__ import annotations

from pathlib import Path

from sheetbuilder.errors import ContentError, Message, MissingError, Problem, Where, say
from sheetbuilder.source.events import DEEPEST, Reading, walk
from sheetbuilder.source.located import Located, Source
from sheetbuilder.source.text import MOST_BYTES, decode

__all__ = ["DEEPEST", "MOST_BYTES", "Located", "Reading", "Source", "examine", "parse", "read"]


def read(path: Path) -> Located:
    """The mapping that a YAML file holds; raises `MissingError` or `ContentError` with every problem."""
    reading = examine(path)
    if reading.problems or reading.root is None:
        missing = any(problem.code == "SB101" for problem in reading.problems)
        raise (MissingError if missing else ContentError)(reading.problems)
    return reading.root


def examine(path: Path) -> Reading:
    """Like `read`, for a caller that goes on to the next file: the problems are handed back, not raised."""
    try:
        if not path.exists():
            return _refused("SB101", path, say("the file does not exist"))
        if path.is_dir():
            return _refused("SB102", path, say("this is a folder, not a file"))
        if not path.is_file():
            return _refused("SB102", path, say("this is not an ordinary file"))
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a path that holds a NUL
        reason = error.strerror if isinstance(error, OSError) else str(error)
        return _refused("SB102", path, say("the file cannot be read: {reason}", reason=reason))
    return parse(path, data)


def parse(path: Path, data: bytes) -> Reading:
    """The reading of a file's bytes; `path` is only what the problems name."""
    source, problems = decode(path, data)
    return Reading(None, problems) if problems else walk(source)


def _refused(code: str, path: Path, message: Message) -> Reading:
    return Reading(None, (Problem(code, message, Where(path)),))
