"""Quick recipes: those of a package that are nothing but papers, each a target like a set or a sheet."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sheetbuilder.brand import Brand
from sheetbuilder.compose.recipes import QuickRecipe
from sheetbuilder.content import Package
from sheetbuilder.errors import ContentError
from sheetbuilder.handout.binding.composing import for_participants
from sheetbuilder.handout.edition import Edition
from sheetbuilder.handout.items import ITEMS
from sheetbuilder.handout.items.opening import OpeningItem
from sheetbuilder.handout.items.sheet import SheetItem
from sheetbuilder.handout.recipe.load import checked, ready_made
from sheetbuilder.source import Located, examine

_KEYS = {"type", "title", "items"}
"""A recipe that says more is for a course: its day, its trainers, whose it is."""


@dataclass(frozen=True, slots=True)
class ReadyRecipes:
    """The recipes of a package by name, read as a brand has the package."""

    package: Package
    """As it is without the brand."""
    brand: Brand | None = None
    names: Mapping[str, Path] = field(default_factory=dict)

    def quick(self, name: str) -> QuickRecipe | None:
        """The recipe of that name if it is one of papers; `ContentError` with all that is wrong in it."""
        path = self.names[name]
        reading = examine(path)
        if reading.root is None or reading.problems:
            raise ContentError(reading.problems)
        if not _plain(reading.root):
            return None
        read = checked(reading.root, path, self.package, self.brand)
        compose = functools.partial(for_participants, read=read)
        items = read.recipe.items
        lead = next((one.lead for one in items if isinstance(one, OpeningItem)), None)
        sheets = tuple(dict.fromkeys(one.sheet for one in items if isinstance(one, SheetItem)))
        return QuickRecipe(name, read.recipe.title, compose, read.recipe, read.warnings, lead, sheets)


def ready_recipes(package: Package, brand: Brand | None = None) -> ReadyRecipes:
    """Those of a package, by the names of their files; none is opened yet."""
    return ReadyRecipes(package, brand, ready_made(package))


def _plain(located: Located) -> bool:
    """Whether a recipe's values are those of papers, as far as they can be read: what is wrong in it is told later."""
    recipe = located.value
    if not isinstance(recipe, dict) or not recipe.keys() <= _KEYS or "items" not in recipe:
        return False
    items = recipe["items"].value
    return isinstance(items, tuple) and all(isinstance(one.value, dict) and _is_paper(one.value) for one in items)


def _is_paper(item: Mapping[str, Located]) -> bool:
    kind = ITEMS.get(str(item["type"].value)) if "type" in item else None
    edition = item["edition"].value if "edition" in item else Edition.BOTH
    return kind is not None and kind.plain and edition == Edition.BOTH
