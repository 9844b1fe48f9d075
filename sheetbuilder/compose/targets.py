"""What can be built: every target of a package by the name it has on the command line."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from msgspec import Struct

from sheetbuilder.compose.recipes import QuickRecipe, Recipes
from sheetbuilder.content import Package
from sheetbuilder.errors import ContentError, MissingError, Problem, Severity, say
from sheetbuilder.models.nearest import nearest


class TargetKind(StrEnum):
    """What sort of document a target is."""

    SET = "set"
    GUIDE = "guide"
    WORKFLOW = "workflow"
    ELEMENTS = "core-elements"
    STRATEGY = "strategy"
    CARDS = "cards"
    SHEET = "sheet"
    RECIPE = "recipe"


ALL = "all"
"""The name of everything except the single sheets, which stand in their sets."""


@dataclass(frozen=True, slots=True)
class Target:
    """One file that can be built: its name, its title, its kind, its file's name without .pdf."""

    name: str
    title: str
    kind: TargetKind
    file: str
    recipe: QuickRecipe | None = field(default=None, repr=False, compare=False)
    """For one that is a recipe."""


def targets(package: Package) -> tuple[Target, ...]:
    """All targets: the sets, the guide, the figure, the elements, the strategy, the cards, then every sheet."""
    found = [Target(one.id, one.title, TargetKind.SET, one.file) for one in package.meta.sets]
    if package.guide is not None:
        found.append(Target("guide", package.guide.title, TargetKind.GUIDE, package.guide.file))
    found.append(Target("workflow", package.workflow.title, TargetKind.WORKFLOW, package.workflow.file))
    elements = package.core_elements
    found.append(Target("core-elements", elements.title, TargetKind.ELEMENTS, elements.file))
    if package.strategy is not None:
        found.append(Target("strategy", package.strategy.title, TargetKind.STRATEGY, package.strategy.file))
    decks = package.cards.decks if package.cards else ()
    found += [Target(deck.target, deck.title, TargetKind.CARDS, deck.file) for deck in decks]
    prefix = "-".join(package.words.sheet.lower().split())
    found += [
        Target(sheet.number, sheet.title, TargetKind.SHEET, f"{prefix}-{sheet.number}-{sheet.slug}")
        for sheet in package.sheets
    ]
    return tuple(found)


def quick_targets(package: Package, recipes: Recipes) -> tuple[tuple[Target, ...], tuple[Problem, ...]]:
    """The recipes of plain papers as targets, and a warning for each that cannot be had as things are.

    A municipality may leave out a sheet that one of them needs; all others are there all the same.
    """
    found: list[Target] = []
    told = list(_unlisted(package, recipes))
    ordered = [name for name in package.meta.bundles if name in recipes.names]
    for name in dict.fromkeys((*ordered, *recipes.names)):
        if _taken(package, name):
            continue
        try:
            quick = recipes.quick(name)
        except ContentError as error:
            first = error.problems[0]
            message = say("“{name}” is left out: {problem}", name=name, problem=first.message)
            told.append(Problem("SB208", message, first.where, first.hint, Severity.WARNING))
            continue
        if quick is not None:
            found.append(_of_recipe(quick))
    return tuple(found), tuple(told)


def _unlisted(package: Package, recipes: Recipes) -> Iterator[Problem]:
    """A warning for every bundle that the package puts in its place, and does not have."""
    for name in package.meta.bundles:
        if name not in recipes.names:
            near = nearest(name, recipes.names)
            hint = say("did you mean “{key}”?", key=near) if near else say("write the recipe, or remove the name")
            told = say("there is no recipe called “{name}” in the folder handouts", name=name)
            yield Problem("SB950", told, package.meta.where_of("bundles"), hint, Severity.WARNING)


def _taken(package: Package, name: str) -> bool:
    """Whether a target of the package's own has that name, or a file of it."""
    return any(name in (target.name, target.file) for target in targets(package))


def _of_recipe(quick: QuickRecipe) -> Target:
    return Target(quick.name, quick.title, TargetKind.RECIPE, quick.name, quick)


class Selected(Struct, frozen=True):
    """What was asked for, and warnings for what could not be had of everything."""

    targets: tuple[Target, ...]
    warnings: tuple[Problem, ...] = ()


def select(package: Package, names: Sequence[str]) -> tuple[Target, ...]:
    """The targets of those names, each once, in the order asked for; a sheet goes by its number or its slug.

    Raises `MissingError` with the nearest name for every name that there is not.
    """
    return selected(package, names).targets


def selected(package: Package, names: Sequence[str], find: Callable[[], Recipes] | None = None) -> Selected:
    """The same with the recipes of plain papers, which are looked for only where a name may be that of one.

    `ContentError` with all that is wrong in a recipe that is named.
    """
    every = targets(package)
    by_name = {target.name: target for target in every}
    by_name |= {sheet.slug: by_name[sheet.number] for sheet in package.sheets}
    names = names or (ALL,)
    recipes = find() if find is not None and any(name not in by_name for name in names) else None
    ready = recipes.names if recipes is not None else ()
    chosen: dict[str, Target] = {}
    problems, told = [], tuple[Problem, ...]()
    for name in names:
        if name == ALL:
            chosen |= {target.name: target for target in every if target.kind is not TargetKind.SHEET}
            quick, told = quick_targets(package, recipes) if recipes is not None else ((), ())
            chosen |= {target.name: target for target in quick}
        elif name in by_name:
            chosen[by_name[name].name] = by_name[name]
        elif recipes is not None and name in ready:
            one = recipes.quick(name)
            if one is None:
                problems.append(_handout(name))
            else:
                chosen[name] = _of_recipe(one)
        else:
            problems.append(_unknown(name, [ALL, *by_name, *ready]))
    if problems:
        raise MissingError(problems)
    return Selected(tuple(chosen.values()), told)


def _handout(name: str) -> Problem:
    """The error of a recipe that is more than papers: it has editions, and facts of a course."""
    hint = say("“sheetbuilder handout {name}” builds it", name=name)
    return Problem("SB205", say("“{name}” is the recipe of a handout", name=name), None, hint)


def _likeness(name: str, known: str) -> float:
    return difflib.SequenceMatcher(None, known, name).ratio()


def _unknown(name: str, known: Sequence[str]) -> Problem:
    near = difflib.get_close_matches(name, known, len(known), 0.5)
    alike = [one for one in near if _likeness(name, one) == _likeness(name, near[0])]
    if len(alike) > 1:
        hint = say("did you mean one of these: {near}?", near=", ".join(sorted(alike)))
    else:
        hint = say("did you mean “{near}”?", near=near[0]) if near else say("“sheetbuilder list” shows all targets.")
    return Problem("SB204", say("there is nothing called “{name}” to build", name=name), hint=hint)
