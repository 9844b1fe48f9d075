"""The console script: what has not changed is told at once, anything else goes to the command line."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

_COMMAND = "build"
"""The one whose runs are stamped; a pack has its manifest."""


def main() -> NoReturn:
    """The whole process.

    A build ends at once when everything is said: its memory goes as a whole, where Python would let go of each object,
    which takes a fortieth of the build. What else runs may have begun what Python ends with it.
    """
    try:
        run()
    except SystemExit as ended:
        if sys.argv[1:2] == [_COMMAND] and not isinstance(ended.code, str):
            os._exit(ended.code or 0)
        raise


def run() -> NoReturn:
    """Raises `SystemExit` as the command line does, all that it says being written by then."""
    gc.disable()  # until the command line says how often circles are looked for
    asked = ""
    if _COMMAND in sys.argv:
        from sheetbuilder.unchanged.question import question

        asked = question(sys.argv[1:], os.environ)
        if asked and _told_again(asked):
            gc.freeze()  # as the command line does
            sys.exit()
    from sheetbuilder.cli import main as command_line

    command_line(asked)


def _told_again(asked: str) -> bool:
    """Whether there was nothing to do, and it was said."""
    from sheetbuilder.unchanged import shelf, stamp

    said = stamp.said_again(shelf.taken(asked), asked)
    if said is None:
        return False
    try:
        for stream, text in zip((sys.stdout, sys.stderr), said, strict=True):
            text.encode(stream.encoding)
            stream.write(text)
            stream.flush()
    except (OSError, ValueError):
        return False  # the command line knows what to do with a stream that takes no words
    return True
