"""core-elements.yaml: what good practice is made of; which sheets build on each is computed."""

from __future__ import annotations

from typing import Literal

from sheetbuilder.content.base import ElementId
from sheetbuilder.models.base import Content
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Identifier, Text, Whole, Words


class CoreElement(Content):
    """One element of good practice."""

    id: ElementId = Field(description="Kerneelementets faste navn, for eksempel K1; arkene henviser til det.")
    number: Whole = Field(ge=1, description="Kerneelementets nummer.")
    name: Words = Field(description="Kerneelementets navn.")
    short: Words | None = Field(default=None, description="Et kort navn, hvor ni af dem skal kunne stå i få ord.")
    description: Text = Field(description="Hvad kerneelementet går ud på.")
    question: Text = Field(description="Et spørgsmål, man kan stille sig selv.")


class CoreElements(Content):
    """The overview of the core elements."""

    type: Literal["core-elements"] = Field(description="Filens slags.")
    title: Words = Field(description="Oversigtens titel.")
    file: Identifier = Field(description="Filens navn uden .pdf.")
    lead: Text = Field(description="Oversigtens indledning.")
    elements: tuple[CoreElement, ...] = Field(min_length=1, description="Kerneelementerne i nummerorden.")
