"""News: a number that grows whenever there is something else to show, and whoever waits for it is told at once."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterable
from contextlib import suppress


class News:
    """The number; it is told from any thread, and waited for in any loop."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._number = 0
        self._closed = False
        self._waiting: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []

    @property
    def number(self) -> int:
        """How often there was something new."""
        return self._number

    def tell(self) -> None:
        """There is something new."""
        with self._lock:
            self._number += 1
            waiting, self._waiting = self._waiting, []
        _wake(waiting)

    def close(self) -> None:
        """There will be none any more: whoever waits is let go, and nobody waits from now on."""
        with self._lock:
            self._closed = True
            waiting, self._waiting = self._waiting, []
        _wake(waiting)

    async def after(self, number: int, seconds: float) -> int:
        """The number once it is another one, or as it is after so many seconds."""
        event = asyncio.Event()
        with self._lock:
            if self._number != number or self._closed:
                return self._number
            self._waiting.append((asyncio.get_running_loop(), event))
        with suppress(TimeoutError):
            await asyncio.wait_for(event.wait(), seconds)
        with self._lock:
            self._waiting = [one for one in self._waiting if one[1] is not event]
            return self._number


def _wake(waiting: Iterable[tuple[asyncio.AbstractEventLoop, asyncio.Event]]) -> None:
    for loop, event in waiting:
        with suppress(RuntimeError):  # a loop that has ended has nobody who waits
            loop.call_soon_threadsafe(event.set)
