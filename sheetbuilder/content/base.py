"""What the pieces of a content package share: blocks, points, and references to what stands elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

from msgspec import Struct

from sheetbuilder.content.conditions import Conditional
from sheetbuilder.content.zones import Side, Zone
from sheetbuilder.errors import say
from sheetbuilder.models.base import TypeMark
from sheetbuilder.models.field import Field, Given, RefusedValue, check
from sheetbuilder.models.forms import ELEMENT_ID, SHEET_NUMBER
from sheetbuilder.models.kinds import Identifier, Text, Whole


class Block(Conditional):
    """The data of one block of a page; every kind adds a `type` with its one name."""

    zone: ClassVar[Zone]
    """Where on a sheet it stands, and so on which side of one."""
    wide: ClassVar[bool] = False
    """Whether it takes the whole width of a page of running text, not the measure of a line."""
    opens: ClassVar[bool] = False
    """Whether there is more white than usual above it in running text."""

    if TYPE_CHECKING:
        type: str
        # Each kind has its own, a Literal; declared here, too, it would come before all other keys.

    @property
    def own_name(self) -> str:
        """Its kind and its id, if it has one, as `kind/id`."""
        own = getattr(self, "id", None)  # a field of some kinds only
        return f"{self.type}/{own}" if own else self.type

    @check("type")
    @classmethod
    def _on_its_side(cls, name: str, given: Given) -> str:
        """Refuse to stand on the wrong side: at its `type`, so that all else that is wrong with it is told as well."""
        side = given.context.get("side")
        if not isinstance(side, Side) or cls.zone.side is side:
            return name
        vocabulary: Mapping[str, type[Block]] = given.context["vocabulary"]  # type: ignore[assignment]
        known = ", ".join(name for name, kind in vocabulary.items() if kind.zone.side is side)
        message = (
            say("“{name}” cannot stand on the front of a sheet", name=name)
            if side is Side.FRONT
            else say("“{name}” cannot stand on a working page", name=name)
        )
        hint = say("these can stand here: {known}", known=known)
        raise RefusedValue("block_misplaced", code="SB221", message=message, hint=hint)


class Thing(StrEnum):
    """What a value can refer to."""

    SHEET = "sheet"
    STEP = "step"
    PHASE = "phase"
    FIGURE = "figure"


class Refers(Struct, TypeMark, frozen=True):
    """A reference to something in another file of the package."""

    to: Thing


SheetNumber = Annotated[str, Field(strip=True, pattern=SHEET_NUMBER, max_length=9), Refers(Thing.SHEET)]
"""The number of a sheet, which must exist in the package."""
ElementId = Annotated[str, Field(strip=True, pattern=ELEMENT_ID, max_length=20)]
StepNumber = Annotated[Whole, Refers(Thing.STEP)]
"""The number of a step of the workflow."""
PhaseNumber = Annotated[Whole, Refers(Thing.PHASE)]
"""The number of a phase of the workflow."""
FigureName = Annotated[Literal["workflow", "organisation", "concern"], Refers(Thing.FIGURE)]
"""One of the package's figures."""


class Point(Conditional):
    """A part of a block that a municipality can add, say otherwise or leave out, by its id."""

    said: ClassVar[str] = "text"
    """The key of its words."""

    id: Identifier = Field(description="Det faste navn.")

    @property
    def number(self) -> str:
        """What it is called among its neighbours, where counting no longer tells; else empty."""
        return str(self.remark("number", otherwise=""))

    def called(self, number: str, *, local: bool) -> Self:
        """A copy with that number."""
        return self.remarked(number=number, local=local)


class Item(Point):
    """A point of a list."""

    id: Identifier = Field(description="Punktets faste navn: små bogstaver og bindestreger, entydigt i blokken.")
    text: Text = Field(description="Punktets tekst.")
