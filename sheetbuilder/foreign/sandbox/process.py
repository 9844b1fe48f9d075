"""The parent's side of the child: started when first asked, kept for the next file, thrown away after any failure."""

from __future__ import annotations

import json
import queue
import signal
import subprocess
import sys
import threading
import time
from contextlib import AbstractContextManager
from typing import IO

from sheetbuilder.foreign.sandbox.starting import started
from sheetbuilder.pdf.read import limits

_LAST_BREATH = 2
"""Seconds in which a child that has stopped talking is gone, if it is going."""
_PATIENCE = 5
"""Seconds that a child may take to end by itself when nothing more is asked of it."""

Argument = str | int | float | bool | None


class Died(Exception):
    """The child ended, or said something that is no answer; if it was painting, `page` is what it painted."""

    def __init__(self, page: int | None = None) -> None:
        super().__init__(page)
        self.page = page


class Slow(Exception):
    """The child took longer than the seconds that it may; if it was painting, `page` is what it painted."""

    def __init__(self, seconds: float, page: int | None = None) -> None:
        super().__init__(seconds, page)
        self.seconds = seconds
        self.page = page


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

        Each request has all of `limits.SECONDS`, and each page that is painted all of `limits.PAINTING`, whatever was
        asked before; by the clock `limits.PATIENCE` times that.
        """
        child = self._child = self._child or started()
        request = json.dumps({"kind": kind, "bytes": len(data), "arguments": arguments}).encode("ascii") + b"\n"
        heard: queue.SimpleQueue[int | bytes | None] = queue.SimpleQueue()
        talk = threading.Thread(target=_talk, args=(child, request, data, heard), daemon=True)
        talk.start()
        seconds, page = limits.JUDGING if kind == "inspect" else limits.SECONDS, None
        ends = time.monotonic() + limits.ALTOGETHER
        slow = False
        while True:
            try:
                said = heard.get(timeout=max(0.0, min(seconds * limits.PATIENCE, ends - time.monotonic())))
            except queue.Empty:
                slow = True
                break
            if isinstance(said, bytes):
                return said
            if said is None:
                break
            seconds, page = limits.PAINTING, said
        slow = slow or _out_of_time(child)
        self._throw_away(child, talk)
        raise Slow(seconds, page) if slow else Died(page)

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

    def forget(self) -> None:
        """Leave the child to the process that this one is a copy of: whoever started it ends it."""
        child, self._child = self._child, None
        if child is not None:
            _closed(child.stdin)
            _closed(child.stdout)
            child.returncode = 0  # it is no child of this process, and is not waited for

    def _throw_away(self, child: subprocess.Popen[bytes], talk: threading.Thread) -> None:
        self._child = None
        child.kill()
        child.wait()
        talk.join()
        _closed(child.stdin)
        _closed(child.stdout)


def _out_of_time(child: subprocess.Popen[bytes]) -> bool:
    """Whether the system has ended a child because its processor time was used up."""
    try:
        ended = child.wait(_LAST_BREATH)
    except subprocess.TimeoutExpired:
        return False
    return sys.platform != "win32" and ended == -signal.SIGXCPU


def _talk(
    child: subprocess.Popen[bytes], request: bytes, data: bytes, heard: queue.SimpleQueue[int | bytes | None]
) -> None:
    """Send a request, hear which pages are painted and then the answer; None where the child ends before."""
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        child.stdin.write(request + data)
        child.stdin.flush()
        told = child.stdout.read(limits.LENGTH)
        while told.startswith(limits.STEP):
            heard.put(int.from_bytes(told.removeprefix(limits.STEP), "big"))
            told = child.stdout.read(limits.LENGTH)
        length = int.from_bytes(told, "big")
        answer = child.stdout.read(length) if length <= limits.ANSWER else b""
    except (OSError, ValueError):  # the pipe is broken, or closed
        heard.put(None)
        return
    heard.put(answer if answer and len(answer) == length else None)


def _closed(pipe: IO[bytes] | None) -> None:
    try:
        if pipe is not None:
            pipe.close()
    except OSError:  # what was not yet sent cannot be sent any more
        return
