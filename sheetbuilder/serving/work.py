"""Long work: one thing after the other in a thread of its own, told step by step, stopped between two steps."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum

from sheetbuilder.errors import Message, Problem, SheetbuilderError

_KEPT = 50
"""Pieces of work of a run whose results can be looked at again; older ones are forgotten."""


class StoppedError(Exception):
    """Somebody does not want it any more; raised between two steps."""


class WorkState(StrEnum):
    """How far a piece of work is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"
    BROKEN = "broken"


@dataclass(slots=True)
class Steps:
    """What work tells of itself while it runs; both methods raise `StoppedError` where it is to stop."""

    expected: int = 0
    taken: int = 0
    last: Message | None = None
    _stop: threading.Event = field(default_factory=threading.Event)

    def expect(self, count: int) -> None:
        """There will be so many steps more."""
        self.expected += count
        self.check()

    def take(self, told: Message | None = None) -> None:
        """One step is done; `told` says which."""
        self.taken += 1
        self.last = told or self.last
        self.check()

    def check(self) -> None:
        """Go on, or `StoppedError`."""
        if self._stop.is_set():
            raise StoppedError

    def stop(self) -> None:
        """Let the work end at its next step."""
        self._stop.set()

    @property
    def stopping(self) -> bool:
        """Whether the work was asked to end."""
        return self._stop.is_set()


Doing = Callable[[Steps], object]
"""A piece of work: it tells its steps, and gives what is made."""


@dataclass(frozen=True, slots=True)
class WorkPiece:
    """One piece of work, as pages see it."""

    name: str
    title: Message
    back: str
    """The address to go back to where nothing comes of it."""
    then: str
    """The address where its result is shown."""
    steps: Steps
    future: Future[object]

    @property
    def state(self) -> WorkState:
        """How far it is."""
        if self.future.cancelled():
            return WorkState.STOPPED
        if not self.future.done():
            return WorkState.RUNNING if self.future.running() else WorkState.WAITING
        error = self.future.exception()
        if error is None:
            return WorkState.DONE
        if isinstance(error, StoppedError):
            return WorkState.STOPPED
        return WorkState.FAILED if isinstance(error, SheetbuilderError) else WorkState.BROKEN

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What it has failed of."""
        error = self.future.exception() if self.state is WorkState.FAILED else None
        return error.problems if isinstance(error, SheetbuilderError) else ()

    @property
    def result(self) -> object:
        """What was made; raises what the work has raised."""
        return self.future.result(timeout=0)


@dataclass(slots=True)
class Workbench:
    """All work of one run: one piece at a time, so that nothing of the composing is shared between two."""

    _pieces: dict[str, WorkPiece] = field(default_factory=dict)
    _worker: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "work"))

    def begin(self, title: Message, doing: Doing, *, back: str, then: Callable[[str], str]) -> WorkPiece:
        """Put a piece of work behind the others; `then` makes the address of its result of its name."""
        name, steps = secrets.token_urlsafe(9), Steps()
        piece = WorkPiece(name, title, back, then(name), steps, self._worker.submit(doing, steps))
        self._pieces[name] = piece
        for old in [one.name for one in self._pieces.values() if one.future.done()][:-_KEPT]:
            del self._pieces[old]
        return piece

    def found(self, name: str) -> WorkPiece | None:
        """The piece of work of that name."""
        return self._pieces.get(name)

    def stop(self, name: str) -> None:
        """Stop a piece of work before it begins, or between two steps."""
        piece = self._pieces.get(name)
        if piece is not None and not piece.future.cancel():
            piece.steps.stop()

    @property
    def busy(self) -> bool:
        """Whether anything is being done or waits."""
        return any(not piece.future.done() for piece in self._pieces.values())

    def close(self) -> None:
        """Stop everything, and wait for the step that is being done."""
        for name in self._pieces:
            self.stop(name)
        self._worker.shutdown(cancel_futures=True)
