"""YAML to plain values that remember where they stood."""

from __future__ import annotations

from pathlib import Path

from sheetbuilder.errors import ContentError, MissingError, Problem
from sheetbuilder.source.events import DEEPEST, Reading, walk
from sheetbuilder.source.located import Located, Source
from sheetbuilder.source.opening import opened
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
    data = opened(path, MOST_BYTES)
    if isinstance(data, Problem):
        return Reading(None, (data,))
    return parse(path, data)


def parse(path: Path, data: bytes) -> Reading:
    """The reading of a file's bytes; `path` is only what the problems name."""
    source, problems = decode(path, data)
    return Reading(None, problems) if problems else walk(source)
