"""What a worker of a cluster does: it keeps a packer for the run, and makes the packs of brands that it is sent.

Dask sends these by name: a worker runs what is installed there, of which it is proved first that it is the same.
"""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from distributed import Worker, WorkerPlugin, get_worker

from sheetbuilder.errors import SheetbuilderError
from sheetbuilder.packs.options import PackOptions
from sheetbuilder.packs.outcome import Outcome
from sheetbuilder.packs.packer import Packer, built, failed
from sheetbuilder.packs.parcel import Parcel, ToldProblem, telling, telling_all, unpacked
from sheetbuilder.publish.fingerprint import Maker
from sheetbuilder.publish.staging import staging
from sheetbuilder.values import replace
from sheetbuilder.version import version


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of a brand on a worker."""

    seconds: float = 0.0
    folder: str = ""
    """The name of the pack's folder."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """The pack, where it is not on a shared disk already."""
    problems: tuple[ToldProblem, ...] = ()
    notes: tuple[Mapping[str, object], ...] = ()
    failure: type[SheetbuilderError] | None = None
    """What sort of error it was."""
    of_all: bool = False
    """Whether no pack can be made at all: the problems are of the content."""


def program() -> tuple[str, str]:
    """Which sheetbuilder this is: its version, and a hash of all that has a say in the bytes of a file."""
    return version(), Maker().sha256


def seen(path: str) -> str:
    """What a file holds, as this machine sees it; empty where it sees none."""
    try:
        return Path(path).read_text("utf-8")
    except (OSError, ValueError):
        return ""


def delivered(run: str, sent: Parcel) -> Delivery:
    """Make the pack of a brand, by the packer that this worker keeps for a run."""
    plugin = get_worker().plugins[run]
    assert isinstance(plugin, WorkerPacks)
    return plugin.delivered(sent)


class WorkerPacks(WorkerPlugin):
    """Keeps a packer on a worker, opened for the first brand, closed when the run is over or the worker ends."""

    def __init__(
        self,
        run: str,
        options: PackOptions,
        content: Mapping[str, bytes],
        shared: str | None,
        brand_files: frozenset[str],
    ) -> None:
        """`content` is the content's files by name; `shared` the folder that packs are written to, if all see it."""
        self.name = run
        self._options = replace(options, content=None)
        self._content = content
        self._shared = shared
        self._brand_files = brand_files

    def setup(self, worker: Worker) -> None:
        """On the worker, whenever one joins."""
        self._one_at_a_time = threading.Lock()
        self._packer: Packer | None = None
        self._folder = tempfile.TemporaryDirectory(prefix="sheetbuilder-", dir=worker.local_directory)

    def teardown(self, worker: Worker) -> None:  # noqa: ARG002
        """On the worker, at the end."""
        with self._one_at_a_time:
            if self._packer is not None:
                self._packer.close()
            self._folder.cleanup()

    def delivered(self, sent: Parcel) -> Delivery:
        """The pack of a brand, or why there is none."""
        content = Path(self._folder.name) / "content"
        with self._one_at_a_time:
            if self._packer is None:
                for name, held in self._content.items():
                    (content / name).parent.mkdir(parents=True, exist_ok=True)
                    (content / name).write_bytes(held)
                try:
                    self._packer = Packer(replace(self._options, content=content))
                except SheetbuilderError as error:
                    problems = tuple(telling(one, content) for one in error.problems)
                    return Delivery(problems=problems, failure=type(error), of_all=True)
            with tempfile.TemporaryDirectory(dir=self._folder.name) as folder:
                return self._made(self._packer, sent, Path(folder))

    def _made(self, packer: Packer, sent: Parcel, folder: Path) -> Delivery:
        brand, out = unpacked(sent, folder)
        if self._shared is not None:
            with staging(Path(self._shared)) as place:
                return _told(packer.outcome(brand, place, self._brand_files))
        started = time.perf_counter()
        try:
            made = packer.make(brand, out=out)
        except SheetbuilderError as error:
            return _told(failed(brand, error, time.perf_counter() - started))
        return _told(built(brand, made, out / made.name, time.perf_counter() - started), made.files)


def _told(outcome: Outcome, files: Mapping[str, bytes] | None = None) -> Delivery:
    return Delivery(
        outcome.seconds,
        outcome.folder.name if outcome.folder is not None else "",
        files or {},
        tuple(telling(one, outcome.brand_file.parent) for one in outcome.problems),
        telling_all(outcome.notes),
        outcome.failure,
    )
