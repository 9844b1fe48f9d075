"""Writing a finished file: beside its place first, then into it in one step, so that yesterday's file survives."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from sheetbuilder.errors import OutputError, Problem, Where, say
from sheetbuilder.os_errors import reason


def write_whole(path: Path, content: bytes) -> None:
    """The content under that name, all of it or none of it; `OutputError` when it cannot be had."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, content)
    except PermissionError as error:
        raise OutputError(
            [
                Problem(
                    "SB501",
                    say("the file cannot be written: {reason}", reason=reason(error)),
                    Where(path),
                    say("If it is open in a PDF reader, close it there; or choose another folder with -o."),
                )
            ]
        ) from error
    except OSError as error:
        raise OutputError(
            [
                Problem(
                    "SB502",
                    say("the file cannot be written: {reason}", reason=reason(error)),
                    Where(path),
                    say("Choose another folder with -o, or make room on the disk. The old file is still there."),
                )
            ]
        ) from error


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


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=".part", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp lets nobody else read; a finished file is as readable as any other that the user makes.
        beside.chmod(0o666 & ~_umask())
        beside.replace(path)
        synced(path.parent)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


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


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
