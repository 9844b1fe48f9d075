"""What a brand puts on the cards that a citizen gets, held against the words that never stand there."""

from __future__ import annotations

from collections.abc import Iterator

from sheetbuilder.brand import Brand
from sheetbuilder.content import Package
from sheetbuilder.content.terms import telling
from sheetbuilder.errors import ContentError, Problem, Severity, say
from sheetbuilder.layout.logo import Logo


def given(package: Package, brand: Brand, logo: Logo | None) -> tuple[Problem, ...]:
    """A warning where name or logo of the brand would tell of a concern, and are left off the citizen's cards for that.

    `ContentError` with all of a number that would. Nothing where the package has no card for the citizen.
    """
    if not any(deck.for_citizens for deck in (package.cards.decks if package.cards else ())):
        return ()
    if wrong := tuple(_numbers(package, brand)):
        raise ContentError(wrong)
    return tuple(_names(package, brand, logo))


def _numbers(package: Package, brand: Brand) -> Iterator[Problem]:
    terms = package.meta.rules.citizen
    for contact in brand.file.contacts:
        for key, said in (("label", contact.label), ("hours", contact.hours)):
            word = telling(terms, said or "") if contact.citizen else None
            if word is not None:
                told = say("“{word}” never stands on a card for the citizen", word=word)
                hint = say("call it something else, or remove “citizen: true”")
                yield Problem("SB886", told, contact.where_of(key), hint)


def _names(package: Package, brand: Brand, logo: Logo | None) -> Iterator[Problem]:
    terms = package.meta.rules.citizen
    for key, said in (("name", brand.name), ("logo", logo.alt if logo else "")):
        word = telling(terms, said)
        if word is not None:
            told = say("“{word}” never stands on a card for the citizen, so neither name nor logo does", word=word)
            hint = say("give the brand a name that does not tell what it is about, if the card is to have a sender")
            yield Problem("SB887", told, brand.file.where_of(key), hint, Severity.WARNING)
            return
