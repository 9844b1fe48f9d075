"""Watching: the file system tells at once what has changed, and a look now and then finds what it did not tell."""

from __future__ import annotations

import errno
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from watchfiles import Change, watch

from sheetbuilder.errors import Message, say
from sheetbuilder.os_errors import reason
from sheetbuilder.preview.followed import FileStates, FollowedFiles

_STEP, _LONGEST = 30, 400
"""Milliseconds without an event after which a save counts as over, and those after which it does anyhow."""
_LOOK = 1500
"""Milliseconds between two looks: some network drives tell nobody what other machines do."""


class Watched(Protocol):
    """What is watched, as it was seen last."""

    @property
    def seen(self) -> tuple[FollowedFiles, FileStates]:
        """The files, and how they were before they were read."""

    def changed(self) -> None:
        """Told that something has changed since."""

    def unheard(self, why: Message) -> None:
        """Told that the file system tells nothing, so that changes are found by looking alone."""


class Watcher:
    """A thread that tells of changes until it is stopped; which files are watched may change at any time."""

    def __init__(self, watched: Watched) -> None:
        self._watched = watched
        self._ended = threading.Event()
        self._renewed = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watching", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def renew(self) -> None:
        """Other folders are to be watched from now on."""
        self._renewed.set()

    def stop(self) -> None:
        """End, and wait for it."""
        self._ended.set()
        self._renewed.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while True:
            self._renewed.clear()
            if self._ended.is_set():  # looked at behind the line above, so that no end is missed
                return
            followed, _ = self._watched.seen
            try:
                self._listen(followed)
            except (OSError, RuntimeError) as error:  # a folder that is gone again, or more than the system can watch
                self._watched.unheard(_why(error))
                self._look()
                self._renewed.wait(_LOOK / 1000)

    def _listen(self, followed: FollowedFiles) -> None:
        folders = sorted(followed.folders)
        for changes in _events(folders, self._renewed):
            if any(self._concerns(followed, Path(path)) for _, path in changes):
                self._watched.changed()
            else:
                self._look()
            if self._watched.seen[0].folders != frozenset(folders):
                return

    def _look(self) -> None:
        """Whether anything is otherwise than it was before it was read last."""
        followed, states = self._watched.seen
        if followed.states() != states:
            self._watched.changed()

    @staticmethod
    def _concerns(followed: FollowedFiles, path: Path) -> bool:
        """Systems tell paths as they are asked, or without the links in them."""
        return followed.concern(path) or any(
            folder.resolve() == path.parent and followed.concern(folder / path.name) for folder in followed.folders
        )


def _events(folders: list[Path], stop: threading.Event) -> Iterator[set[tuple[Change, str]]]:
    """What happens in folders, a set for each save; an empty one now and then, also at the beginning."""
    yield set()
    yield from watch(
        *folders,
        watch_filter=None,
        step=_STEP,
        debounce=_LONGEST,
        stop_event=stop,
        rust_timeout=_LOOK,
        yield_on_timeout=True,
        raise_interrupt=False,
        recursive=False,
    )


def _why(error: OSError | RuntimeError) -> Message:
    """What the system says; the library has an error of its own for what it cannot name."""
    if isinstance(error, RuntimeError):
        return say("the system refuses it (error {number})", number="?")
    if error.errno == errno.ENOSPC:  # what Linux says of its list of watched folders, and no disk is full
        return say("it watches as many folders already as it can")
    return reason(error)
