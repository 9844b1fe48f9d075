"""The server of one run: on the loopback, at a port that is free, until it is stopped or everybody has left."""

from __future__ import annotations

import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Self

import uvicorn

from sheetbuilder.errors import Message, OutputError, Problem, say
from sheetbuilder.language import Translator
from sheetbuilder.os_errors import reason
from sheetbuilder.serving.application import application
from sheetbuilder.serving.cut_off import cut_off_in_silence
from sheetbuilder.serving.guard import HOST, Door
from sheetbuilder.serving.presence import Presence
from sheetbuilder.serving.request_limits import RequestLimits
from sheetbuilder.serving.run_folder import run_folder
from sheetbuilder.serving.site import Room, Site

_AT_ONCE = 100
"""Connections; a browser opens six."""
_LOOK = 0.25
"""Seconds between two looks whether anybody is there, and within which a signal is heard on any system."""


@dataclass(slots=True)
class LocalServer:
    """A server in a thread of its own, listening as long as it is entered."""

    site: Callable[[Door], Site]
    presence: Presence = field(default_factory=Presence)
    limits: RequestLimits = field(default_factory=RequestLimits)
    door: Door = field(init=False)
    _server: uvicorn.Server = field(init=False)
    _thread: threading.Thread = field(init=False)
    _made: Site = field(init=False)

    def __enter__(self) -> Self:
        """Raises `OutputError` where the system has no port for us."""
        bound = _bound()
        self.door = Door(bound.getsockname()[1])
        self._made = self.site(self.door)
        config = uvicorn.Config(
            application(self._made, self.door, self.presence, self.limits),
            http="h11",
            ws="none",
            lifespan="off",
            loop="asyncio",
            interface="asgi3",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            date_header=False,
            limit_concurrency=_AT_ONCE,
            timeout_graceful_shutdown=1,
        )
        self._server = uvicorn.Server(config)
        # In a thread, so that signals are heard by us alone: what is to be tidied up is tidied up.
        self._thread = threading.Thread(target=self._server.run, args=([bound],), name="server")
        self._thread.start()
        while self._thread.is_alive() and not self._server.started:
            self._thread.join(0.01)
        return self

    def __exit__(self, *_: object) -> None:
        for room in self._made.rooms:
            if room.closing is not None:
                room.closing()
        with cut_off_in_silence():
            self._server.should_exit = True
            self._made.work.close()
            self._thread.join()
        self._made.painted.close()

    @property
    def busy(self) -> bool:
        """Whether work is being done, which is not left alone."""
        return self._made.work.busy

    def wait(self) -> bool:
        """Until nobody is there any more (True), or the server has ended by itself."""
        while self._thread.is_alive():
            self._thread.join(_LOOK)
            if self.presence.deserted and not self.busy:
                return True
        return False


def serve(
    title: Message,
    rooms: Sequence[Room],
    translate: Translator,
    *,
    tell: Callable[[Message], None],
    opens: Callable[[str], object] | None = None,
    limits: RequestLimits | None = None,
) -> None:
    """Serve rooms until everybody has left, or somebody stops it; `opens` is handed the address for a browser.

    Raises `OutputError` where there is no port or no temporary folder, and `KeyboardInterrupt` as it comes.
    """
    with _signals(), _folder() as folder:
        made = LocalServer(
            lambda door: Site(title, door.base, tuple(rooms), translate, folder), limits=limits or RequestLimits()
        )
        with made as server:
            tell(say("The page is at {address}", address=server.door.address))
            tell(say("It is there for this machine alone, until you close it in the browser or press Ctrl-C here."))
            if opens is not None:
                # A browser in a terminal would keep us waiting until it ends.
                threading.Thread(target=opens, args=(server.door.entrance,), daemon=True).start()
            if server.wait():
                tell(say("The page was closed. What it had in its temporary folder is gone."))


@contextmanager
def _folder() -> Iterator[Path]:
    with ExitStack() as held:
        try:
            folder = held.enter_context(run_folder())
        except OSError as error:
            raise _cannot(error) from error
        yield folder


def _cannot(error: OSError) -> OutputError:
    return OutputError([Problem("SB956", say("no page can be served on this machine: {reason}", reason=reason(error)))])


def _bound() -> socket.socket:
    try:
        bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if sys.platform == "win32":  # there another program may else listen at the same port
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        bound.bind((HOST, 0))
    except OSError as error:
        raise _cannot(error) from error
    return bound


@contextmanager
def _signals() -> Iterator[None]:
    """Whoever ends the program or closes its window stops it as Ctrl-C does."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, _: FrameType | None) -> None:
        raise SystemExit(128 + number)

    names = [name for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
    before = {number: signal.signal(number, stop) for number in (getattr(signal, name) for name in names)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
