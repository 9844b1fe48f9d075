"""One call does it all: targets of a package are chosen and built, or it is only checked that they would build."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Unpack

from msgspec import Struct

from sheetbuilder.arguments import StrPath, names_of, path_of
from sheetbuilder.branding.apply import BrandedPackage, apply_brand
from sheetbuilder.branding.file_format import FileFormat
from sheetbuilder.branding.options import PrintKeywords, PrintOptions, chosen
from sheetbuilder.compose.cards import uncut
from sheetbuilder.compose.cases import check_cases
from sheetbuilder.compose.composer import new_composer
from sheetbuilder.compose.one_file import file_name, parts_of
from sheetbuilder.compose.posters import no_poster_of, poster_targets
from sheetbuilder.compose.recipes import Recipes, RecipesOf
from sheetbuilder.compose.remembered import layout_cache
from sheetbuilder.compose.targets import ALL, Selected, Target, TargetKind, quick_targets, selected, targets
from sheetbuilder.content import Package
from sheetbuilder.errors import ContentError, Message, MissingError, Problem, Severity, say
from sheetbuilder.imposition.poster import Poster
from sheetbuilder.imposition.press import Press
from sheetbuilder.publish.named import named_file
from sheetbuilder.publish.output import write_whole
from sheetbuilder.values import replace

_READBACK = "sheetbuilder.publish.readback"
"""What reads PDFs: heavy to import, so a build without a brand does not wait for it."""


class Built(Struct, frozen=True):
    """A file that was made: where it is, how many pages and bytes it has, how many seconds it took.

    Of pages it has none where it is not for paper.
    """

    target: str
    path: Path
    pages: int
    bytes: int
    seconds: float
    warnings: tuple[Problem, ...] = ()
    notes: tuple[Message, ...] = ()
    """What was done by itself, and is no fault."""


def build(
    package: Package,
    names: str | Sequence[str] = (ALL,),
    options: PrintOptions | None = None,
    *,
    out: StrPath = "out",
    file: StrPath | None = None,
    one_file: str | None = None,
    recipes: RecipesOf | None = None,
    begin: Callable[[int], None] | None = None,
    composed: Callable[[str], None] | None = None,
    done: Callable[[Built], None] | None = None,
    remember: bool = False,
    **keywords: Unpack[PrintKeywords],
) -> tuple[Built, ...]:
    """Build targets into a folder, each file whole or not at all: the build of the public face, without recipes.

    `recipes` finds those of the package, of which the quick ones are targets; of all those that cannot be had are left
    out, with a warning. What all else means, and what is raised, stands with `sheetbuilder.build`.
    """
    options, names, out = chosen(options, keywords), names_of(names), path_of(out)
    brand = options.brand
    ready = apply_brand(package, replace(options, before=(out / brand.slug, *options.before)) if brand else options)
    asked = _asked(ready, names, functools.partial(recipes, package, brand) if recipes else None)
    quick = [target.recipe for target in asked.targets if target.recipe is not None]
    told = (*asked.warnings, *(problem for recipe in quick for problem in recipe.warnings))
    if told and options.strict:
        raise ContentError(replace(one, severity=Severity.ERROR) for one in told)
    wanted = _files(ready, asked.targets, one_file)
    folder = out / ready.brand.slug if ready.brand else out
    if file is not None:
        hint = say("name a folder; “--one-file NAME” makes one document of several targets")
        place = named_file(file, len(wanted), options.format.ending, hint)
        folder, wanted = place.parent, {place.name: next(iter(wanted.values()))}
    _cards_as_asked(asked.targets, options)
    if begin is not None:
        begin(len(wanted))
    printing = new_composer(ready, layout_cache(remember=remember))
    started = time.perf_counter()
    laid = []
    for name, parts in wanted.items():
        document = printing.compose(parts[0]) if one_file is None else printing.together(parts)
        laid.append((name, " ".join(one.name for one in parts), document, time.perf_counter() - started))
        if composed is not None:
            composed(name)
        started = time.perf_counter()
    printing.checked(*(recipe.file for recipe in quick))
    warnings = (*ready.warnings, *told, *printing.warnings(document for _, _, document, _ in laid))
    built = []
    for called, name, document, seconds in laid:
        begun = time.perf_counter()
        path = folder / called
        if options.format is not FileFormat.PDF:
            content = printing.unprinted(document)
            write_whole(path, content)
            taken = seconds + time.perf_counter() - begun
            built.append(Built(name, path, 0, len(content), taken, warnings))
            if done is not None:
                done(built[-1])
            continue
        written = printing.print(document, remembered=remember)
        if ready.brand is not None and ready.options.inspect:
            import_module(_READBACK).prove({path.name: written})
        press: tuple[Problem, ...] = ()
        if ready.options.for_press:
            press = import_module(_READBACK).for_press(path, written, cut=ready.options.cut)
            if press and ready.options.strict:
                raise ContentError(replace(one, severity=Severity.ERROR) for one in press)
        write_whole(path, written.content)
        notes = (*printing.moved(document), *printing.without_fields(document))
        taken = seconds + time.perf_counter() - begun
        sides = len(printing.surfaces(document))
        one = Built(name, path, sides, len(written.content), taken, (*warnings, *press), notes)
        built.append(one)
        if done is not None:
            done(one)
    return tuple(built)


def _asked(ready: BrandedPackage, names: Sequence[str], find: Callable[[], Recipes] | None) -> Selected:
    """What is built; of posters there are few, and no recipe is one."""
    if isinstance(ready.options.imposition, Poster):
        return Selected(poster_targets(ready.package, names))
    return selected(ready.package, names, find)


def _files(ready: BrandedPackage, wanted: Sequence[Target], one_file: str | None) -> Mapping[str, Sequence[Target]]:
    """The names of the files, each with the targets in it."""
    if one_file is not None:
        no_poster_of(one_file, ready.options)
        return {file_name(one_file, ready.options.format.ending): parts_of(ready.package, wanted)}
    endings = {TargetKind.CARDS: ready.suffix_of_cards}
    return {
        f"{target.file}{endings.get(target.kind, ready.suffix)}{ready.options.format.ending}": (target,)
        for target in wanted
    }


def check(
    package: Package,
    options: PrintOptions | None = None,
    *,
    recipes: RecipesOf | None = None,
    remember: bool = False,
    **keywords: Unpack[PrintKeywords],
) -> tuple[Problem, ...]:
    """Lay everything out and write nothing, as `sheetbuilder.check` does; `recipes` as of `build`."""
    options = replace(chosen(options, keywords), strict=False)
    ready, cache = apply_brand(package, options), layout_cache(remember=remember)
    printing = new_composer(ready, cache)
    quick, told = quick_targets(ready.package, recipes(package, options.brand)) if recipes else ((), ())
    documents = [printing.compose(target) for target in (*targets(ready.package), *quick)]
    read = [target.recipe for target in quick if target.recipe is not None]
    printing.checked(*(recipe.file for recipe in read))
    holes = printing.warnings(documents)
    if options.brand is None:
        check_cases(package, options, cache)
    of_recipes = (*told, *(problem for recipe in read for problem in recipe.warnings))
    return (*package.warnings, *ready.warnings, *of_recipes, *holes)


def _cards_as_asked(wanted: Sequence[Target], options: PrintOptions) -> None:
    """`MissingError` where cards are to stand alone and there are none, or are all there is and are to be placed."""
    cards = [target for target in wanted if target.kind is TargetKind.CARDS]
    if options.single and not cards:
        hint = say("name a deck of cards, for example cards-livline; “sheetbuilder list” shows them all")
        raise MissingError([Problem("SB888", say("only cards can stand alone, and nothing here is one"), hint=hint)])
    placed = options.imposition is not None and not isinstance(options.imposition, Press)
    if placed and cards and len(cards) == len(wanted):
        raise MissingError([uncut()])
