"""What can be built: every target of a package by the name it has on the command line."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sheetbuilder.content import Package
from sheetbuilder.errors import MissingError, Problem, say


class TargetKind(StrEnum):
    """What sort of document a target is."""

    SET = "set"
    GUIDE = "guide"
    WORKFLOW = "workflow"
    ELEMENTS = "core-elements"
    STRATEGY = "strategy"
    CARDS = "cards"
    SHEET = "sheet"


ALL = "all"
"""The name of everything except the single sheets, which stand in their sets."""


@dataclass(frozen=True, slots=True)
class Target:
    """One file that can be built: its name, its title, its kind, its file's name without .pdf."""

    name: str
    title: str
    kind: TargetKind
    file: str


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


def select(package: Package, names: Sequence[str]) -> tuple[Target, ...]:
    """The targets of those names, each once, in the order asked for; a sheet goes by its number or its slug.

    Raises `MissingError` with the nearest name for every name that there is not.
    """
    every = targets(package)
    by_name = {target.name: target for target in every}
    by_name |= {sheet.slug: by_name[sheet.number] for sheet in package.sheets}
    chosen: dict[str, Target] = {}
    problems = []
    for name in names or (ALL,):
        if name == ALL:
            chosen |= {target.name: target for target in every if target.kind is not TargetKind.SHEET}
        elif name in by_name:
            chosen[by_name[name].name] = by_name[name]
        else:
            problems.append(_unknown(name, [ALL, *by_name]))
    if problems:
        raise MissingError(problems)
    return tuple(chosen.values())


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
