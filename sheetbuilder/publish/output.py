"""Writing a finished file: beside its place first, then into it in one step, so that yesterday's file survives."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from sheetbuilder.errors import Message, OutputError, Problem, Where, say
from sheetbuilder.os_errors import is_there, reason
from sheetbuilder.publish.staging import Filling, staging
from sheetbuilder.publish.syncing import synced
from sheetbuilder.values import replace


def write_whole(path: Path, content: bytes) -> None:
    """The content under that name, all of it or none of it; `OutputError` when it cannot be had."""
    write_together(path.parent, {path.name: content})


def write_together(folder: Path, files: Mapping[str, Filling]) -> None:
    """Files of one folder that must agree: all of them or none of them, what stood there before survives a failure.

    Each is on the disk before the first one takes its place; where the run is killed between two of them the next run
    that writes into the folder finishes what was begun. `OutputError` when it cannot be had.
    """
    path = folder / next(iter(files))
    try:
        with staging(folder) as place:
            place.exchange(files)
    except OutputError as error:  # of the folder: it is told where one looks for the file
        raise OutputError(replace(one, where=Where(path)) for one in error.problems) from error
    except PermissionError as error:
        hint = say("If it is open in a PDF reader, close it there; or choose another folder with -o.")
        raise OutputError([Problem("SB501", _why(error), Where(path), hint)]) from error
    except OSError as error:
        hint = (
            say("Choose another folder with -o, or make room on the disk. The old file is still there.")
            if is_there(path)
            else say("Choose another folder with -o, or make room on the disk.")
        )
        raise OutputError([Problem("SB502", _why(error), Where(path), hint)]) from error


def _why(error: OSError) -> Message:
    return say("the file cannot be written: {reason}", reason=reason(error))


def write_new(path: Path, text: str) -> None:
    """A first file for somebody to edit, its folder made; `OutputError` where there is one already."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        synced(path.parent)
    except FileExistsError:
        hint = say("Edit that one, or choose another folder with -o.")
        raise OutputError([Problem("SB503", say("there is a file already"), Where(path), hint)]) from None
    except OSError as error:
        message = say("the file cannot be written: {reason}", reason=reason(error))
        raise OutputError([Problem("SB501", message, Where(path))]) from error
