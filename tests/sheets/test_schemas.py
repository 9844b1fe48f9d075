"""The schemas that editors use: up to date, and every one of our files holds to the one that it names."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from sheetbuilder import resources
from sheetbuilder.blocks import VOCABULARY
from sheetbuilder.brand.schema import schemas as brand_schemas
from sheetbuilder.content.schema import schemas
from sheetbuilder.handout.recipe.schema import schemas as handout_schemas

SHEETS = resources.sheets()
EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = sorted([*SHEETS.rglob("*.yaml"), *EXAMPLES.rglob("*.yaml")])


class _Loader(yaml.SafeLoader):
    """YAML 1.2 as an editor reads it: `no` is a word, a date is text."""


_Loader.yaml_implicit_resolvers = {
    first: [rule for rule in rules if rule[0] not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def _named(path: Path) -> dict[str, Any]:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    lead = "# yaml-language-server: $schema="
    assert first.startswith(lead), f"{path.name} names no schema"
    found: dict[str, Any] = json.loads((path.parent / first.removeprefix(lead)).read_text(encoding="utf-8"))
    return found


def test_the_committed_schemas_are_those_of_the_models() -> None:
    made = {**schemas(VOCABULARY), **brand_schemas(), **handout_schemas()}
    kept = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (SHEETS / "schema").glob("*.json")}
    assert kept == made, "renew them: sheetbuilder schema -o sheets/schema"


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_file_holds_to_the_schema_it_names(path: Path) -> None:
    schema = _named(path)
    value = yaml.load(path.read_text(encoding="utf-8"), _Loader)
    assert schema["properties"]["type"]["const"] == value["type"]
    assert [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(value)] == []


def test_every_key_has_a_danish_description() -> None:
    def keys(schema: dict[str, Any]) -> None:
        for name, one in schema.get("properties", {}).items():
            assert one.get("description"), name
        for part in schema.get("$defs", {}).values():
            keys(part)

    for schema in (*schemas(VOCABULARY).values(), *brand_schemas().values(), *handout_schemas().values()):
        keys(schema)
