"""Packs made in several processes side by side: each is handed one brand after the other."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import FrameType, TracebackType
from typing import Self

from sheetbuilder.errors import OutputError, Problem, SheetbuilderError, Where, say
from sheetbuilder.packs.outcome import Outcome, Status
from sheetbuilder.packs.packer import Packer
from sheetbuilder.packs.plan import Batch
from sheetbuilder.publish.staging import staging


def side_by_side(batch: Batch, jobs: int) -> Iterator[Outcome]:
    """What becomes of each brand, as it is finished; a process that dies takes only the brand that it had with it.

    `MissingError` and `ContentError` where the content cannot be read, `OutputError` where there is nowhere to write.
    """
    waiting = list(reversed(batch.files))
    working: dict[Connection, Path] = {}
    idle: list[Connection] = []
    warm = False
    with _Crew(batch) as crew:
        while waiting or working:
            wanted = min(jobs, len(waiting) + len(working))
            if waiting and len(crew) < wanted:
                crew.start(wanted - len(crew))
            # The first pack is made alone: what it makes for all is there for the others then.
            while waiting and idle and (warm or not working or not crew.shares):
                connection = idle.pop()
                working[connection] = _handed(connection, waiting.pop())
            for connection, answer in crew.answers():
                if isinstance(answer, _Ready):
                    idle.append(connection)
                elif isinstance(answer, Outcome):
                    warm = True
                    del working[connection]
                    idle.append(connection)
                    yield answer
                else:
                    idle = [one for one in idle if one is not connection]
                    if connection in working:
                        yield _died(working.pop(connection))
                    elif answer.unready and waiting:  # else one that always dies would be started for ever
                        yield _died(waiting.pop())


@dataclass(frozen=True, slots=True)
class _Refusal:
    """What a process answers that cannot make any pack at all."""

    kind: type[SheetbuilderError]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Ready:
    """What a process says when it can be handed brands: the number by which the system knows it."""

    pid: int


@dataclass(frozen=True, slots=True)
class _Gone:
    """What is understood from a connection that has closed."""

    unready: bool
    """Whether a process was started that never was ready."""


class _Crew:
    """The processes, by their connections.

    Where the system can copy a process as it stands, one is started and makes the first pack; the others are copies of
    it, and have all that was made for it. Elsewhere each begins from nothing, and finds composed pages in the user's
    cache where that is used.
    """

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        self._copies = _may_fork()
        self._processes: list[BaseProcess] = []
        self._pids: dict[Connection, int | None] = {}
        self._starting: set[Connection] = set()

    def __len__(self) -> int:
        return len(self._pids)

    @property
    def shares(self) -> bool:
        """Whether what the first pack was made of is there for the other processes."""
        return self._copies or self._batch.remember

    def start(self, count: int) -> None:
        """So many more."""
        pipes = [multiprocessing.Pipe() for _ in range(count)]
        mine, theirs = [one for one, _ in pipes], [other for _, other in pipes]
        if self._copies:
            # A copy has everything that is open here: what is not its own it has to close, or nobody's end is noticed.
            self._launch(theirs, [*self._pids, *mine])
            self._starting.add(mine[0])
        else:
            for connection in theirs:
                self._launch([connection], [])
            self._starting.update(mine)
        for connection in theirs:
            # With one end left in the worker: when that dies, reading ends instead of waiting for ever.
            connection.close()
        self._pids |= dict.fromkeys(mine)

    def _launch(self, own: Sequence[Connection], foreign: Sequence[Connection]) -> None:
        arguments = (self._batch, own, foreign)
        process: BaseProcess
        if self._copies:
            process = multiprocessing.get_context("fork").Process(target=_work_alone, args=arguments)
        else:
            process = multiprocessing.get_context("spawn").Process(target=_work_alone, args=arguments)
        process.start()
        self._processes.append(process)

    def answers(self) -> Iterator[tuple[Connection, Outcome | _Ready | _Gone]]:
        """What processes say, those that have something to say.

        `MissingError`, `ContentError` or `OutputError` from whoever first finds that no pack can be made at all.
        """
        for connection in wait(list(self._pids)):
            assert isinstance(connection, Connection)
            try:
                answer = connection.recv()
            except (EOFError, ConnectionError):
                connection.close()
                del self._pids[connection]
                answer = _Gone(connection in self._starting)
            if isinstance(answer, _Refusal):
                raise answer.kind(answer.problems)
            if isinstance(answer, _Ready):
                self._pids[connection] = answer.pid
                self._starting.discard(connection)
            yield connection, answer

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._stop()
        for connection in self._pids:
            connection.close()
        for process in self._processes:
            process.join()

    def _stop(self) -> None:
        """Let every process leave what it is at, and wait until it has cleared away after itself."""
        for process in self._processes:
            process.terminate()
        known = {process.pid for process in self._processes}
        for pid in {pid for pid in self._pids.values() if pid is not None} - known:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGTERM)
        for connection in self._pids:
            with suppress(EOFError, ConnectionError):
                while True:
                    connection.recv()


def _may_fork() -> bool:
    """Whether a process can be copied as it stands: where others of its threads hold a lock, no copy gets it back."""
    if sys.platform != "linux":
        return False
    try:
        return len(list(Path("/proc/self/task").iterdir())) == 1
    except OSError:
        return False


def _handed(connection: Connection, file: Path) -> Path:
    with suppress(ConnectionError):  # that it is gone is found out when its answer is asked for
        connection.send(file)
    return file


def _work_alone(batch: Batch, connections: Sequence[Connection], foreign: Sequence[Connection]) -> None:
    """The first process, with the connections of those that are to be copies of it."""
    _at_home(foreign)
    own, *others = connections
    # Content is not read by whoever started it as well: that would be a second time for nothing.
    with _refusing(own), Packer(batch.pack_options, remember=batch.remember) as packer:
        _work(packer, batch, own, others)


def _work(packer: Packer, batch: Batch, own: Connection, others: list[Connection]) -> None:
    """Make what is handed out, and be copied behind the first pack that has come to be."""
    own.send(_Ready(os.getpid()))
    while True:
        # No copy is made with the folder open: its lock would be held by the copy too.
        with staging(batch.out) as place:
            while True:
                try:
                    file = own.recv()
                except EOFError:
                    return
                outcome = packer.outcome(file, place, batch.brand_files)
                own.send(outcome)
                if others and outcome.status is Status.BUILT:
                    break
        _copied(packer, batch, own, others)


@contextmanager
def _refusing(own: Connection) -> Iterator[None]:
    try:
        yield
    except SheetbuilderError as error:
        own.send(_Refusal(type(error), tuple(error.problems)))


def _copied(packer: Packer, batch: Batch, own: Connection, others: list[Connection]) -> None:
    """A copy of this process for each of the other connections; none is left then."""
    context = multiprocessing.get_context("fork")
    # What is there will stay: the collector, passing through, would have the system copy every page of memory.
    gc.collect()
    gc.freeze()
    while others:
        connection = others.pop()
        context.Process(target=_work_on, args=(packer, batch, connection, [own, *others])).start()
        connection.close()


def _work_on(packer: Packer, batch: Batch, own: Connection, foreign: Sequence[Connection]) -> None:
    """A copy: it has the packer as it was, but a reader of its own."""
    _at_home(foreign)
    packer.forked()
    with _refusing(own), packer:
        _work(packer, batch, own, [])


def _at_home(foreign: Sequence[Connection]) -> None:
    """A process of its own: what Ctrl-C means is decided by the one that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    for connection in foreign:
        connection.close()


def _leave(_number: int, _frame: FrameType | None) -> None:
    sys.exit(1)


def _died(file: Path) -> Outcome:
    told = say("the process that made this pack ended before it was finished")
    hint = say("Run the command again with -j 1; if memory was short, that needs less.")
    return Outcome(file, Status.FAILED, (Problem("SB513", told, Where(file), hint),), failure=OutputError)
