"""The child started: by the Python that runs us, or by the program that we were frozen into.

It says that it is there before it is asked anything, so that a child that cannot start is told from a file that it
cannot read.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path

from sheetbuilder.errors import Message, Problem, ReaderError, say
from sheetbuilder.os_errors import reason

ENTRY = "--read-foreign-files"
"""The word by which a frozen program knows that it is to be the child; nobody else is told of it."""
READY = b"sheetbuilder reads"
"""What the child says first of all."""
_INSIDE = "SHEETBUILDER_INSIDE_READER"
"""Set for the child: a program that embeds us, and does not know `ENTRY`, is not to start itself for ever."""
_PACKAGE = Path(__file__).resolve().parents[3]
_KEPT_MEMORY = {"MALLOC_MMAP_THRESHOLD_": str(32 << 20), "MALLOC_TRIM_THRESHOLD_": str(64 << 20)}
"""For glibc, which hands the memory of each picture back to the system: asking anew took a third of all the time."""
_PATIENCE = 60.0
"""Seconds until a child that starts must be there: the machine may be busy, and the program on a slow disk."""


def started() -> subprocess.Popen[bytes]:
    """The child, which is there and waits for requests; `ReaderError` with why there is none."""
    if os.environ.get(_INSIDE):
        raise _cannot(say("a program that reads files started another one"))
    program = sys.executable
    if not program:
        raise _cannot(say("Python does not know where it is itself"))
    try:
        child = subprocess.Popen(
            [program, *_words()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(os.environ),
        )
    except (OSError, ValueError) as error:  # it may not, or there is no such program
        raise _cannot(say("{program} cannot be run: {reason}", program=program, reason=reason(error))) from error
    if not _is_there(child):
        child.kill()
        code = child.wait()
        for pipe in (child.stdin, child.stdout):
            assert pipe is not None
            pipe.close()
        raise _cannot(say("{program} ended before it was there (code {code})", program=program, code=code))
    return child


def is_asked_for() -> bool:
    """Whether this very process was started to be the child of a frozen program."""
    return sys.argv[1:] == [ENTRY]


def _words() -> list[str]:
    """A frozen program knows one word; Python finds this package, and nothing in the folder one stands in (-P)."""
    return [ENTRY] if getattr(sys, "frozen", False) else ["-P", "-m", "sheetbuilder.foreign.sandbox.child"]


def _environment(around: Mapping[str, str]) -> dict[str, str]:
    paths = [str(_PACKAGE), *filter(None, [around.get("PYTHONPATH")])]
    own = {"PYTHONPATH": os.pathsep.join(paths), "PYTHONDONTWRITEBYTECODE": "1", _INSIDE: "1"}
    return {**around, **_KEPT_MEMORY, **own}


def _is_there(child: subprocess.Popen[bytes]) -> bool:
    """Whether the child says that it is there, in time."""
    heard: list[bytes] = []

    def listen() -> None:
        assert child.stdout is not None
        heard.append(child.stdout.read(len(READY)))

    listening = threading.Thread(target=listen, daemon=True)
    listening.start()
    listening.join(_PATIENCE)
    if listening.is_alive():
        child.kill()
        listening.join()
    return heard == [READY]


def _cannot(why: Message) -> ReaderError:
    told = say("other people's files cannot be read on this machine: {reason}", reason=why)
    hint = say("They are read in a process of their own. Ask whoever looks after the machine to let it be started.")
    return ReaderError([Problem("SB729", told, None, hint)])
