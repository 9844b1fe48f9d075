"""Writing a finished file: beside its place first, then into it in one step, so that yesterday's file survives."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from sheetbuilder.errors import OutputError, Problem, Where, say
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
    except OSError as error:
        raise _refused(path, error) from error


def _refused(path: Path, error: OSError) -> OutputError:
    message = say("the file cannot be written: {reason}", reason=reason(error))
    if isinstance(error, PermissionError):
        hint = say("If it is open in a PDF reader, close it there; or choose another folder with -o.")
        return OutputError([Problem("SB501", message, Where(path), hint)])
    hint = (
        say("Choose another folder with -o, or make room on the disk. The old file is still there.")
        if is_there(path)
        else say("Choose another folder with -o, or make room on the disk.")
    )
    return OutputError([Problem("SB502", message, Where(path), hint)])


def write_new(folder: Path, texts: Mapping[str, str]) -> None:
    """First files for somebody to edit, all of them or none of them, their folder made.

    `OutputError` where there is one already, or none can be written.
    """
    made: list[Path] = []
    path = folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            path = folder / name
            with path.open("x", encoding="utf-8", newline="\n") as file:
                made.append(path)
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
        synced(folder)
    except BaseException as error:
        for one in made:
            with suppress(OSError):
                one.unlink()
        if isinstance(error, FileExistsError):
            hint = say("Edit that one, or choose another folder with -o.")
            raise OutputError([Problem("SB503", say("there is a file already"), Where(path), hint)]) from None
        if isinstance(error, OSError):
            raise _refused(path, error) from error
        raise
