"""What the files of a package say of one another: names that there are not, and numbers out of order."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from sheetbuilder.content.base import Refers, Thing
from sheetbuilder.content.package import Package, Parts
from sheetbuilder.content.sheet import Sheet
from sheetbuilder.content.workflow import Phase, Step
from sheetbuilder.errors import Message, Problem, Severity, Where, say
from sheetbuilder.models.base import Content, Prose, said
from sheetbuilder.models.markup import links
from sheetbuilder.models.nearest import nearest
from sheetbuilder.models.prose import MarkedValue, marked
from sheetbuilder.source import Located

Numbered = TypeVar("Numbered", Phase, Step)
_MOST_TOLD = 100  # of one text, or of a file with other faults: nobody reads more at once


def references(parts: Parts, found: Iterable[MarkedValue]) -> Iterator[Problem]:
    """Everything that is referred to and does not exist; what could not be read is not missed.

    `found` are the marked values of all files.
    """
    yield from _sheets(parts)
    yield from _elements(parts)
    yield from _workflow(parts)
    yield from _sets(parts)
    yield from _nodes(parts)
    yield from _Known(parts).told(found)


def references_of(content: Content, package: Package) -> Iterator[Problem]:
    """What a file beside a package refers to in it and does not find."""
    known = _Known(
        Parts(
            workflow=package.workflow, organisation=package.organisation, concern=package.concern, sheets=package.sheets
        )
    )
    yield from known.told(marked(content))


def astray(parts: Parts, broken: Iterable[Located]) -> Iterator[Problem]:
    """The links that lead nowhere in files of which no model can be made: they are told with what else is wrong."""
    known = _Known(parts)
    for root in broken:
        texts = ((str(said(text)), text) for text in _texts(root))
        told = (one for flow, text in texts for one in known.links(flow, functools.partial(text.within, flow)))
        yield from itertools.islice(told, _MOST_TOLD)


def _texts(located: Located) -> Iterator[Located]:
    value = located.value
    if isinstance(value, str):
        if "](" in value:
            yield located
    elif value is not None:
        for part in value if isinstance(value, tuple) else value.values():
            yield from _texts(part)


def _sheets(parts: Parts) -> Iterator[Problem]:
    steps = {step.number for step in parts.workflow.steps} if parts.workflow else None
    for sheet in parts.sheets:
        if steps is not None and sheet.step not in steps:
            known = ", ".join(str(step) for step in sorted(steps))
            message = say(
                "sheet {number} belongs to step {step}, which the workflow does not have",
                number=sheet.number,
                step=sheet.step,
            )
            yield Problem("SB225", message, sheet.where_of("number"), say("these steps exist: {known}", known=known))
        named = f"{sheet.number}-{sheet.slug}.yaml"
        if sheet.located is not None and (file := sheet.where.file).name != named:
            message = say("the file is called {name}, and its number and slug say {named}", name=file.name, named=named)
            yield Problem(
                "SB223", message, sheet.where_of("number"), say("rename it to “{name}”", name=named), Severity.WARNING
            )


def _elements(parts: Parts) -> Iterator[Problem]:
    if parts.core_elements is None:
        return
    elements = parts.core_elements.elements
    order = {element.id: index for index, element in enumerate(elements)}
    names = {element.name: element.id for element in elements}
    for sheet in parts.sheets:
        seen: list[str] = []
        for index, name in enumerate(sheet.core_elements):
            place = _item(sheet, "core_elements", index)
            if name not in order:
                meant = nearest(name, order) or names.get(nearest(name, names) or "")
                hint = _did_you_mean(meant, order)
                yield Problem("SB224", say("there is no core element “{name}”", name=name), place, hint)
            elif name in seen:
                yield Problem(
                    "SB222",
                    say("core element {name} is there twice", name=name),
                    place,
                    say("remove one of them"),
                )
            else:
                seen.append(name)
        right = sorted(seen, key=order.__getitem__)
        if seen != right:
            message = say("the core elements are not in the order of their numbers")
            hint = say("write [{right}]", right=", ".join(right))
            yield Problem("SB228", message, sheet.where_of("core_elements"), hint, Severity.WARNING)


def _misnumbered(things: Iterable[Numbered]) -> Iterator[tuple[Numbered, int]]:
    """What does not bear the number of its place, with that number."""
    return ((thing, due) for due, thing in enumerate(things, 1) if thing.number != due)


def _workflow(parts: Parts) -> Iterator[Problem]:
    workflow = parts.workflow
    if workflow is None:
        return
    for phase, due in _misnumbered(workflow.phases):
        told = say(
            "the phases are numbered 1, 2, 3 …: {number} stands where {due} is due", number=phase.number, due=due
        )
        yield Problem("SB226", told, phase.where_of("number"))
    for step, due in _misnumbered(workflow.steps):
        told = say(
            "the steps are numbered 1, 2, 3 … through all phases: {number} stands where {due} is due",
            number=step.number,
            due=due,
        )
        yield Problem("SB226", told, step.where_of("number"))
    if workflow.loop is not None:
        numbers = {step.number for step in workflow.steps}
        for key, value in (("from", workflow.loop.from_), ("to", workflow.loop.to)):
            if value not in numbers:
                yield _no_step(value, workflow.loop.where_of(key), numbers)


def _sets(parts: Parts) -> Iterator[Problem]:
    if parts.meta is None or parts.workflow is None:
        return
    sets = parts.meta.sets
    phases = {phase.number for phase in parts.workflow.phases}
    for one in sets:
        if one.phase not in phases:
            yield _no_phase(one.phase, one.where_of("phase"), phases)
    served = {one.phase for one in sets}
    for sheet in parts.sheets:
        for phase in parts.workflow.phases:
            if phase.number not in served and any(step.number == sheet.step for step in phase.steps):
                message = say(
                    "no set holds sheet {number}: none serves phase {phase}",
                    number=sheet.number,
                    phase=phase.number,
                )
                yield Problem("SB227", message, sheet.where_of("number"), say("add a set to package.yaml"))


def _nodes(parts: Parts) -> Iterator[Problem]:
    if parts.organisation is None:
        return
    nodes = {node.id: node for node in parts.organisation.nodes}
    for node in parts.organisation.nodes:
        if node.under is None:
            continue
        if node.under not in nodes:
            message = say("there is no “{name}” to stand under", name=node.under)
            yield Problem("SB224", message, node.where_of("under"), _did_you_mean(nearest(node.under, nodes), nodes))
            continue
        above, passed = node.under, {node.id}
        while above in nodes and above not in passed:
            passed.add(above)
            above = nodes[above].under or ""
        if above == node.id:
            yield Problem("SB229", say("“{name}” stands under itself", name=node.id), node.where_of("under"))


class _Known:
    """What a reference can lead to; None where the file that would tell could not be read."""

    def __init__(self, parts: Parts) -> None:
        self._sheets = {sheet.number for sheet in parts.sheets} | parts.unread | parts.dropped
        self._steps = {step.number for step in parts.workflow.steps} if parts.workflow else None
        self._phases = {phase.number for phase in parts.workflow.phases} if parts.workflow else None
        self._figures: Mapping[str, object] = {
            "workflow": True,
            "organisation": parts.organisation,
            "concern": parts.concern,
        }

    def told(self, found: Iterable[MarkedValue]) -> Iterator[Problem]:
        """What is wrong with all that refers to something."""
        for one in found:
            if isinstance(one.mark, Refers):
                yield from self.reference(one)
            elif isinstance(one.mark, Prose) and one.mark.markup and "](" in one.value:
                yield from self.links(one.value, one.where)

    def reference(self, found: MarkedValue) -> Iterator[Problem]:
        """What is wrong with a value that refers to something."""
        assert isinstance(found.mark, Refers)
        if found.mark.to is Thing.SHEET and not isinstance(found.owner, Sheet):
            yield from self._sheet(found.value, found.where)
        elif found.mark.to is Thing.STEP and self._steps is not None and found.value not in self._steps:
            yield _no_step(found.value, found.where(), self._steps)
        elif found.mark.to is Thing.PHASE and self._phases is not None and found.value not in self._phases:
            yield _no_phase(found.value, found.where(), self._phases)
        elif found.mark.to is Thing.FIGURE:
            yield from self._figure(found.value, found.where)

    def links(self, text: str, place: Callable[[int, int], Where]) -> Iterator[Problem]:
        """What is wrong with the links in a text, each at its own place."""
        return itertools.islice(self._astray(text, place), _MOST_TOLD)

    def _astray(self, text: str, place: Callable[[int, int], Where]) -> Iterator[Problem]:
        for link in links(text):
            scheme, _, rest = link.target.partition(":")
            where = functools.partial(place, link.start, link.end)
            if scheme.lower() == "sheet":
                yield from self._sheet(rest, where)
            elif scheme.lower() == "figure":
                yield from self._figure(rest, where)

    def _sheet(self, number: str, where: Callable[[], Where]) -> Iterator[Problem]:
        if number not in self._sheets:
            hint = _did_you_mean(nearest(number, sorted(self._sheets)), sorted(self._sheets))
            yield Problem("SB224", say("there is no sheet {number}", number=number), where(), hint)

    def _figure(self, name: str, where: Callable[[], Where]) -> Iterator[Problem]:
        if self._figures.get(name) is None:
            hint = say("add {file}, or remove the reference", file=f"{name}.yaml")
            yield Problem("SB224", say("there is no figure “{name}” in this package", name=name), where(), hint)


def _item(content: Content, key: str, index: int) -> Where:
    held = content.located.value if content.located else None
    listed = held[key].value if isinstance(held, dict) and key in held else None
    return listed[index].where if isinstance(listed, tuple) and index < len(listed) else content.where_of(key)


def _did_you_mean(name: str | None, known: Iterable[str]) -> Message:
    if name is not None:
        return say("did you mean “{key}”?", key=name)
    return say("these exist: {known}", known=", ".join(known))


def _no_step(number: int, where: Where, known: set[int]) -> Problem:
    hint = say("these steps exist: {known}", known=", ".join(str(one) for one in sorted(known)))
    return Problem("SB225", say("there is no step {number}", number=number), where, hint)


def _no_phase(number: int, where: Where, known: set[int]) -> Problem:
    hint = say("these phases exist: {known}", known=", ".join(str(one) for one in sorted(known)))
    return Problem("SB225", say("there is no phase {number}", number=number), where, hint)
