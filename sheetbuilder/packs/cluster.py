"""Packs made by the workers of a Dask cluster: one brand a task, sent by content, done again if a worker is lost."""

from __future__ import annotations

import logging
import os
import secrets
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import dask
from distributed import Client, Future, KilledWorker, wait
from distributed.client import FutureCancelledError

from sheetbuilder.errors import OutputError, Problem, SheetbuilderError, Where, say
from sheetbuilder.packs.on_worker import Delivery, WorkerPacks, delivered, program, seen
from sheetbuilder.packs.outcome import Outcome, Status, with_pack
from sheetbuilder.packs.packer import built, failed
from sheetbuilder.packs.parcel import heard, heard_all, parcel
from sheetbuilder.packs.plan import Batch
from sheetbuilder.packs.publishing import MadePack, may_go_to, publish
from sheetbuilder.publish import manifest
from sheetbuilder.publish.staging import Staging, staging

_CONNECTING = 10
"""Seconds until a scheduler must have answered."""
_ALONE = 60
"""Seconds that a run waits for a first worker, or for another one when all have gone."""
_AHEAD = 2
"""Brands that are sent for each thread of the workers: one that it makes, and one that is there when that is made."""


def on_cluster(batch: Batch, address: str, *, shared: bool) -> Iterator[Outcome]:
    """What becomes of each brand, as it is finished, made by the workers of the scheduler at an address.

    With `shared` the workers write the packs themselves: the folder is the same on all machines. `MissingError` and
    `ContentError` where the content cannot be read, `OutputError` where there is no scheduler, no worker, another
    sheetbuilder on one of them, or nowhere to write.
    """
    with staging(batch.out) as place, _connected(address) as client:
        _same_program(client)
        if shared:
            _same_folder(client, place)
        run = f"sheetbuilder-{secrets.token_hex(8)}"
        out = os.path.abspath(batch.out) if shared else None  # noqa: PTH100  # as it is called, wherever that leads
        client.register_plugin(WorkerPacks(run, batch.pack_options, _content(batch), out, batch.brand_files))
        try:
            for file, future in _handed_out(client, run, batch):
                yield future if isinstance(future, Outcome) else _outcome(batch, place, file, future)
        finally:
            if client.status == "running":
                client.unregister_worker_plugin(run)


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    """A client that talks to the scheduler and to nobody else; `OutputError` where there is none."""
    # What the library logs of lost connections would stand between our lines; what it comes to is told by us.
    log = logging.getLogger("distributed")
    level = log.level
    log.setLevel(logging.CRITICAL + 1)
    quiet = {"distributed.admin.large-graph-warning-threshold": "1GB"}  # a letterhead may be large
    try:
        with dask.config.set(quiet):
            try:
                client = Client(address, timeout=_CONNECTING, direct_to_workers=False, set_as_default=False)
            except (OSError, ValueError, TimeoutError) as error:
                told = say("no Dask scheduler answers at {address}", address=address)
                hint = say("Start one with “dask scheduler”; it prints its address, such as tcp://10.0.0.5:8786.")
                raise OutputError([Problem("SB516", told, hint=hint)]) from error
            with client:
                yield client
    finally:
        log.setLevel(level)


def _same_program(client: Client) -> None:
    """`OutputError` where there is no worker, or one that would make other bytes."""
    try:
        client.wait_for_workers(1, timeout=_ALONE)
    except TimeoutError as error:
        raise _alone() from error
    own = program()
    problems = []
    for worker, theirs in sorted(client.run(program, on_error="return").items()):
        if isinstance(theirs, BaseException):
            told = say("the worker at {address} has no sheetbuilder, or another one", address=worker)
        elif tuple(theirs) != own:
            told = say(
                "the worker at {address} has another sheetbuilder ({theirs}; here {own}), or other libraries",
                address=worker,
                theirs=_named(theirs),
                own=_named(own),
            )
        else:
            continue
        hint = say("Install the same version of it and of what it needs on every machine, and start the worker again.")
        problems.append(Problem("SB517", told, hint=hint))
    if problems:
        raise OutputError(problems)


def _named(whose: Sequence[str]) -> str:
    number, digest = whose
    return f"{number}, {digest[:12]}"


