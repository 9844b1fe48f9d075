"""cards.yaml: the small cards, what each of them says, and whether the citizen gets it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Literal

from sheetbuilder.content.base import Item
from sheetbuilder.content.conditions import Condition, Conditional, When
from sheetbuilder.errors import say
from sheetbuilder.models.base import Content
from sheetbuilder.models.field import Field, Given, check, refuse
from sheetbuilder.models.kinds import Identifier, Text, Truth, Whole, Words


class CardReader(StrEnum):
    """Who holds a card in the end."""

    CITIZEN = "citizen"
    PROFESSIONAL = "professional"


class CardSize(StrEnum):
    """The paper that a card is cut to."""

    A5 = "a5"
    A6 = "a6"
    A7 = "a7"


class CardLine(Conditional):
    """A line or two to write on, under a name; or, in their place, the municipality's own numbers."""

    id: Identifier = Field(description="Linjens faste navn.")
    label: Words = Field(description="Det, der står over linjen.")
    lines: Whole = Field(default=1, ge=1, le=4, description="Hvor mange linjer der er at skrive på.")
    when: When | None = Field(
        default=None,
        description="Hvornår linjen trykkes, fx citizen-contacts eller »not citizen-contacts«; uden det altid.",
    )
    contacts: Truth = Field(
        default=False,
        description="Om kommunens numre til borgeren trykkes i stedet for linjer; kræver »when: citizen-contacts«.",
    )

    @check("contacts")
    @classmethod
    def _there(cls, contacts: bool, given: Given) -> bool:
        when = given.values.get("when") or ()
        if contacts and Condition.CITIZEN_CONTACTS not in when:
            hint = say("write “when: citizen-contacts” beside it, and a line to write on for when there are none")
            raise refuse(say("a municipality may have no number for the citizen"), hint)
        return contacts


class CardSide(Content):
    """What stands on one side of a card."""

    title: Words | None = Field(default=None, description="Sidens overskrift.")
    text: Text | None = Field(default=None, description="En til to korte sætninger under overskriften.")
    items: tuple[Item, ...] = Field(default=(), max_length=6, description="Kortets punkter.")
    fields: tuple[CardLine, ...] = Field(default=(), max_length=6, description="Linjer at skrive på.")
    foot: Text | None = Field(default=None, description="Det, der står nederst på kortet.")


class Card(CardSide):
    """One card: its front, and its back where it has one."""

    id: Identifier = Field(description="Kortets faste navn.")
    title: Words = Field(description="Kortets overskrift.")
    size: CardSize | None = Field(default=None, description="Kortets størrelse, hvis den er en anden end bunkens.")
    reader: CardReader | None = Field(
        default=None, description="Hvem der får kortet, hvis det er en anden end den, der får resten af bunken."
    )
    fills: Truth = Field(default=False, description="Om kortet trykkes igen, hvor der er tomme pladser på et ark.")
    back: CardSide | None = Field(default=None, description="Kortets bagside; uden den er den blank.")


class CardDeck(Content):
    """Cards that are cut and used together."""

    id: Identifier = Field(description="Bunkens navn; på kommandolinjen hedder den cards- og så navnet.")
    title: Words = Field(description="Bunkens titel, som den står i lister.")
    purpose: Text | None = Field(
        default=None, description="Hvad kortene er til, i én sætning; en pakkes startside siger det."
    )
    file: Identifier = Field(
        factory=lambda given: f"cards-{given.get('id', '')}",
        description="Filens navn uden .pdf; uden det er det cards- og så bunkens navn.",
    )
    reader: CardReader = Field(description="Hvem der får kortet: citizen (borgeren) eller professional (fagpersonen).")
    size: CardSize = Field(description="Størrelsen: a5, a6 eller a7.")
    takes: Literal["core-elements"] | None = Field(
        default=None,
        description="Hvor ordene kommer fra, når de ikke står her: core-elements giver et kort for hvert element.",
    )
    cards: tuple[Card, ...] = Field(
        default=(), max_length=24, check_default=True, description="Bunkens kort, når de har deres egne ord."
    )

    @check("cards")
    @classmethod
    def _somewhere(cls, cards: tuple[Card, ...], given: Given) -> tuple[Card, ...]:
        takes = given.values.get("takes")
        if bool(cards) is bool(takes):
            told = say("a deck either has cards of its own or takes their words from elsewhere")
            raise refuse(told, say("write “cards” or “takes”, and not both"))
        return cards

    @property
    def target(self) -> str:
        """What it is called where it is built."""
        return f"cards-{self.id}"

    def reader_of(self, card: Card) -> CardReader:
        """Who gets a card of the deck."""
        return card.reader or self.reader

    def size_of(self, card: Card) -> CardSize:
        """The paper that a card of the deck is cut to."""
        return card.size or self.size

    @property
    def for_citizens(self) -> bool:
        """Whether the citizen gets any of it, so that nothing about its file may tell of a concern."""
        return self.reader is CardReader.CITIZEN or any(card.reader is CardReader.CITIZEN for card in self.cards)

    def citizens_cards(self) -> Iterator[Card]:
        """The cards that the citizen gets."""
        return (card for card in self.cards if self.reader_of(card) is CardReader.CITIZEN)


class Cards(Content):
    """All decks of a package."""

    type: Literal["cards"] = Field(description="Filens slags.")
    decks: tuple[CardDeck, ...] = Field(min_length=1, description="Bunkerne af kort.")
