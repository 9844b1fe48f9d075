"""JSON Schemas of models, for editors that complete keys and tell what they mean."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sheetbuilder.errors import OutputError, Problem, Where, say
from sheetbuilder.models.base import Content
from sheetbuilder.models.definitions import Definitions
from sheetbuilder.os_errors import reason
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


def write(directory: Path, schemas: Mapping[str, Mapping[str, Any]]) -> list[Path]:
    """Write each schema as `<name>.json` into a folder, which is made where it is missing."""
    written = []
    path = directory
    try:
        directory.mkdir(parents=True, exist_ok=True)
        for name, one in schemas.items():
            path = directory / f"{name}.json"
            path.write_text(json.dumps(one, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
            written.append(path)
    except OSError as error:
        message = say("the file cannot be written: {reason}", reason=reason(error))
        raise OutputError([Problem("SB501", message, Where(path))]) from None
    return written


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
