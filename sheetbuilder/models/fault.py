"""A refused value: what pydantic calls it, and where its path leads in the file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic_core import ErrorDetails

from sheetbuilder.errors import Where
from sheetbuilder.models.base import Placed
from sheetbuilder.source import Located


class Fault:
    """One error of pydantic's, with the value that it is about and the mapping around it."""

    def __init__(self, error: ErrorDetails, root: Placed) -> None:
        self.kind = error["type"]
        self.reason = error["msg"]
        self.context: Mapping[str, Any] = error.get("ctx", {})
        self.key = ""
        """The key that the value stands under, or that a list holds it under."""
        self.of_key = False
        """Whether the key itself is at fault."""
        self.missing = error["type"] == "missing" and isinstance(error["loc"][-1], str)
        """Whether a key is absent; then `located` is the mapping where it should stand."""
        self.located: Located = root.located
        self.holder: Placed = root
        self._follow((*error["loc"], "type") if self.kind == "block_unknown" else error["loc"], root)

    def _follow(self, path: tuple[int | str, ...], value: object) -> None:
        for part in path:
            if part == "[key]":
                self.of_key = True
                return
            if isinstance(part, str):
                self.key = part
            if isinstance(value, Placed):
                self.holder, mapping = value, value.located.value
                if not isinstance(mapping, dict) or not isinstance(part, str) or part not in mapping:
                    return
                self.located, value = mapping[part], value[part]
            elif isinstance(value, list) and isinstance(part, int) and part < len(value):
                assert isinstance(self.located.value, tuple)
                self.located, value = self.located.value[part], value[part]
            else:
                return

    @property
    def where(self) -> Where:
        """The value's place, or that of its key where the key is at fault."""
        return self.holder.located.where_key(self.key) if self.of_key else self.located.where

    @property
    def known_keys(self) -> tuple[str, ...]:
        """The keys that can stand in the mapping around the value."""
        kind = self.holder.kind
        return tuple(field.alias or name for name, field in kind.model_fields.items()) if kind else ()
