"""Which class a mapping becomes: the one that a table names for its `type`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import PlainValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from sheetbuilder.models.base import Content


def chosen_by_type(base: type[Content], table: str) -> PlainValidator:
    """A validator that makes one of the classes of the table of that name, which reading hands on as context."""

    def choose(value: object, info: ValidationInfo) -> Any:
        if isinstance(value, base):
            return value
        if not isinstance(value, dict):
            raise PydanticCustomError("block_shape", "not a block")
        kinds: Mapping[str, type[Content]] = (info.context or {}).get(table, {})
        name = value.get("type")
        if name is None:
            raise PydanticCustomError("block_without_type", "no type", {"known": tuple(kinds)})
        kind = kinds.get(name) if isinstance(name, str) else None
        if kind is None:
            raise PydanticCustomError("block_unknown", "unknown type", {"name": name, "known": tuple(kinds)})
        return kind.model_validate(value, context=info.context)

    return PlainValidator(choose, json_schema_input_type=base)
