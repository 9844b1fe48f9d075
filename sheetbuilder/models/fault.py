"""A refused value: what kind of fault it has, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from sheetbuilder.errors import Where
from sheetbuilder.source import Located


class Surrounding(Struct, frozen=True, eq=False):
    """A mapping of a file, and the keys that it may hold."""

    located: Located
    known: tuple[str, ...] = ()


class Fault(Struct, frozen=True, eq=False):
    """One thing that is wrong with a value, and the mapping around it."""

    kind: str
    """By which `messages` knows what to say."""
    located: Located
    """The value; the mapping where one is missing."""
    key: str
    """The key that the value stands under, or that a list holds it under."""
    around: Surrounding
    context: Mapping[str, Any] = field(default_factory=dict)
    of_key: bool = False
    """Whether the key itself is at fault."""

    @property
    def where(self) -> Where:
        """The value's place, or that of its key where the key is at fault."""
        return self.around.located.where_key(self.key) if self.of_key else self.located.where
