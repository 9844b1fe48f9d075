"""A content package: everything that its files say, read and checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from sheetbuilder.content.cards import Cards
from sheetbuilder.content.concern import Concern
from sheetbuilder.content.conditions import Fact, mentioned
from sheetbuilder.content.core_elements import CoreElement, CoreElements
from sheetbuilder.content.guide import Guide
from sheetbuilder.content.meta import PackageFile, SheetSet
from sheetbuilder.content.organisation import Organisation
from sheetbuilder.content.settled import settled
from sheetbuilder.content.sheet import Sheet
from sheetbuilder.content.strategy import Strategy
from sheetbuilder.content.words import PageWords
from sheetbuilder.content.workflow import Workflow
from sheetbuilder.errors import Problem
from sheetbuilder.models.base import Content
from sheetbuilder.values import replace

T = TypeVar("T")


class Parts(Struct, frozen=True):
    """The files of a package that could be read; what is None is absent or wrong."""

    meta: PackageFile | None = None
    words: PageWords | None = None
    workflow: Workflow | None = None
    core_elements: CoreElements | None = None
    organisation: Organisation | None = None
    concern: Concern | None = None
    guide: Guide | None = None
    strategy: Strategy | None = None
    sheets: tuple[Sheet, ...] = ()
    unread: frozenset[str] = frozenset()
    """The numbers of the sheets that are there and wrong, by the names of their files."""
    dropped: frozenset[str] = frozenset()
    """The numbers of the sheets that a municipality leaves out; a text may still name them."""
    cards: Cards | None = None

    def files(self) -> Iterator[Content]:
        """One model for every file."""
        single = (
            self.meta,
            self.words,
            self.workflow,
            self.core_elements,
            self.organisation,
            self.concern,
            self.guide,
            self.strategy,
            self.cards,
        )
        yield from (one for one in single if one is not None)
        yield from self.sheets


_PLACES = "places by step"


class Package(Struct, frozen=True, dict=True):
    """Everything that a content package says."""

    directory: Path
    meta: PackageFile
    words: PageWords
    workflow: Workflow
    core_elements: CoreElements
    sheets: tuple[Sheet, ...]
    """In the order of their numbers."""
    organisation: Organisation | None = None
    concern: Concern | None = None
    guide: Guide | None = None
    strategy: Strategy | None = None
    cards: Cards | None = None
    warnings: tuple[Problem, ...] = ()

    def settled(self, facts: frozenset[Fact]) -> Package:
        """The package as it stands where these facts are so, and no others."""
        asked = facts & self.facts()
        found = self._settled.get(asked)
        if found is None:
            found = self._settled[asked] = self._standing(asked)
        return found

    def facts(self) -> frozenset[Fact]:
        """The facts that something in it depends on."""
        return self.found("facts", lambda: mentioned(self.parts().files()))

    def found(self, name: str, find: Callable[[], T]) -> T:
        """What goes by that name, and follows from the package alone: found out once."""
        if name not in self._found:
            self._found[name] = find()
        known: T = self._found[name]  # type: ignore[assignment]  # the name decides on the type
        return known

    # What was found out stands beside the fields: it is no part of what the package says, and a copy finds it anew.
    @cached_property
    def _found(self) -> dict[str, object]:
        return {}

    @cached_property
    def _settled(self) -> dict[frozenset[Fact], Package]:
        """By facts, what stands where they are so: made once, so that what is composed of it is composed once."""
        return {}

    def _standing(self, facts: frozenset[Fact]) -> Package:
        meta, sheets = settled(self.meta, facts), tuple(settled(sheet, facts) for sheet in self.sheets)
        guide = settled(self.guide, facts) if self.guide else None
        strategy = settled(self.strategy, facts) if self.strategy else None
        cards = settled(self.cards, facts) if self.cards else None
        same = meta is self.meta and guide is self.guide and strategy is self.strategy and cards is self.cards
        if same and all(new is old for new, old in zip(sheets, self.sheets, strict=True)):
            return self
        return replace(self, meta=meta, sheets=sheets, guide=guide, strategy=strategy, cards=cards)

    def parts(self, dropped: frozenset[str] = frozenset()) -> Parts:
        """The files of the package again, as they are examined."""
        return Parts(
            self.meta,
            self.words,
            self.workflow,
            self.core_elements,
            self.organisation,
            self.concern,
            self.guide,
            self.strategy,
            self.sheets,
            dropped=dropped,
            cards=self.cards,
        )

    def sheet(self, name: str) -> Sheet:
        """A sheet by its number or its slug; raises KeyError."""
        return self.found("sheets by name", self._by_name)[name]

    def _by_name(self) -> Mapping[str, Sheet]:
        return {name: sheet for sheet in reversed(self.sheets) for name in (sheet.number, sheet.slug)}

    def sheets_of_step(self, step: int) -> tuple[Sheet, ...]:
        """The sheets of one step, in order."""
        return tuple(self.sheets[at] for at in self._places().get(step, ()))

    def sheet_count(self, step: int) -> int:
        """How many sheets there are to a step."""
        return len(self._places().get(step, ()))

    def showing(self, sheets: tuple[Sheet, ...]) -> Package:
        """The package with sheets in the places of its own that have the same numbers: what those tell it keeps."""
        shown = replace(self, sheets=sheets)
        shown._found[_PLACES] = self._places()
        return shown

    def _places(self) -> Mapping[int, Sequence[int]]:
        """By step: where its sheets stand among all."""
        return self.found(_PLACES, self._placed)

    def _placed(self) -> Mapping[int, Sequence[int]]:
        places: dict[int, list[int]] = {}
        for at, sheet in enumerate(self.sheets):
            places.setdefault(sheet.step, []).append(at)
        return places

    def sheets_of_set(self, one: SheetSet) -> tuple[Sheet, ...]:
        """The sheets of the steps of the phase that a set serves, in order."""
        steps = {step.number for phase in self.workflow.phases if phase.number == one.phase for step in phase.steps}
        return tuple(sheet for sheet in self.sheets if sheet.step in steps)

    def sheets_of_element(self, element: str) -> tuple[Sheet, ...]:
        """The sheets that build on a core element, in order."""
        return tuple(sheet for sheet in self.sheets if element in sheet.core_elements)

    def element(self, name: str) -> CoreElement:
        """A core element by its id; raises KeyError."""
        for element in self.core_elements.elements:
            if element.id == name:
                return element
        raise KeyError(name)

    def set_of_step(self, step: int) -> SheetSet:
        """The set that serves the phase of a step; raises KeyError where there is none."""
        phase = self.workflow.phase_of(step)
        for one in self.meta.sets:
            if one.phase == phase.number:
                return one
        raise KeyError(step)

    def set_of_sheet(self, sheet: Sheet) -> SheetSet:
        """The set that a sheet is printed in."""
        return self.set_of_step(sheet.step)
