"""A folder of YAML files to one package, with every problem of every file at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from sheetbuilder.content.base import Block, Content
from sheetbuilder.content.concern import Concern
from sheetbuilder.content.core_elements import CoreElement, CoreElements
from sheetbuilder.content.guide import Guide
from sheetbuilder.content.organisation import Organisation
from sheetbuilder.content.package import PackageFile, SheetSet
from sheetbuilder.content.reading import model
from sheetbuilder.content.sheet import Sheet
from sheetbuilder.content.strategy import Strategy
from sheetbuilder.content.words import PageWords
from sheetbuilder.content.workflow import Workflow
from sheetbuilder.errors import ContentError, MissingError, Problem, Where, say
from sheetbuilder.source import examine

SHEET_FILE = re.compile(r"([0-9]+\.[0-9]+)-(.+)\.yaml")

REQUIRED: Mapping[str, type[Content]] = {
    "package.yaml": PackageFile,
    "words.yaml": PageWords,
    "workflow.yaml": Workflow,
    "core-elements.yaml": CoreElements,
}
OPTIONAL: Mapping[str, type[Content]] = {
    "organisation.yaml": Organisation,
    "concern.yaml": Concern,
    "guide.yaml": Guide,
    "strategy.yaml": Strategy,
}


@dataclass(frozen=True, slots=True)
class Package:
    """Everything that a content package says, read and checked."""

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
    warnings: tuple[Problem, ...] = field(default=(), repr=False)

    def sheet(self, name: str) -> Sheet:
        """A sheet by its number or its slug; raises KeyError."""
        for sheet in self.sheets:
            if name in (sheet.number, sheet.slug):
                return sheet
        raise KeyError(name)

    def sheets_of_step(self, step: int) -> tuple[Sheet, ...]:
        """The sheets of one step, in order."""
        return tuple(sheet for sheet in self.sheets if sheet.step == step)

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
        """The set that serves the phase of a step; raises KeyError for a step that there is not."""
        phase = self.workflow.phase_of(step)
        for one in self.meta.sets:
            if one.phase == phase.number:
                return one
        raise KeyError(step)

    def set_of_sheet(self, sheet: Sheet) -> SheetSet:
        """The set that a sheet is printed in."""
        return self.set_of_step(sheet.step)


C = TypeVar("C", bound=Content)


def load(directory: Path, vocabulary: Mapping[str, type[Block]]) -> Package:
    """The package in a folder; `vocabulary` names the class of every kind of block.

    Raises `MissingError` where there is no such folder and `ContentError` with the problems of all files.
    """
    if not directory.is_dir():
        raise MissingError([Problem("SB201", say("the folder of the content does not exist"), Where(directory))])
    return _Loading(directory, vocabulary).package()


class _Loading:
    def __init__(self, directory: Path, vocabulary: Mapping[str, type[Block]]) -> None:
        self._directory = directory
        self._vocabulary = vocabulary
        self._problems: list[Problem] = []

    def package(self) -> Package:
        meta = self._one("package.yaml", PackageFile)
        words = self._one("words.yaml", PageWords)
        workflow = self._one("workflow.yaml", Workflow)
        elements = self._one("core-elements.yaml", CoreElements)
        organisation = self._one("organisation.yaml", Organisation, required=False)
        concern = self._one("concern.yaml", Concern, required=False)
        guide = self._one("guide.yaml", Guide, required=False)
        strategy = self._one("strategy.yaml", Strategy, required=False)
        sheets = self._sheets()
        if self._problems or not (meta and words and workflow and elements):
            raise ContentError(self._problems)
        return Package(
            self._directory, meta, words, workflow, elements, sheets, organisation, concern, guide, strategy
        )

    def _one(self, name: str, kind: type[C], *, required: bool = True) -> C | None:
        path = self._directory / name
        if not required and not path.exists():
            return None
        reading = examine(path)
        self._problems.extend(reading.problems)
        if reading.root is None:
            return None
        made, problems = model(reading.root, kind, self._vocabulary)
        self._problems.extend(problems)
        return made

    def _sheets(self) -> tuple[Sheet, ...]:
        names = sorted(path.name for path in self._directory.glob("*.yaml") if SHEET_FILE.fullmatch(path.name))
        made = [self._one(name, Sheet) for name in names]
        return tuple(sorted((sheet for sheet in made if sheet), key=lambda sheet: (sheet.step, sheet.ordinal)))
