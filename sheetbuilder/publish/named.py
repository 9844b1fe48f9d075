"""The one file that somebody names for what is made: whether one comes out, and whether it is what its name says."""

from __future__ import annotations

from pathlib import Path

from sheetbuilder.arguments import StrPath, path_of
from sheetbuilder.errors import Message, OutputError, Problem, Where, say

_FOLDER = say("name a folder")


def named_file(file: StrPath, count: int, ending: str, hint: Message = _FOLDER) -> Path:
    """The path of a file for `count` that are made, whose names end in `ending` (`.pdf`); `hint` tells how to have one.

    `OutputError` where more than one is made (SB970), or where the name belongs to another kind of file (SB971).
    """
    path = path_of(file)
    if count != 1:
        told = say("{count} files are made, and “{name}” is one", count=count, name=path.name)
        raise OutputError([Problem("SB970", told, Where(path), hint)])
    if path.suffix.lower() != ending:
        told = say("what is written is {ending}, and “{name}” is not called so", ending=ending, name=path.name)
        hint = say("let the name end in {ending}, or choose the format that it stands for with --format", ending=ending)
        raise OutputError([Problem("SB971", told, Where(path), hint)])
    return path
