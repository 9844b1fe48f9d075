"""What whoever waits for packs is told while they are made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


def _nobody(_: object) -> None:
    """Nobody waits."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told how far a pack is; what they raise stops it, and nothing of it is written."""

    begin: Callable[[int], None] = _nobody
    """Of each pack: how many documents it will have to print."""
    printed: Callable[[str], None] = _nobody
    """The name of each that is printed, which is most of the work; it is read back and written behind them all."""


def watching(begin: Callable[[int], None] | None, printed: Callable[[str], None] | None) -> Watch:
    """Who is told, as far as somebody wants to be."""
    return Watch(begin or _nobody, printed or _nobody)