def _same_folder(client: Client, place: Staging) -> None:
    """`OutputError` where a worker does not see what is written here."""
    probe, word = Path(os.path.abspath(place.place)) / "seen", secrets.token_hex(8)  # noqa: PTH100
    probe.write_text(word, "utf-8")
    theirs = client.run(seen, str(probe), on_error="return")
    probe.unlink()
    hint = say("Leave out --shared: then the packs come back over the network, and are written here.")
    problems = [
        Problem(
            "SB519", say("the worker at {address} does not see this folder", address=worker), Where(place.out), hint
        )
        for worker, found in sorted(theirs.items())
        if found != word
    ]
    if problems:
        raise OutputError(problems)


def _content(batch: Batch) -> Mapping[str, bytes]:
    """The content's files: what its hash is of."""
    folder = batch.pack_options.directory
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}


def _handed_out(client: Client, run: str, batch: Batch) -> Iterator[tuple[Path, Delivery | Outcome]]:
    """What comes back of each brand, so many of them on their way as the workers can take."""
    waiting = deque(batch.files)
    on_the_way: dict[Future[Any], Path] = {}
    while waiting or on_the_way:
        while waiting and len(on_the_way) < _AHEAD * max(1, sum(client.nthreads().values())):
            file = waiting.popleft()
            try:
                sent = parcel(file, batch.out)
            except SheetbuilderError as error:
                yield file, failed(file, error, 0.0)
                continue
            on_the_way[client.submit(delivered, run, sent, pure=False, key=f"{run}-{len(waiting)}")] = file
        if not on_the_way:
            continue
        try:
            with client.as_current():
                done, _ = wait(list(on_the_way), timeout=_ALONE, return_when="FIRST_COMPLETED")
        except TimeoutError as error:
            if not client.nthreads():
                raise _alone() from error
            continue
        for future in done:
            file = on_the_way.pop(future)
            try:
                yield file, future.result()
            except KilledWorker:
                yield file, _lost(file)
            except FutureCancelledError as error:
                raise _gone() from error


def _outcome(batch: Batch, place: Staging, file: Path, came: Delivery) -> Outcome:
    """What a delivery comes to here: the pack in its folder, or why there is none."""
    if came.failure is not None:
        home = batch.pack_options.directory if came.of_all else file.parent
        problems = tuple(heard(one, home) for one in came.problems)
        if came.of_all:
            raise came.failure(problems)
        return Outcome(file, Status.FAILED, problems, seconds=came.seconds, failure=came.failure)
    warnings = tuple(heard(one, file.parent) for one in came.problems)
    notes = heard_all(came.notes)
    if not came.files:
        folder = batch.out / came.folder
        known = manifest.read(folder)
        if known is None:
            return failed(file, _unseen(folder), came.seconds)
        return with_pack(Outcome(file, Status.BUILT, warnings, notes, seconds=came.seconds), folder, known)
    try:
        known = manifest.parsed(came.files[manifest.NAME])
        assert known is not None
        made = MadePack(came.folder, came.files, known, warnings, notes)
        may_go_to(batch.out / made.name, file, next(iter(known.inputs.values())), batch.brand_files)
        folder = publish(made, place, zipped=batch.pack_options.zip)
    except SheetbuilderError as error:
        return failed(file, error, came.seconds)
    return built(file, made, folder, came.seconds)


def _alone() -> OutputError:
    told = say("the scheduler has had no worker for {seconds} seconds", seconds=_ALONE)
    hint = say("Start one with “dask worker ADDRESS”, and run the command again: what is made is not made again.")
    return OutputError([Problem("SB518", told, hint=hint)])


def _gone() -> OutputError:
    told = say("the Dask scheduler is gone")
    hint = say("Start it and its workers, and run the command again: what is made is not made again.")
    return OutputError([Problem("SB516", told, hint=hint)])


def _lost(file: Path) -> Outcome:
    told = say("several workers ended, one after the other, while they made this pack")
    hint = say("Make it alone, with -j 1, to see what is the matter with it; often memory is short.")
    return Outcome(file, Status.FAILED, (Problem("SB518", told, Where(file), hint),), failure=OutputError)


def _unseen(folder: Path) -> OutputError:
    told = say("a worker has written this folder, and it is not to be seen here")
    return OutputError([Problem("SB519", told, Where(folder))])
