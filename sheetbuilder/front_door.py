"""The console script: what has not changed is told at once, anything else goes to the command line."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

_COMMAND = "build"
"""The one whose runs are stamped; a pack has its manifest."""


def main() -> NoReturn:
    """Ends the process as the command line would."""
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
