"""The cards of a package: read with their places, and what the citizen gets kept clear of some words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sheetbuilder.content.cards import CardReader, CardSize
from sheetbuilder.errors import Problem

from .conftest import FILES, Folder

Shown = Callable[[Problem], tuple[str, int, str]]
CARDS = """\
type: cards
decks:
  - id: livline
    title: Livlinekort
    reader: {reader}
    size: a7
    cards:
      - id: livline
        title: Når du har brug for det
        text: {text}
        fields:
          - {{id: hvem, label: Jeg kan ringe til}}
"""


def with_cards(folder: Folder, text: str = "Ring til os.", reader: str = "citizen") -> Folder:
    folder.write("package.yaml", f"{FILES['package.yaml']}rules:\n  citizen: [bekymring]\n")
    folder.write("cards.yaml", CARDS.format(text=text, reader=reader))
    return folder


def test_a_package_has_its_cards(folder: Folder) -> None:
    cards = with_cards(folder).load().cards
    assert cards is not None
    (deck,) = cards.decks
    assert (deck.reader, deck.size) == (CardReader.CITIZEN, CardSize.A7)
    assert [field.label for field in deck.cards[0].fields] == ["Jeg kan ringe til"]


def test_a_package_without_cards_is_whole(folder: Folder) -> None:
    assert folder.load().cards is None


def test_a_word_of_concern_on_a_card_for_the_citizen_is_told_at_the_word(folder: Folder, shown: Shown) -> None:
    problem = with_cards(folder, "Ring om din Bekymringssag.").only()
    assert (problem.code, shown(problem)) == ("SB238", ("cards.yaml", 10, "Bekymringssag"))
    assert "“Bekymringssag” never stands on a card for the citizen" in str(problem.message)


def test_a_card_for_the_professional_may_say_it(folder: Folder) -> None:
    assert with_cards(folder, "Sig bekymringen enkelt.", "professional").load().cards


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("size: a7", "size: a4", "SB215"),
        ("reader: citizen", "reader: borger", "SB215"),
        ("cards:\n", "kort:\n", "SB211"),
    ],
)
def test_what_a_card_cannot_be_is_told_in_its_file(folder: Folder, old: str, new: str, code: str) -> None:
    with_cards(folder)
    folder.write("cards.yaml", CARDS.format(text="Ring.", reader="citizen").replace(old, new, 1))
    problems = folder.problems()
    assert code in {problem.code for problem in problems}
    assert {problem.where.file.name for problem in problems if problem.where} == {"cards.yaml"}
