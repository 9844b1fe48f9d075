"""A bar on stderr that says how far a build has come; only where a terminal looks on."""

from __future__ import annotations

from types import TracebackType
from typing import Self

import click

_LENGTH = 24


class Progress:
    """Shows how many are done of those it was told to expect; it clears its line before anything else is printed."""

    def __init__(self, *, shown: bool) -> None:
        self._total = 0
        self._done = 0
        self._shown = shown

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def expect(self, total: int) -> None:
        """So many will be done."""
        self._total = total
        self._draw()

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        if self._done < self._total:
            self._draw()

    def clear(self) -> None:
        """Leaves the line empty, with the cursor at its start."""
        self._write("\r" + " " * len(self._bar) + "\r")

    def _draw(self) -> None:
        self._write("\r" + self._bar)

    @property
    def _bar(self) -> str:
        filled = _LENGTH * self._done // max(self._total, 1)
        return f"[{'#' * filled}{'-' * (_LENGTH - filled)}] {self._done}/{self._total}"

    def _write(self, text: str) -> None:
        if self._shown:
            click.echo(text, nl=False, err=True)
