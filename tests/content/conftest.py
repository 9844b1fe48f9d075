"""A tiny package and a vocabulary of three blocks, for the tests of reading."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ClassVar, Literal

import pytest

from sheetbuilder.content import Block, FigureName, Item, Package, PhaseNumber, SheetNumber, StepNumber, load
from sheetbuilder.content.base import Point
from sheetbuilder.content.zones import Zone
from sheetbuilder.errors import ContentError, Problem, Where
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Identifier, Text, Whole, Words

SHEETS = Path(__file__).parents[2] / "sheets"


class Moves(Block):
    """Points."""

    zone: ClassVar[Zone] = Zone.MAIN

    type: Literal["moves"] = Field(description="Greb.")
    items: tuple[Item, ...] = Field(min_length=1, description="Punkter.")


class NoteField(Point):
    """A field."""

    said: ClassVar[str] = "label"

    id: Identifier = Field(description="Navn.")
    label: Words = Field(description="Mærke.")
    hint: Words | None = Field(default=None, description="Hjælp.")
    lines: Whole = Field(default=3, ge=1, le=30, description="Linjer.")
    sheet: SheetNumber | None = Field(default=None, description="Ark.")


class Notes(Block):
    """Fields."""

    zone: ClassVar[Zone] = Zone.FULL

    type: Literal["notes"] = Field(description="Noter.")
    fields: tuple[NoteField, ...] = Field(min_length=1, max_length=12, description="Felter.")


class Prose(Block):
    """Text, which may refer to what is drawn or listed elsewhere."""

    zone: ClassVar[Zone] = Zone.FULL

    type: Literal["text"] = Field(description="Tekst.")
    text: Text = Field(description="Afsnit.")
    figure: FigureName | None = Field(default=None, description="Figur.")
    step: StepNumber | None = Field(default=None, description="Trin.")
    phase: PhaseNumber | None = Field(default=None, description="Fase.")


FILES: Mapping[str, str] = {
    "package.yaml": """\
type: package
id: lille-pakke
language: da
title: Lille pakke
publisher: nogen
edition: "1.0"
date: 2026-11-23
sets:
  - {id: set-1, number: 1, phase: 1, title: Før mødet, file: saet-1, lead: Kort.}
how_to_use:
  title: Sådan
  blocks:
    - type: text
      text: Læs det hele.
closing:
  title: Til sidst
  blocks:
    - type: text
      text: Tak.
privacy:
  lead: Pas på.
  text: Skriv ikke navne.
""",
    "workflow.yaml": """\
type: workflow
title: Arbejdsgangen
file: arbejdsgang
caption: To trin
entry: {name: Ind, note: Før.}
exit: {name: Ud, note: Efter.}
phases:
  - number: 1
    name: Før
    purpose: At forberede.
    steps:
      - {number: 1, name: Kontakt, purpose: At ringe.}
      - {number: 2, name: Plan, purpose: At lægge en plan.}
loop: {from: 2, to: 1, label: tilbage}
back_and_forth: Man går frem og tilbage.
core_elements_note: gælder altid
""",
    "core-elements.yaml": """\
type: core-elements
title: Kerneelementer
file: kerneelementer
lead: Der er to.
elements:
  - {id: K1, number: 1, name: Tillid, description: Ord og handling følges ad., question: Hvad holdt vi?}
  - {id: K2, number: 2, name: Tålmod, description: Døren står på klem., question: Hvad er næste skridt?}
""",
    "1.1-kontakt.yaml": """\
type: sheet
number: "1.1"
slug: kontakt
title: Kontakt
purpose: At få kontakt.
core_elements: [K1, K2]
front:
  - type: moves
    items:
      - id: ring
        text: Ring først.
      - id: skriv
        text: Skriv så.
back:
  - type: notes
    fields:
      - {id: hvem, label: Hvem}
""",
    "2.1-plan.yaml": """\
type: sheet
number: "2.1"
slug: plan
title: Plan
purpose: At lægge en plan.
core_elements: [K1]
front:
  - type: moves
    items:
      - {id: maal, text: Find et mål.}
back:
  - type: notes
    fields:
      - {id: maal, label: Mål}
""",
}


class Folder:
    """A package in a temporary folder, of which files are changed before it is read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.vocabulary: dict[str, type[Block]] = {"moves": Moves, "notes": Notes, "text": Prose}
        for name, text in FILES.items():
            self.write(name, text)
        self.write("words.yaml", (SHEETS / "words.yaml").read_text(encoding="utf-8"))

    def write(self, name: str, text: str) -> None:
        """Write a file anew."""
        (self.path / name).write_text(text, encoding="utf-8")

    def change(self, name: str, *changes: tuple[str, str]) -> None:
        """Replace something that stands exactly once in a file."""
        text = (self.path / name).read_text(encoding="utf-8")
        for old, new in changes:
            assert text.count(old) == 1, (old, text.count(old))
            text = text.replace(old, new)
        self.write(name, text)

    def load(self) -> Package:
        """The package."""
        return load(self.path, self.vocabulary)

    def problems(self) -> tuple[Problem, ...]:
        """Why it cannot be read."""
        with pytest.raises(ContentError) as raised:
            self.load()
        return raised.value.problems

    def only(self) -> Problem:
        """The one problem that it has."""
        (problem,) = self.problems()
        return problem

    def warning(self) -> Problem:
        """The one warning that it has, though it can be read."""
        (problem,) = self.load().warnings
        return problem


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


@pytest.fixture
def shown() -> Callable[[Problem], tuple[str, int, str]]:
    """File, line, and what the caret stands under."""

    def seen(problem: Problem) -> tuple[str, int, str]:
        assert isinstance(problem.where, Where)
        where = problem.where
        return where.file.name, where.line, where.text[where.column - 1 : where.end_column - 1]

    return seen
