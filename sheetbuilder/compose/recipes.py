"""Recipes, seen from below: a package's quick recipes are targets like any other, and a storey above composes them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from sheetbuilder.content import Package
from sheetbuilder.errors import Problem
from sheetbuilder.layout.flow.pages import Document
from sheetbuilder.models.base import Content

if TYPE_CHECKING:
    from sheetbuilder.brand import Brand
    from sheetbuilder.compose.session import Session


class QuickRecipe(Struct, frozen=True):
    """A recipe of plain papers: what it is called, how its pages are composed, what is to be told of its file."""

    name: str
    title: str
    compose: Callable[[Session], Document]
    file: Content
    """What was read: words that do not fit are told where they stand in it."""
    warnings: tuple[Problem, ...] = ()
    lead: str | None = None
    """What it says of itself, where it does."""
    sheets: tuple[str, ...] = ()
    """The sheets in it by number or slug, in its order."""


class Recipes(Protocol):
    """The recipes that a package has ready, read when they are asked for."""

    @property
    def names(self) -> Collection[str]:
        """All of them, the handouts of a course too."""

    def quick(self, name: str) -> QuickRecipe | None:
        """The recipe of that name; None for the handout of a course, `ContentError` with all that is wrong in it."""


RecipesOf = Callable[[Package, "Brand | None"], Recipes]
"""Finds the recipes of a package as a brand has it."""
