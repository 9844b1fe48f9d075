"""cards.yaml: the small cards, what each of them says, and whether the citizen gets it."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from sheetbuilder.content.base import Item
from sheetbuilder.models.base import Content
from sheetbuilder.models.kinds import Identifier, Text, Whole, Words


class CardReader(StrEnum):
    """Who holds a card in the end."""

    CITIZEN = "citizen"
    PROFESSIONAL = "professional"


class CardSize(StrEnum):
    """The paper that a card is cut to."""

    A5 = "a5"
    A6 = "a6"
    A7 = "a7"


class CardLine(Content):
    """A line or two to write on, under a name."""

    id: Identifier = Field(description="Linjens faste navn.")
    label: Words = Field(description="Det, der står over linjen.")
    lines: Whole = Field(default=1, ge=1, le=4, description="Hvor mange linjer der er at skrive på.")


class Card(Content):
    """One card."""

    id: Identifier = Field(description="Kortets faste navn.")
    title: Words = Field(description="Kortets overskrift.")
    text: Text | None = Field(default=None, description="En til to korte sætninger under overskriften.")
    items: tuple[Item, ...] = Field(default=(), max_length=6, description="Kortets punkter.")
    fields: tuple[CardLine, ...] = Field(default=(), max_length=4, description="Linjer at skrive på.")
    foot: Text | None = Field(default=None, description="Det, der står nederst på kortet.")


class CardDeck(Content):
    """Cards that are cut and used together."""

    id: Identifier = Field(description="Bunkens navn.")
    title: Words = Field(description="Bunkens titel, som den står i lister.")
    reader: CardReader = Field(description="Hvem der får kortet: citizen (borgeren) eller professional (fagpersonen).")
    size: CardSize = Field(description="Størrelsen: a5, a6 eller a7.")
    cards: tuple[Card, ...] = Field(min_length=1, max_length=24, description="Bunkens kort.")


class Cards(Content):
    """All decks of a package."""

    type: Literal["cards"] = Field(description="Filens slags.")
    decks: tuple[CardDeck, ...] = Field(min_length=1, description="Bunkerne af kort.")
