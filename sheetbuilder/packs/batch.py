"""Many packs: brands one after the other, or in several processes side by side; one that fails stops no other."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import FrameType

from sheetbuilder.brand import load_brand
from sheetbuilder.compose.loading import load
from sheetbuilder.compose.remembered import layout_cache
from sheetbuilder.errors import OutputError, Problem, SheetbuilderError, Where, say
from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.packs.making import Packer, same_folder
from sheetbuilder.packs.outcome import Outcome, Status, with_pack
from sheetbuilder.packs.plan import Batch
from sheetbuilder.publish.staging import Staging, staging
from sheetbuilder.values import replace


def made(batch: Batch, jobs: int, done: Callable[[Outcome], None]) -> None:
    """Make the packs of brands in at most that many processes; `done` is told of each as it is finished.

    `MissingError` and `ContentError` where the content cannot be read, `OutputError` where there is no folder to write
    to: then no brand is made.
    """
    if len(batch.files) > 1:
        alone, doubles = _told_apart(batch.files)
        batch = replace(batch, files=alone)
        for outcome in doubles:
            done(outcome)
    for outcome in _side_by_side(batch, jobs) if min(jobs, len(batch.files)) > 1 else _one_by_one(batch):
        done(outcome)


def _told_apart(files: Sequence[Path]) -> tuple[tuple[Path, ...], list[Outcome]]:
    """The brands that have a folder each, and an outcome for every other: before two processes write to one folder."""
    alone: list[Path] = []
    doubles: list[Outcome] = []
    first: dict[str, Path] = {}
    for file in files:
        try:
            name = load_brand(file).slug
        except SheetbuilderError:  # whoever makes the pack tells what is wrong
            alone.append(file)
            continue
        if name in first:
            problems = same_folder(file, name, str(first[name])).problems
            doubles.append(Outcome(file, Status.FAILED, problems, failure=OutputError))
        else:
            first[name] = file
            alone.append(file)
    return tuple(alone), doubles


def _one_by_one(batch: Batch) -> Iterator[Outcome]:
    with staging(batch.out) as place, Reader() as reader:
        packer = _packer(batch, reader)
        for file in batch.files:
            yield _made(packer, file, place)


def _packer(batch: Batch, reader: Reader) -> Packer:
    return Packer(
        load(batch.pack_options.content),
        batch.pack_options,
        batch.made_from,
        layout_cache(remember=batch.remember),
        reader,
        batch.brand_files,
    )


def _made(packer: Packer, file: Path, place: Staging) -> Outcome:
    started = time.perf_counter()
    try:
        pack = packer.make(file, place)
    except SheetbuilderError as error:
        seconds = time.perf_counter() - started
        return Outcome(file, Status.FAILED, _at_home(error.problems, file), seconds=seconds, failure=type(error))
    seconds = time.perf_counter() - started
    built = Outcome(file, Status.BUILT, pack.warnings, pack.notes, seconds=seconds)
    return with_pack(built, pack.folder, pack.manifest)


def _at_home(problems: Sequence[Problem], file: Path) -> tuple[Problem, ...]:
    """Every problem says of which brand it is."""
    return tuple(one if one.where is not None else replace(one, where=Where(file)) for one in problems)


def _side_by_side(batch: Batch, jobs: int) -> Iterator[Outcome]:
    """Each process is handed one brand after the other; one that dies takes only the brand that it had with it."""
    waiting = list(reversed(batch.files))
    working: dict[Connection, tuple[SpawnProcess, Path]] = {}
    try:
        while waiting or working:
            while waiting and len(working) < jobs:
                connection, process = _worker(batch)
                working[connection] = (process, _handed(connection, waiting.pop()))
            for ready in wait(list(working)):
                assert isinstance(ready, Connection)
                process, file = working.pop(ready)
                try:
                    answer = ready.recv()
                except (EOFError, ConnectionError):
                    yield _died(file)
                    continue
                if isinstance(answer, _Refusal):  # what is wrong with the content is told once, by whoever is first
                    raise answer.kind(answer.problems)
                yield answer
                if waiting:
                    working[ready] = (process, _handed(ready, waiting.pop()))
                else:
                    ready.close()
                    process.join()
    finally:
        for connection, (process, _) in working.items():
            process.terminate()
            connection.close()
        for process, _ in working.values():
            process.join()


@dataclass(frozen=True, slots=True)
class _Refusal:
    """What a process answers that cannot make any pack at all."""

    kind: type[SheetbuilderError]
    problems: tuple[Problem, ...]


def _worker(batch: Batch) -> tuple[Connection, SpawnProcess]:
    # Spawned, not forked: a fork would share the child that reads foreign files, and its answers would go astray.
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(batch, theirs), daemon=True)
    process.start()
    # Closed here, the pipe has one end left in the worker: when that dies, reading ends instead of waiting for ever.
    theirs.close()
    return ours, process


def _handed(connection: Connection, file: Path) -> Path:
    with suppress(ConnectionError):  # that it is gone is found out when its answer is asked for
        connection.send(file)
    return file


def _work(batch: Batch, connection: Connection) -> None:
    """A process of its own: what Ctrl-C means is decided by the one that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    try:
        with staging(batch.out) as place, Reader() as reader:
            # Not read by whoever started it as well: that would be a second time for nothing.
            packer = _packer(batch, reader)
            while True:
                try:
                    file = connection.recv()
                except EOFError:
                    return
                connection.send(_made(packer, file, place))
    except SheetbuilderError as error:
        connection.send(_Refusal(type(error), tuple(error.problems)))


def _leave(_number: int, _frame: FrameType | None) -> None:
    sys.exit(1)


def _died(file: Path) -> Outcome:
    told = say("the process that made this pack ended before it was finished")
    hint = say("Run the command again with -j 1; if memory was short, that needs less.")
    return Outcome(file, Status.FAILED, (Problem("SB513", told, Where(file), hint),), failure=OutputError)
