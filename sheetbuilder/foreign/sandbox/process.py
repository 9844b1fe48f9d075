"""The parent's side of the child: started when first asked, kept for the next file, thrown away after any failure."""

from __future__ import annotations

import json
import subprocess
import threading
from contextlib import AbstractContextManager
from typing import IO

from sheetbuilder.foreign.sandbox.starting import started
from sheetbuilder.pdf.read import limits

_PATIENCE = 5
"""Seconds that a child may take to end by itself when nothing more is asked of it."""

Argument = str | int | float | bool | None


class Died(Exception):
    """The child ended, or said something that is no answer."""


class Slow(Exception):
    """The child took longer than a request may."""


class Process(AbstractContextManager["Process"]):
    """A child that reads foreign files, one request after the other; for one thread at a time."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None

    def __exit__(self, *raised: object) -> None:
        self.end()

    @property
    def running(self) -> bool:
        """Whether there is a child that has answered before."""
        return self._child is not None

    def ask(self, kind: str, data: bytes, **arguments: Argument) -> bytes:
        """The child's answer to a request of a kind; raises `Died` or `Slow`, and then the child is gone.

        Each request has all of `limits.SECONDS` (`limits.PATIENCE` times that by the clock), whatever was asked before.
        """
        child = self._child = self._child or started()
        request = json.dumps({"kind": kind, "bytes": len(data), "arguments": arguments}).encode("ascii") + b"\n"
        heard: list[bytes] = []
        talk = threading.Thread(target=_talk, args=(child, request, data, heard), daemon=True)
        talk.start()
        talk.join(limits.SECONDS * limits.PATIENCE)
        slow = talk.is_alive()
        if slow or not heard:
            self._throw_away(child, talk)
            raise Slow if slow else Died
        return heard[0]

    def end(self) -> None:
        """Let the child go; the next request gets a fresh one."""
        child, self._child = self._child, None
        if child is None:
            return
        _closed(child.stdin)
        try:
            child.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        _closed(child.stdout)

    def _throw_away(self, child: subprocess.Popen[bytes], talk: threading.Thread) -> None:
        self._child = None
        child.kill()
        child.wait()
        talk.join()
        _closed(child.stdin)
        _closed(child.stdout)


def _talk(child: subprocess.Popen[bytes], request: bytes, data: bytes, heard: list[bytes]) -> None:
    """Send a request and hear its answer; nothing is heard where the child ends before."""
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        child.stdin.write(request + data)
        child.stdin.flush()
        length = int.from_bytes(child.stdout.read(limits.LENGTH), "big")
        answer = child.stdout.read(length) if length <= limits.ANSWER else b""
    except (OSError, ValueError):  # the pipe is broken, or closed
        return
    if answer and len(answer) == length:
        heard.append(answer)


def _closed(pipe: IO[bytes] | None) -> None:
    try:
        if pipe is not None:
            pipe.close()
    except OSError:  # what was not yet sent cannot be sent any more
        return
