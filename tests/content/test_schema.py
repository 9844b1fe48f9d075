"""The schemas that editors use say what the reader says, in Danish."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from sheetbuilder.content import Block, schema
from sheetbuilder.models.schema import as_editors_read, files
from sheetbuilder.source import examine

from .conftest import FILES, Folder, Moves, Notes, Prose

VOCABULARY: dict[str, type[Block]] = {"moves": Moves, "notes": Notes, "text": Prose}
SCHEMAS = schema.schemas(VOCABULARY)


def objects(part: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(part, dict):
        if "properties" in part:
            yield path, part
        for key, value in part.items():
            yield from objects(value, f"{path}/{key}")
    elif isinstance(part, list):
        for value in part:
            yield from objects(value, path)


def test_a_schema_for_every_kind() -> None:
    assert list(SCHEMAS) == [
        "package", "words", "sheet", "workflow", "core-elements", "organisation", "concern", "guide", "strategy",
        "cards",
    ]  # fmt: skip
    for name, one in SCHEMAS.items():
        jsonschema.Draft202012Validator.check_schema(one)
        assert one["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert one["properties"]["type"]["const"] == name


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_told_of_and_no_other_is_allowed(name: str) -> None:
    for path, part in objects(SCHEMAS[name], name):
        assert part["additionalProperties"] is False, path
        for key, told in part["properties"].items():
            assert told.get("description"), f"{path}: {key}"


@pytest.mark.parametrize("name", SCHEMAS)
def test_nothing_is_left_of_the_machinery(name: str) -> None:
    written = json.dumps(SCHEMAS[name], ensure_ascii=False)
    assert '"null"' not in written
    assert "x-places" not in written
    assert "A block" not in written
    assert '"title": "Id"' not in written


@pytest.mark.parametrize(
    ("file", "choice", "expected"),
    [
        ("guide", "Block", ["moves", "notes", "text"]),
        ("package", "Block", ["moves", "notes", "text"]),
        ("sheet", "FrontBlock", ["moves"]),
        ("sheet", "BackBlock", ["notes", "text"]),
        ("strategy", "BackBlock", ["notes", "text"]),
    ],
)
def test_blocks_are_those_of_the_vocabulary_that_can_stand_there(file: str, choice: str, expected: list[str]) -> None:
    definitions = SCHEMAS[file]["$defs"]
    kinds = [one["$ref"].rpartition("/")[2] for one in definitions[choice]["oneOf"]]
    assert [definitions[kind]["properties"]["type"]["const"] for kind in kinds] == expected
    assert ("Block" in definitions) == (choice == "Block")
    assert "Moves" not in SCHEMAS["workflow"]["$defs"]


def test_limits_and_choices_are_told() -> None:
    field = SCHEMAS["sheet"]["$defs"]["NoteField"]["properties"]
    assert (field["lines"]["minimum"], field["lines"]["maximum"], field["lines"]["type"]) == (1, 30, "integer")
    prose = SCHEMAS["sheet"]["$defs"]["Prose"]["properties"]
    assert prose["figure"]["enum"] == ["workflow", "organisation", "concern"]
    assert SCHEMAS["package"]["$defs"]["Rules"]["properties"]["items"]["additionalProperties"]["maxItems"] == 2


@pytest.mark.parametrize("name", [*FILES, "words.yaml"])
def test_what_reads_validates(name: str, folder: Folder) -> None:
    root = examine(folder.path / name).root
    assert root is not None
    values = as_editors_read(root)
    assert isinstance(values, dict)
    jsonschema.Draft202012Validator(SCHEMAS[values["type"]]).validate(values)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Plan", "titel: Plan"),
        ("type: moves", "type: movs"),
        ('number: "2.1"', "number: 2.1"),
        ("text: Find et mål.", "text: [Find]"),
        ("id: maal, text", "id: Mål, text"),
        ("title: Plan\n", ""),
    ],
)
def test_what_does_not_read_does_not_validate(old: str, new: str, folder: Folder) -> None:
    folder.change("2.1-plan.yaml", (old, new))
    root = examine(folder.path / "2.1-plan.yaml").root
    assert root is not None
    validator = jsonschema.Draft202012Validator(SCHEMAS["sheet"])
    assert not validator.is_valid(as_editors_read(root))


def test_the_files() -> None:
    written = files(SCHEMAS)
    assert list(written) == [f"{name}.json" for name in SCHEMAS]
    for name, content in written.items():
        assert json.loads(content) == SCHEMAS[name.removesuffix(".json")]
        assert content.endswith(b"}\n")
    assert "å".encode() in next(iter(written.values()))
    assert files(SCHEMAS) == written
