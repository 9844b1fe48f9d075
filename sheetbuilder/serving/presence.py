"""Whether anybody is still there: pages tell that they are open and that they are left, and silence tells it late."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

_GONE = 20.0
"""Seconds after the last page was left: long enough for the next one to come up, and for a reload."""
_SILENT = 3600.0
"""Seconds without a word from anybody. Browsers let pages in the background sleep; one without scripts is mute."""
_MOST = 200


@dataclass(slots=True)
class Presence:
    """Who is there."""

    clock: Callable[[], float] = time.monotonic
    _heard: float = 0.0
    _met: bool = False
    _pages: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._heard = self.clock()

    def seen(self) -> None:
        """Somebody has asked for something."""
        self._heard = self.clock()

    def here(self, page: str) -> None:
        """A page is open."""
        self.seen()
        self._met = True
        if page in self._pages or len(self._pages) < _MOST:
            self._pages[page] = self._heard

    def left(self, page: str) -> None:
        """A page was closed, or another one has come in its place."""
        self.seen()
        self._pages.pop(page, None)

    @property
    def deserted(self) -> bool:
        """Whether nobody is there any more."""
        now = self.clock()
        for page in [page for page, heard in self._pages.items() if now - heard > _SILENT]:
            del self._pages[page]
        return not self._pages and now - self._heard > (_GONE if self._met else _SILENT)
