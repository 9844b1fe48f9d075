"""JSON Schemas of models, for editors that complete keys and tell what they mean."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sheetbuilder.models.base import Content
from sheetbuilder.models.definitions import Definitions
from sheetbuilder.source import Located

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(
    name: str, kind: type[Content], choices: Mapping[type[Content], Sequence[type[Content]]] = MappingProxyType({})
) -> dict[str, Any]:
    """The schema of one kind of file; where it holds one of the choices, there may be any that stands for it."""
    definitions = Definitions({choice.__name__: tuple(among) for choice, among in choices.items()})
    root = definitions.model(kind)
    return {
        "$schema": _DIALECT,
        "title": name,
        **root,
        "$defs": {key: definitions.found[key] for key in sorted(definitions.found)},
    }


def files(schemas: Mapping[str, Mapping[str, Any]]) -> dict[str, bytes]:
    """Each schema as the content of `<name>.json`."""
    return {
        f"{name}.json": (json.dumps(one, ensure_ascii=False, indent=2) + "\n").encode() for name, one in schemas.items()
    }


def as_editors_read(located: Located) -> object:
    """The values as YAML 1.2 and so an editor reads them: what is plain may be a number or a truth."""
    value = located.value
    if isinstance(value, tuple):
        return [as_editors_read(item) for item in value]
    if isinstance(value, str):
        if located.style:
            return value
        if re.fullmatch(r"[-+]?[0-9]+", value):
            return int(value)
        if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", value):
            return float(value)
        return {"true": True, "false": False}.get(value.lower(), value)
    return {key: as_editors_read(item) for key, item in value.items()} if value is not None else None
