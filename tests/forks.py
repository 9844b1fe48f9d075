"""Runs of the program, each a process of its own, forked from one that has read every module already.

To start Python and to read the libraries takes longer than most runs do, and a test that kills a run before each change
it makes to a folder needs a hundred of them. Nothing of what a run does is older than its fork: its words, environment,
folder and streams are its own. Where a system cannot fork, each is started as it is outside of the tests.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

_SERVER = """
import importlib, json, os, pkgutil, sys, tempfile
import sheetbuilder
for found in pkgutil.walk_packages(sheetbuilder.__path__, "sheetbuilder."):
    if not found.name.endswith("__main__"):
        importlib.import_module(found.name)
print("ready", flush=True)
for line in sys.stdin:
    asked = json.loads(line)
    run = os.fork()
    if run == 0:
        os.environ.clear()
        os.environ.update(asked["environment"])
        os.chdir(asked["folder"])
        tempfile.tempdir = None
        nobody = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nobody, stream)
        sys.argv = ["sheetbuilder", *asked["words"]]
        exec(asked["code"])
        sys.exit()
    print(os.waitstatus_to_exitcode(os.waitpid(run, 0)[1]), flush=True)
"""


class Forks:
    """Forks runs, one after the other."""

    def __init__(self, server: subprocess.Popen[str] | None) -> None:
        self._server = server

    def run(self, code: str, words: Sequence[str], environment: Mapping[str, str], folder: Path) -> int:
        """How a run ended; `code` is what it does, with these words in `sys.argv`."""
        if self._server is None:
            command = [sys.executable, "-c", code, *words]
            return subprocess.run(command, env=environment, cwd=folder, capture_output=True, check=False).returncode
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        asked = {"code": code, "words": list(words), "environment": dict(environment), "folder": str(folder)}
        self._server.stdin.write(json.dumps(asked) + "\n")
        self._server.stdin.flush()
        return int(self._server.stdout.readline())


@contextmanager
def forks() -> Iterator[Forks]:
    """What forks runs while this lasts."""
    if not hasattr(os, "fork"):
        yield Forks(None)
        return
    with subprocess.Popen(
        [sys.executable, "-c", _SERVER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        cwd=Path(__file__).parents[1],
    ) as server:
        assert server.stdout is not None
        assert server.stdout.readline() == "ready\n"
        yield Forks(server)
        assert server.stdin is not None
        server.stdin.close()
