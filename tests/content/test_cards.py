"""The cards of a package: read with their places, and what the citizen gets kept clear of some words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sheetbuilder.content.cards import CardReader, CardSize
from sheetbuilder.content.conditions import Fact
from sheetbuilder.errors import Problem

from .conftest import FILES, Folder

Shown = Callable[[Problem], tuple[str, int, str]]
CARDS = """\
type: cards
decks:
  - id: livline
    title: Livlinekort
    file: livlinekort
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
    assert (problem.code, shown(problem)) == ("SB238", ("cards.yaml", 11, "Bekymringssag"))
    assert "“Bekymringssag” never stands on a card for the citizen" in str(problem.message)


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        ("file: livlinekort", "file: bekymringskort", 5, "bekymringskort"),
        ("- id: livline\n    title", "- id: bekymring\n    title", 3, "bekymring"),
        ("title: Livlinekort", "title: Ved bekymring", 4, "bekymring"),
    ],
)
def test_neither_file_nor_title_nor_name_of_the_deck_may_say_it(
    old: str, new: str, line: int, word: str, folder: Folder
) -> None:
    with_cards(folder)
    folder.write("cards.yaml", CARDS.format(text="Ring.", reader="citizen").replace(old, new, 1))
    problem = folder.only()
    assert problem.where is not None
    assert (problem.code, problem.where.line) == ("SB238", line)
    assert f"“{word}”" in str(problem.message)


def test_what_only_the_professional_holds_may_say_it_among_cards_for_citizens(folder: Folder) -> None:
    with_cards(folder, "Sig bekymringen enkelt.")
    text = CARDS.format(text="Sig bekymringen enkelt.", reader="citizen")
    folder.write("cards.yaml", text.replace("        title: Når", "        reader: professional\n        title: Når"))
    cards = folder.load().cards
    assert cards is not None
    assert list(cards.decks[0].citizens_cards()) == []


def test_a_deck_has_its_own_words_or_takes_them(folder: Folder) -> None:
    text = CARDS.format(text="Ring.", reader="professional")
    head, _, _ = text.partition("    cards:\n")
    for wrong in (head, text + "    takes: core-elements\n"):
        with_cards(folder, reader="professional")
        folder.write("cards.yaml", wrong)
        assert any("a deck either has cards of its own" in str(problem.message) for problem in folder.problems())
    folder.write("cards.yaml", head + "    takes: core-elements\n")
    cards = folder.load().cards
    assert cards is not None
    assert cards.decks[0].takes == "core-elements"


def test_a_number_is_printed_only_where_there_is_one(folder: Folder) -> None:
    text = CARDS.format(text="Ring.", reader="professional")
    with_cards(folder)
    folder.write("cards.yaml", text.replace("ringe til}", "ringe til, contacts: true}"))
    assert "a municipality may have no number for the citizen" in str(folder.only().message)
    folder.write("cards.yaml", text.replace("ringe til}", "ringe til, contacts: true, when: citizen-contacts}"))
    package = folder.load()
    for facts, count in ((frozenset[Fact](), 0), (frozenset({Fact.CITIZEN_CONTACTS}), 1)):
        settled = package.settled(facts).cards
        assert settled is not None
        assert len(settled.decks[0].cards[0].fields) == count


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
