"""Which class a mapping becomes: the one that a table names for its `type`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import PlainValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from sheetbuilder.models.base import Content


def chosen_by_type(
    base: type[Content],
    table: str,
    *,
    place: tuple[str, object] | None = None,
    takes: Callable[[type[Any]], bool] = lambda _: True,
    schema: type[Content] | None = None,
) -> PlainValidator:
    """A validator that makes one of the classes of the table of that name, which reading hands on as context.

    With `place`, a key and a value, the chosen class finds that in its context and may refuse to stand there; `takes`
    tells which classes do not, so that the others are proposed. A JSON Schema has `schema` for the choice, or `base`.
    """

    def choose(value: object, info: ValidationInfo) -> Any:
        if isinstance(value, base):
            return value
        if not isinstance(value, dict):
            raise PydanticCustomError("block_shape", "not a block")
        kinds: Mapping[str, type[Content]] = (info.context or {}).get(table, {})
        known = tuple(name for name, kind in kinds.items() if takes(kind))
        name = value.get("type")
        if name is None:
            raise PydanticCustomError("block_without_type", "no type", {"known": known})
        kind = kinds.get(name) if isinstance(name, str) else None
        if kind is None:
            raise PydanticCustomError("block_unknown", "unknown type", {"name": name, "known": known})
        context = {**(info.context or {}), **dict([place] if place else ())}
        return kind.model_validate(value, context=context)

    return PlainValidator(choose, json_schema_input_type=schema or base)
