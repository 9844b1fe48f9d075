"""Offers: all that can be built of a package by name, its own targets and the quick recipes that it has ready."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Unpack

from sheetbuilder import compose
from sheetbuilder.arguments import StrPath, names_of
from sheetbuilder.compose import ALL
from sheetbuilder.compose.recipes import Recipes
from sheetbuilder.compose.targets import quick_targets, selected
from sheetbuilder.content import Package
from sheetbuilder.errors import Problem

if TYPE_CHECKING:
    from sheetbuilder.brand import Brand
    from sheetbuilder.branding.options import PrintKeywords, PrintOptions
    from sheetbuilder.compose import Built, Target

_RECIPES = "sheetbuilder.handout.quick"
"""What reads recipes: heavy to import, so whoever builds a sheet does not wait for it."""


def _ready(package: Package, brand: Brand | None) -> Recipes:
    found: Recipes = import_module(_RECIPES).ready_recipes(package, brand)
    return found


def targets(package: Package, brand: Brand | None = None) -> tuple[Target, ...]:
    """All that can be built, for a brand as it has the package, recipes last; those that cannot be had are left out."""
    ours = import_module("sheetbuilder.branding.differing").as_of(brand, package) if brand is not None else package
    quick, _ = quick_targets(ours, _ready(package, brand))
    return (*compose.targets(ours), *quick)


def select(package: Package, names: str | Sequence[str]) -> tuple[Target, ...]:
    """The targets of one name or of several, each once, in the order asked for; raises as `build` does."""
    return selected(package, names_of(names), lambda: _ready(package, None)).targets


def build(
    package: Package,
    names: str | Sequence[str] = (ALL,),
    options: PrintOptions | None = None,
    *,
    out: StrPath = "out",
    file: StrPath | None = None,
    one_file: str | None = None,
    begin: Callable[[int], None] | None = None,
    composed: Callable[[str], None] | None = None,
    done: Callable[[Built], None] | None = None,
    remember: bool = False,
    **keywords: Unpack[PrintKeywords],
) -> tuple[Built, ...]:
    """Build targets into a folder, as `sheetbuilder.compose.build` does, quick recipes among them."""
    return compose.build(
        package,
        names,
        options,
        out=out,
        file=file,
        one_file=one_file,
        recipes=_ready,
        begin=begin,
        composed=composed,
        done=done,
        remember=remember,
        **keywords,
    )


def check(
    package: Package,
    options: PrintOptions | None = None,
    *,
    remember: bool = False,
    **keywords: Unpack[PrintKeywords],
) -> tuple[Problem, ...]:
    """Lay everything out and write nothing, as `sheetbuilder.compose.check` does, quick recipes too."""
    return compose.check(package, options, recipes=_ready, remember=remember, **keywords)
