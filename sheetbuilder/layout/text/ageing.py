"""What is remembered while it is asked for: a run over ever more brands holds no more than a few of them need."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Ageing(dict[K, V]):
    """A memory of two ages: it holds what is young, and what was old is young again once it is recalled.

    Asking it as the dict that it is costs no call of ours: that is for what nearly always is there.
    """

    __slots__ = ("_most", "_old")

    def __init__(self, most: float = float("inf")) -> None:
        """With so many things of one age at most."""
        super().__init__()
        self._most = most
        self._old: dict[K, V] = {}

    def recalled(self, key: K) -> V | None:
        """What is remembered of something that is not young; None for nothing."""
        known = self._old.pop(key, None)
        if known is not None:
            self.keep(key, known)
        return known

    def keep(self, key: K, value: V) -> None:
        """Remember something."""
        if len(self) >= self._most:
            self.grow_older()
        self[key] = value

    def grow_older(self) -> None:
        """Let go what was not asked for since the last time."""
        self._old = dict(self)
        self.clear()
