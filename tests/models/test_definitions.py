"""Forms of values as JSON Schema says them; the schemas that are shipped are held against ours as a whole elsewhere."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import Annotated, Any, Literal

import pytest

from sheetbuilder.models.base import Content
from sheetbuilder.models.definitions import Definitions
from sheetbuilder.models.field import Field, OneOrMany
from sheetbuilder.models.kinds import Share, Words
from sheetbuilder.models.structure import shape_of


class Colour(StrEnum):
    """A class of words."""

    RED = "red"


class Leaf(Content):
    """What may be left out, and what may not."""

    name: Words = Field(key="called", description="The name.")
    width: Annotated[Share, Field(le=9)] | None = Field(default=None, description="The width.")
    colour: Colour = Field(default=Colour.RED)
    others: tuple[Leaf, ...] = Field(default=(), max_length=2)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (str, {"type": "string"}),
        (Words, {"maxLength": 1000, "minLength": 1, "type": "string"}),
        (Annotated[int, Field(ge=1, le=3)], {"maximum": 3, "minimum": 1, "type": "integer"}),
        (Share, {"exclusiveMinimum": 0, "type": "number"}),
        (bool, {"type": "boolean"}),
        (datetime.date, {"format": "date", "type": "string"}),
        (Literal["a"], {"const": "a", "type": "string"}),
        (Literal["a", "b"], {"enum": ["a", "b"], "type": "string"}),
        (Colour, {"$ref": "#/$defs/Colour"}),
        (
            Annotated[tuple[int, ...], Field(min_length=1)],
            {"items": {"type": "integer"}, "minItems": 1, "type": "array"},
        ),
        (
            Annotated[tuple[int, ...], OneOrMany()],
            {"anyOf": [{"type": "integer"}, {"items": {"type": "integer"}, "type": "array"}]},
        ),
        (
            tuple[int, str],
            {"maxItems": 2, "minItems": 2, "prefixItems": [{"type": "integer"}, {"type": "string"}], "type": "array"},
        ),
        (dict[str, int], {"additionalProperties": {"type": "integer"}, "type": "object"}),
        (
            dict[Annotated[str, Field(min_length=2)], int],
            {"additionalProperties": {"type": "integer"}, "propertyNames": {"minLength": 2}, "type": "object"},
        ),
    ],
)
def test_every_form(kind: Any, said: object) -> None:
    assert Definitions({}).of(shape_of(kind)) == said


def test_a_model_says_what_must_be_there_and_defines_what_it_holds_once() -> None:
    definitions = Definitions({})
    assert definitions.model(Leaf) == {
        "additionalProperties": False,
        "properties": {
            "called": {"description": "The name.", "maxLength": 1000, "minLength": 1, "type": "string"},
            "width": {"exclusiveMinimum": 0, "maximum": 9, "type": "number", "description": "The width."},
            "colour": {"$ref": "#/$defs/Colour", "default": "red"},
            "others": {"default": [], "items": {"$ref": "#/$defs/Leaf"}, "maxItems": 2, "type": "array"},
        },
        "required": ["called"],
        "type": "object",
    }
    assert set(definitions.found) == {"Colour", "Leaf"}


def test_what_may_stand_for_a_model_is_said_in_its_place() -> None:
    class Other(Content):
        """Another leaf."""

    definitions = Definitions({"Leaf": (Other,)})
    assert definitions.of(shape_of(Leaf)) == {"$ref": "#/$defs/Leaf"}
    assert definitions.found["Leaf"] == {"oneOf": [{"$ref": "#/$defs/Other"}]}
