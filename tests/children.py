"""Children that read foreign files, kept from one test to the next, as a run of ours keeps one for all of its files.

A child that starts takes more time than most files that it is asked about. One that gave up on a file is not kept, and
is believed only when a fresh one has said the same, exactly as `Reader` has it. A test about the child itself asks for
the fixture `fresh`.
"""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from sheetbuilder.foreign.sandbox import process, starting
from sheetbuilder.foreign.sandbox.process import Process
from sheetbuilder.foreign.sandbox.reader import Reader


class Kept:
    """Children whose reader is done with them."""

    def __init__(self) -> None:
        self._waiting: list[subprocess.Popen[bytes]] = []
        self._rests = False
        self._home = os.getpid()

    @property
    def _resting(self) -> bool:
        """Whether every reader has a child of its own: a copy of this process has to, or two would talk to one."""
        return self._rests or os.getpid() != self._home

    @contextmanager
    def shared(self) -> Iterator[None]:
        """While it lasts, a reader leaves its child to the next one."""
        started, end, leave, running = starting.started, Process.end, Reader.end, vars(Process)["running"]
        throw_away = Process._throw_away

        def taken() -> subprocess.Popen[bytes]:
            return self._waiting.pop() if self._waiting and not self._resting else started()

        def left(reader: Reader) -> None:
            if self._resting:
                leave(reader)
                return
            child, reader._process._child = reader._process._child, None
            if child is not None:
                self._waiting.append(child)

        def ended(one: Process) -> None:
            end(one)
            if not self._resting:  # whoever ends a child wants a fresh one next
                let_go()

        def thrown_away(one: Process, child: subprocess.Popen[bytes], talk: threading.Thread) -> None:
            throw_away(one, child, talk)
            if not self._resting:  # the one that is asked next has to be fresh, or two old ones bear each other out
                let_go()

        def let_go() -> None:
            for child in self._waiting:
                one = Process()
                one._child = child
                end(one)
            self._waiting.clear()

        def has_answered(one: Process) -> bool:
            return running.__get__(one) or bool(self._waiting and not self._resting)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(process, "started", taken)
            patch.setattr(Reader, "end", left)
            patch.setattr(Process, "end", ended)
            patch.setattr(Process, "_throw_away", thrown_away)
            patch.setattr(Process, "running", property(has_answered))
            yield
        let_go()

    @contextmanager
    def resting(self) -> Iterator[None]:
        """While it lasts, every reader has a child of its own."""
        self._rests = True
        yield
        self._rests = False
