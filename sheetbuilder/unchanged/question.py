"""The question of a run: everything from outside the files that has a say in what it makes and tells."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Mapping, Sequence
from typing import TextIO

_FORMAT = 1
_ASKED = ("LANG", "LANGUAGE", "LC_", "SOURCE_DATE_EPOCH", "NO_COLOR", "TERM", "COLUMNS", "PYTHON", "SHEETBUILDER")
"""Beginnings of the names of variables that have a say in what is made or in how it is told."""
_COMPLETING = "_SHEETBUILDER_COMPLETE"
NOT_KEPT = "--no-cache"
"""The option of a run that neither leaves a stamp nor looks for one."""


def question(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """All that a run is asked, as text: words, folder, day, variables, who listens; empty where nothing is to be kept.

    That is so where a stream is closed, where a shell asks for completions, and where the run shall not use a cache.
    """
    if sys.stdout is None or sys.stderr is None or NOT_KEPT in arguments or _COMPLETING in environment:
        return ""
    variables = {name: value for name, value in environment.items() if name.startswith(_ASKED)}
    listening = [_listener(stream) for stream in (sys.stdout, sys.stderr)]
    today = time.strftime("%Y-%m-%d")
    asked = [_FORMAT, list(arguments), os.getcwd(), today, sorted(variables.items()), listening]  # noqa: PTH109
    return json.dumps(asked)


def _listener(stream: TextIO) -> list[object]:
    if not stream.isatty():
        return [stream.encoding]
    return [stream.encoding, *os.get_terminal_size(stream.fileno())]
