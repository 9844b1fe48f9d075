"""What the pieces of a content package share: blocks, points, and references to what stands elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, PrivateAttr, StringConstraints

from sheetbuilder.models.base import Content, TypeMark
from sheetbuilder.models.forms import ELEMENT_ID, SHEET_NUMBER
from sheetbuilder.models.kinds import Identifier, Text, Whole


class Block(Content):
    """The data of one block of a page; every kind adds a `type` with its one name."""


class Thing(StrEnum):
    """What a value can refer to."""

    SHEET = "sheet"
    STEP = "step"
    PHASE = "phase"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Refers(TypeMark):
    """A reference to something in another file of the package."""

    to: Thing


SheetNumber = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=SHEET_NUMBER, max_length=9), Refers(Thing.SHEET)
]
"""The number of a sheet, which must exist in the package."""
ElementId = Annotated[str, StringConstraints(strip_whitespace=True, pattern=ELEMENT_ID, max_length=20)]
StepNumber = Annotated[Whole, Refers(Thing.STEP)]
"""The number of a step of the workflow."""
PhaseNumber = Annotated[Whole, Refers(Thing.PHASE)]
"""The number of a phase of the workflow."""
FigureName = Annotated[Literal["workflow", "organisation", "concern"], Refers(Thing.FIGURE)]
"""One of the package's figures."""


class Point(Content):
    """A part of a block that a municipality can add, say otherwise or leave out, by its id."""

    said: ClassVar[str] = "text"
    """The key of its words."""

    id: Identifier = Field(description="Det faste navn.")
    _local: bool = PrivateAttr(default=False)
    _number: str = PrivateAttr(default="")

    @property
    def local(self) -> bool:
        """Whether its words are the municipality's."""
        return self._local

    @property
    def number(self) -> str:
        """What it is called among its neighbours, where counting no longer tells; else empty."""
        return self._number

    def called(self, number: str, *, local: bool) -> Self:
        """A copy with that number."""
        made = self.model_copy()
        made._number, made._local = number, local
        return made


class Item(Point):
    """A point of a list."""

    id: Identifier = Field(description="Punktets faste navn: små bogstaver og bindestreger, entydigt i blokken.")
    text: Text = Field(description="Punktets tekst.")
