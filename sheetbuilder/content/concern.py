"""concern.yaml: how a concern is handled, from which figure 3 is drawn."""

from __future__ import annotations

from typing import Literal

from sheetbuilder.models.base import Content
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Identifier, Text, Words


class Stage(Content):
    """An anchor on the way of a concern."""

    id: Identifier = Field(description="Punktets faste navn.")
    name: Words = Field(description="Navnet i figuren.")


class Bar(Content):
    """What goes on all the way through."""

    name: Words = Field(description="Bjælkens navn i figuren.")
    note: Text = Field(description="Én sætning om bjælken.")


class Occasion(Content):
    """An occasion to take contact."""

    id: Identifier = Field(description="Anledningens faste navn.")
    name: Words = Field(description="Anledningen i tre til fem ord.")
    text: Text = Field(description="Anledningen i en sætning eller to.")


class Concern(Content):
    """The way of a concern, simplified."""

    type: Literal["concern"] = Field(description="Filens slags.")
    title: Words = Field(description="Figurens titel.")
    caption: Words = Field(description="Figurens billedtekst uden nummer.")
    simplified: Words = Field(description="Ordet, der siger, at figuren er forenklet.")
    stages: tuple[Stage, ...] = Field(min_length=2, description="Punkterne fra modtaget til afsluttet.")
    bar: Bar = Field(description="Bjælken, der løber gennem hele forløbet.")
    occasions: tuple[Occasion, ...] = Field(min_length=1, description="Anledninger til kontakt.")
    afterwards: Text = Field(description="Hvad der altid sker til sidst.")
