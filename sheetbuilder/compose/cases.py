"""Every case of a package laid out: what it says only where certain facts are so, and where they are not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from sheetbuilder.branding.apply import BrandedPackage
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.compose.cache import LayoutCache
from sheetbuilder.compose.composer import Composer, new_composer
from sheetbuilder.compose.targets import Target, TargetKind, targets
from sheetbuilder.content import Package
from sheetbuilder.content.conditions import Fact, cases, told
from sheetbuilder.errors import LayoutError, Problem, say
from sheetbuilder.models.base import Content
from sheetbuilder.values import replace


def check_cases(
    package: Package, options: PrintOptions, cache: LayoutCache, goes_on: Callable[[], None] = lambda: None
) -> None:
    """`LayoutError` with all that does not fit in some case, told once and with the case that it was met in.

    The case of a package for nobody in particular is not among them; whoever checks has laid it out. `goes_on` is
    called before each document, and may raise.
    """
    asked = package.facts()
    printing: dict[frozenset[Fact], Composer] = {}
    for target in targets(package) if asked else ():
        for facts in cases(_files(package, target)):
            if facts:
                if facts not in printing:
                    printing[facts] = _composer(package, facts, options, cache)
                goes_on()
                printing[facts].compose(target)
    problems: list[tuple[Problem, frozenset[Fact]]] = []
    for facts, one in printing.items():
        try:
            one.checked()
        except LayoutError as error:
            met = [problem for problem, _ in problems]
            problems += [(problem, facts) for problem in error.problems if problem not in met]
    if problems:
        raise LayoutError(
            replace(problem, message=say("{problem} ({case})", problem=problem.message, case=told(facts, asked)))
            for problem, facts in problems
        )


def _composer(package: Package, facts: frozenset[Fact], options: PrintOptions, cache: LayoutCache) -> Composer:
    # Brands are heavy to import, and a package may ask for nothing of one.
    brand = import_module("sheetbuilder.brand.sample").sample(facts, options.day)
    return new_composer(BrandedPackage(package.settled(facts), replace(options, brand=brand)), cache)


def _files(package: Package, target: Target) -> Iterator[Content]:
    """The files whose conditions a target can show."""
    if target.kind is TargetKind.SET:
        yield package.meta
        yield from package.sheets_of_set(next(one for one in package.meta.sets if one.id == target.name))
    elif target.kind is TargetKind.SHEET:
        yield package.sheet(target.name)
    elif target.kind is TargetKind.GUIDE and package.guide is not None:
        yield package.guide
    elif target.kind is TargetKind.STRATEGY and package.strategy is not None:
        yield package.strategy
    elif target.kind is TargetKind.CARDS and package.cards is not None:
        yield next(one for one in package.cards.decks if one.target == target.name)
