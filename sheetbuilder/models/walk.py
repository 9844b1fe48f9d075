"""One file on its way into models: whatever is wrong with it is noted, and the rest is read on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sheetbuilder.models.fault import Fault, Surrounding
from sheetbuilder.models.field import RefusedValue
from sheetbuilder.source import Located

WRONG: Any = object()
"""What stands for a value with a fault, which is noted."""


class Walk:
    """What the values of a file are held against, and the faults that were met so far."""

    __slots__ = ("around", "context", "faults")

    def __init__(self, context: Mapping[str, object], root: Located) -> None:
        self.context = context
        self.faults: list[Fault] = []
        self.around = Surrounding(root)
        """The mapping whose values are being read."""

    def wrong(self, kind: str, located: Located, key: str, **context: object) -> Any:
        """Note a fault of a value under a key; what comes back stands for the value."""
        self.faults.append(Fault(kind, located, key, self.around, context))
        return WRONG

    def refused(self, error: ValueError, located: Located, key: str) -> Any:
        """Note what a check has refused."""
        if isinstance(error, RefusedValue):
            return self.wrong(error.kind, located, key, **error.context)
        return self.wrong("value_error", located, key)
