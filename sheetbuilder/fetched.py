"""Names that a package offers and fetches when they are first asked for: who wants one of them waits for that alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module


def fetching(package: str, homes: Mapping[str, str]) -> Callable[[str], object]:
    """The `__getattr__` of a package that offers these names, each from the module that it is at home in."""

    def fetch(name: str) -> object:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(homes[name]), name)

    return fetch
