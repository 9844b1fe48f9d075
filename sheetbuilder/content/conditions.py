"""Conditions of what a package says: a closed set of facts about a brand, and what stands where they are so.

A text of the core that a municipality's data can make untrue carries `when:`; nothing is put into a text.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Annotated

from sheetbuilder.errors import say
from sheetbuilder.models.base import Content
from sheetbuilder.models.field import Field, Given, OneOrMany, check, refuse
from sheetbuilder.models.prose import children


class Fact(StrEnum):
    """What can be true of what is printed."""

    BRAND = "brand"
    """It is printed for somebody."""
    CONTACTS = "contacts"
    """The brand has numbers to ring up."""
    CITIZEN_CONTACTS = "citizen-contacts"
    """Some of them are for the citizen, and nothing is doubtful about these."""
    APPROVED = "approved"
    """The brand says who approved it."""
    LOGO = "logo"
    LETTERHEAD = "letterhead"
    LOCAL = "local"
    """The brand changes something in the sheets."""


_NOT = "not "


class Condition(StrEnum):
    """A fact, or that it is not so."""

    BRAND = "brand"
    CONTACTS = "contacts"
    CITIZEN_CONTACTS = "citizen-contacts"
    APPROVED = "approved"
    LOGO = "logo"
    LETTERHEAD = "letterhead"
    LOCAL = "local"
    NOT_BRAND = "not brand"
    NOT_CONTACTS = "not contacts"
    NOT_CITIZEN_CONTACTS = "not citizen-contacts"
    NOT_APPROVED = "not approved"
    NOT_LOGO = "not logo"
    NOT_LETTERHEAD = "not letterhead"
    NOT_LOCAL = "not local"

    @property
    def fact(self) -> Fact:
        """What it is about."""
        return Fact(self.removeprefix(_NOT))

    def holds(self, facts: frozenset[Fact]) -> bool:
        """Whether it is so where these facts are, and no others."""
        return (self.fact in facts) is not self.startswith(_NOT)


When = Annotated[tuple[Condition, ...], OneOrMany()]
"""One condition, or several that must all hold."""


class Conditional(Content):
    """What stands only where its conditions hold."""

    when: When | None = Field(
        default=None,
        description="Hvornår det trykkes, for eksempel contacts eller »not approved«; flere i en liste skal alle "
        "passe. Uden det trykkes det altid.",
    )

    @property
    def local(self) -> bool:
        """Whether its words are a municipality's; these stand whatever the core asks for."""
        return bool(self.remark("local", otherwise=False))

    @check("when")
    @classmethod
    def _possible(cls, when: When | None, _: Given) -> When | None:
        asked = when or ()
        if when == ():
            raise refuse(say("there is no condition"), say("write one, or remove the key"))
        for one in asked:
            if f"{_NOT}{one}" in asked:
                message = say("“{fact}” cannot be so and not be so", fact=one)
                raise refuse(message, say("remove one of the two conditions"))
        return when

    def stands(self, facts: frozenset[Fact]) -> bool:
        """Whether it is printed where these facts are so, and no others."""
        return self.local or all(one.holds(facts) for one in self.when or ())


def conditions(content: Content) -> Iterator[When]:
    """Every `when` of a model and of what it holds."""
    if isinstance(content, Conditional) and content.when:
        yield content.when
    for one in children(content):
        yield from conditions(one)


def mentioned(contents: Iterable[Content]) -> frozenset[Fact]:
    """The facts that something depends on."""
    return frozenset(one.fact for each in contents for when in conditions(each) for one in when)


def every_case(asked: Iterable[When]) -> Iterator[frozenset[Fact]]:
    """Every way in which the facts can be that conditions ask for; one where they ask for none."""
    found = sorted({one.fact for when in asked for one in when})
    for count in range(len(found) + 1):
        yield from map(frozenset, itertools.combinations(found, count))


def cases(contents: Iterable[Content]) -> list[frozenset[Fact]]:
    """Every way in which the facts can be that one file asks for, since what it asks for may share a page."""
    found: dict[frozenset[Fact], None] = {}
    for content in contents:
        found |= dict.fromkeys(every_case(conditions(content)))
    return list(found)


def told(facts: frozenset[Fact], asked: Iterable[Fact]) -> str:
    """A case in the words of conditions: `contacts, not approved`."""
    return ", ".join(fact if fact in facts else f"{_NOT}{fact}" for fact in sorted(asked))
