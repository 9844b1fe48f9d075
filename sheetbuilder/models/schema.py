"""JSON Schemas of models, for editors that complete keys and tell what they mean."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from sheetbuilder.errors import OutputError, Problem, Where, say
from sheetbuilder.models.base import Content
from sheetbuilder.os_errors import reason
from sheetbuilder.source import Located

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(
    name: str, kind: type[Content], choices: Mapping[type[Content], Sequence[type[Content]]] = MappingProxyType({})
) -> dict[str, Any]:
    """The schema of one kind of file; where it holds one of the choices, there may be any that stands for it."""
    models: list[type[BaseModel]] = [kind, *(one for among in choices.values() for one in among)]
    references, gathered = models_json_schema([(model, "validation") for model in models], by_alias=True)
    definitions: dict[str, Any] = gathered["$defs"]
    for choice, among in choices.items():
        if choice.__name__ in definitions:
            definitions[choice.__name__] = {"oneOf": [references[one, "validation"] for one in among]}
    definitions = {key: _told(value) for key, value in definitions.items()}
    for definition in definitions.values():
        definition.pop("description", None)  # the class's docstring, which is not for authors
    own = references[kind, "validation"]["$ref"].rpartition("/")[2]
    root = definitions.pop(own)
    used = _used(root, definitions)
    return {
        "$schema": _DIALECT,
        "title": name,
        **root,
        "$defs": {key: definitions[key] for key in sorted(used)},
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


def _used(root: object, definitions: Mapping[str, Any]) -> set[str]:
    """The definitions that can be reached from the root."""
    found: set[str] = set()
    waiting = [root]
    while waiting:
        for name in re.findall(r'"#/\$defs/([^"]+)"', json.dumps(waiting.pop())):
            if name not in found:
                found.add(name)
                waiting.append(definitions[name])
    return found


def _told(schema: Any, *, properties: bool = False) -> Any:
    """A schema without what editors would only be distracted by: made-up titles, English docstrings, null."""
    if isinstance(schema, list):
        return [_told(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if properties:
        return {key: _told(value) for key, value in schema.items()}
    told = {
        key: _told(value, properties=key in ("properties", "$defs"))
        for key, value in schema.items()
        if key not in ("title", "x-places") and not (key == "default" and value is None)
    }
    choices = [one for one in told.get("anyOf", ()) if one != {"type": "null"}]
    if "anyOf" in told and len(choices) == 1:
        del told["anyOf"]
        told = {**choices[0], **told}
    elif choices:
        told["anyOf"] = choices
    return told
