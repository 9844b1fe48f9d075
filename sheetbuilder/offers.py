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
    """Build targets into a folder, each file whole or not at all; `done` is told of each file as it is made.

    `names` is one name or several: of a set, a document, a sheet by its number, or `all`. Each of the options may be
    given as a keyword as well. `file` is the path of the file, in place of `out`, where one comes out. `one_file` names
    one file for all of them: of a set its sheets, in the order asked for. The quick recipes of the
    package are targets too; of `all` those that cannot be had are left out, with a warning. `begin` is told how many
    files there will be, `composed` of each whose pages are laid out; what these raise stops it. A brand's local lines
    are carried out first, so its own sheets can be named. With `remember` composed pages are taken from the user's
    cache and kept there: the files are the same to the byte. The files of a brand go to a folder of their own below
    `out`; its contacts are held against the date, or against today where none is given.

    Nothing is written before everything is known to fit: `LayoutError` tells all that does not. `MissingError` for an
    unknown target or paper, a name that no file can have, and what cannot be a part of one file; `OutputError` for a
    file that cannot be written, and a `file` where several come out; `FaultyError` for one of a brand that is not what
    it promises; where the options are strict warnings end in a `ContentError`, where they `require` it only those that
    take back PDF/A.
    """
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
    """Lay everything out, quick recipes too, in a brand's dress if one is given, and write nothing; gives the warnings.

    Without a brand every case is laid out for which the package has words of its own: with contacts and without, say.
    However strict the options are: what a warning counts for is for the caller to say, who is told them all. Raises
    `LayoutError` with all that does not fit, and `ContentError` with what is wrong with local lines.
    """
    return compose.check(package, options, recipes=_ready, remember=remember, **keywords)
