"""Which class a block becomes: the one that the vocabulary names for its `type`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field, PlainValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from sheetbuilder.content.base import Block

Vocabulary = Mapping[str, type[Block]]


def _chosen(value: object, info: ValidationInfo) -> Any:
    if isinstance(value, Block):
        return value
    if not isinstance(value, dict):
        raise PydanticCustomError("block_shape", "not a block")
    vocabulary: Vocabulary = (info.context or {}).get("vocabulary", {})
    name = value.get("type")
    if name is None:
        raise PydanticCustomError("block_without_type", "no type", {"known": tuple(vocabulary)})
    kind = vocabulary.get(name) if isinstance(name, str) else None
    if kind is None:
        raise PydanticCustomError("block_unknown", "unknown type", {"name": name, "known": tuple(vocabulary)})
    return kind.model_validate(value, context=info.context)


AnyBlock = Annotated[Block, PlainValidator(_chosen, json_schema_input_type=Block)]
"""A block of any kind in the vocabulary that reading was given."""
Blocks = Annotated[tuple[AnyBlock, ...], Field(min_length=1)]
