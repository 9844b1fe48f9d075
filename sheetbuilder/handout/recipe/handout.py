"""A handout before it is composed: its recipe, its name, its brand, the pages of other people's files in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sheetbuilder.content import HandoutWords
from sheetbuilder.errors import Problem
from sheetbuilder.handout.recipe.recipe import Recipe

if TYPE_CHECKING:
    from sheetbuilder.brand import Brand
    from sheetbuilder.foreign.graft.taking import Graft


@dataclass(frozen=True, slots=True)
class Handout:
    """A recipe that was read, with its name and its brand."""

    name: str
    """What its files are called: small letters a–z, digits and hyphens."""
    path: Path
    recipe: Recipe
    words: HandoutWords
    brand: Brand | None = None
    warnings: tuple[Problem, ...] = field(default=(), repr=False)
    imported_pages: Mapping[int, Graft] = field(default_factory=dict, repr=False)
    """The pages of other people's files, by the place of their item in the recipe."""
