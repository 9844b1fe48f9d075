"""A fault of ours while somebody writes: told like a problem of the file, and the preview goes on."""

from __future__ import annotations

import traceback

from sheetbuilder.errors import Problem, say

_LONGEST = 300


def fault(error: BaseException) -> Problem:
    """What has happened and where in the program, for whoever is to mend it."""
    last = traceback.extract_tb(error.__traceback__)[-1:]
    facts = {
        "kind": type(error).__name__,
        "words": str(error)[:_LONGEST],
        "place": f"{last[0].filename}:{last[0].lineno}" if last else "?",
    }
    told = say("this is a fault in sheetbuilder: {kind}: {words} ({place})", **facts)
    hint = say("Please report it with what was saved last. The pages are those from before; write on, or take it back.")
    return Problem("SB965", told, None, hint)
