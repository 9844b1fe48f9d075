"""organisation.yaml: who works with whom, from which figure 2 is drawn."""

from __future__ import annotations

from typing import Literal

from sheetbuilder.models.base import Content
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Identifier, Text, Words


class OrganisationUnit(Content):
    """One body of the organisation."""

    id: Identifier = Field(description="Feltets faste navn, som »under« henviser til.")
    name: Words = Field(description="Navnet i figuren.")
    under: Identifier | None = Field(default=None, description="Det felt, som dette hører under; udelades øverst.")
    note: Text | None = Field(default=None, description="Én sætning om feltet.")


class Organisation(Content):
    """The organisation, from the top down."""

    type: Literal["organisation"] = Field(description="Filens slags.")
    title: Words = Field(description="Figurens titel.")
    caption: Words = Field(description="Figurens billedtekst uden nummer.")
    nodes: tuple[OrganisationUnit, ...] = Field(min_length=1, description="Felterne, øverste først.")
