"""What of a recipe can be read where not all of it can, so that the rest of it is looked at in the same run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sheetbuilder.blocks import VOCABULARY
from sheetbuilder.errors import Problem
from sheetbuilder.handout.item import RecipeItem
from sheetbuilder.handout.items import ITEMS
from sheetbuilder.handout.recipe.course import Course
from sheetbuilder.handout.recipe.recipe import MOST_ITEMS, Recipe
from sheetbuilder.models.base import Content
from sheetbuilder.models.model import model
from sheetbuilder.models.structure import fields_of
from sheetbuilder.source import Located
from sheetbuilder.values import replace

_CONTEXT = {"vocabulary": VOCABULARY, "items": ITEMS}
_UNTITLED = "handout"
"""What a course is called whose title cannot be read; nobody is shown it."""


@dataclass(frozen=True, slots=True)
class Readable:
    """The head of a recipe and its items by their places in it, without what cannot be read."""

    course: Course
    items: Mapping[int, RecipeItem]
    recipe: Recipe | None = None
    """All of it, where all of it can be read."""

    @property
    def contents(self) -> tuple[Content, ...]:
        """Models that hold each value once."""
        return (self.recipe,) if self.recipe else (self.course, *self.items.values())


def read(located: Located) -> tuple[Readable, list[Problem]]:
    """What of a file's values can be read, and every problem of the others."""
    recipe, problems = model(located, Recipe, _CONTEXT)
    if recipe is not None:
        return Readable(recipe, dict(enumerate(recipe.items)), recipe), problems
    return Readable(_head(located), _items(located)), problems


def _head(located: Located) -> Course:
    """The course of the keys that can be read, each with those before it."""
    given = located.value if isinstance(located.value, dict) else {}
    sound = {"title": replace(located, value=_UNTITLED, style="", keys={})}
    course = None
    for key in fields_of(Course):
        tried = {**sound, key: given[key]} if key in given else sound
        made, _ = model(replace(located, value=tried), Course, _CONTEXT)
        if made is not None:
            course, sound = made, tried
    assert course is not None
    return course


def _items(located: Located) -> dict[int, RecipeItem]:
    held = located.value.get("items") if isinstance(located.value, dict) else None
    listed = held.value[:MOST_ITEMS] if held is not None and isinstance(held.value, tuple) else ()
    made = ((index, _item(one)) for index, one in enumerate(listed))
    return {index: item for index, item in made if item is not None}


def _item(located: Located) -> RecipeItem | None:
    name = located.value.get("type") if isinstance(located.value, dict) else None
    kind = ITEMS.get(name.value) if name is not None and isinstance(name.value, str) else None
    return model(located, kind, _CONTEXT)[0] if kind is not None else None
