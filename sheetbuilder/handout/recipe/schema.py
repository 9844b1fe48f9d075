"""The JSON Schema of recipes, for editors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sheetbuilder.blocks import VOCABULARY
from sheetbuilder.content import Block
from sheetbuilder.handout.item import RecipeItem
from sheetbuilder.handout.items import ITEMS
from sheetbuilder.handout.recipe.recipe import Recipe
from sheetbuilder.models.base import Content
from sheetbuilder.models.schema import schema


def schemas() -> dict[str, dict[str, Any]]:
    """The schema by the `type` of the file."""
    choices: dict[type[Content], Sequence[type[Content]]] = {
        RecipeItem: tuple(ITEMS.values()),
        Block: tuple(VOCABULARY.values()),
    }
    return {"handout": schema("handout", Recipe, choices)}
