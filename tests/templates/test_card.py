"""One side of a card: its words, lines a hand can write on, its sender, and what has no room."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest

from sheetbuilder.brand.sample import sample
from sheetbuilder.content import Package
from sheetbuilder.content.cards import CardLine
from sheetbuilder.content.conditions import Condition, Fact
from sheetbuilder.errors import Problem
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.extents import flat
from sheetbuilder.layout.fields import LINE_PITCH
from sheetbuilder.layout.items import Item, Path, Text
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.templates.card import CardFace, card_items
from sheetbuilder.theme import theme_of
from sheetbuilder.theme.format import card_format
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.papers import CARDS, Paper
from sheetbuilder.theme.typescale import SMALLEST
from sheetbuilder.values import replace
from tests.contexts import context

LINES = tuple(CardLine(id=f"linje-{n}", label=f"Linje {n}") for n in range(3))
DAY = datetime.date(2026, 11, 24)


def card_context(package: Package, size: str = "a7", problems: list[Problem] | None = None) -> LayoutContext:
    plain = context(package)
    theme = theme_of(card_format(size), plain.theme.palette, plain.theme.typeface)
    return replace(plain, theme=theme, problems=[] if problems is None else problems)


def drawn(
    package: Package, face: CardFace, size: str = "a7", problems: list[Problem] | None = None
) -> tuple[Item, ...]:
    return card_items(card_context(package, size, problems), face, "Kortet", Node(Role.SECT))


def rules(items: tuple[Item, ...]) -> list[float]:
    """How far down each line to write on lies."""
    found = [(y, item) for _, y, item in flat(items) if isinstance(item, Path) and item.pen]
    return [y + item.start[1] for y, item in found if item.pen and item.pen.ink is ColourRole.LINE]


def words(items: tuple[Item, ...]) -> list[str]:
    return [item.text.strip() for _, _, item in flat(items) if isinstance(item, Text)]


@pytest.mark.parametrize("paper", CARDS, ids=lambda paper: paper.name)
def test_lines_to_write_on_are_as_far_apart_as_a_hand_needs(paper: Paper, small: Package) -> None:
    face = CardFace("Titel", fields=(CardLine(id="to", label="To linjer", lines=2), *LINES))
    lines = rules(drawn(small, face, paper.name))
    assert len(lines) == 5
    assert lines[1] - lines[0] >= LINE_PITCH - 0.01
    assert all(after - before >= LINE_PITCH for before, after in pairwise(lines))
    assert lines[-1] <= paper.height - paper.foot


@pytest.mark.parametrize("paper", CARDS, ids=lambda paper: paper.name)
def test_everything_keeps_within_the_margins_and_can_be_read(paper: Paper, small: Package) -> None:
    face = CardFace(
        "Titel",
        number="3",
        lead="Et spørgsmål?",
        text="Et afsnit.",
        fields=LINES[:1],
        foot="**112**",
        quiet_foot="Ark 1.1",
    )
    problems: list[Problem] = []
    for x, y, item in flat(drawn(small, face, paper.name, problems)):
        if isinstance(item, Text):
            assert item.size >= SMALLEST
            assert paper.binding - 0.01 <= x + item.x
            assert x + item.x + item.width <= paper.width - paper.fore_edge + 3
            assert paper.head < y + item.y <= paper.height - paper.foot
    assert problems == []


def test_what_has_no_room_is_told_in_millimetres(small: Package) -> None:
    many = tuple(CardLine(id=f"linje-{n}", label=f"Linje {n}", lines=4) for n in range(3))
    told: list[Problem] = []
    drawn(small, CardFace("Titel", fields=many), problems=told)
    drawn(small, CardFace("Titel", fields=many, back=True), problems=told)
    assert [problem.code for problem in told] == ["SB885", "SB885"]
    front, back = (str(problem.message) for problem in told)
    assert front == f"Kortet: the card has {told[0].message.args['missing']} mm too little room"
    assert back.startswith("Kortet: the back of the card has ")
    room: list[Problem] = []
    drawn(small, CardFace("Titel", fields=many), "a5", room)
    assert room == []


def test_a_back_without_a_title_is_called_after_its_card_as_decoration(small: Package) -> None:
    node = Node(Role.SECT)
    items = card_items(card_context(small), CardFace(label="3 Kort navn", text="Mere.", back=True), "Kortet", node)
    label = next(item for _, _, item in flat(items) if isinstance(item, Text) and "Kort" in item.text)
    assert label.mark is None
    assert [kid.role for kid in node.walk()] == [Role.SECT, Role.P]


def test_the_sender_stands_where_there_is_one(small: Package) -> None:
    face = CardFace("Titel", sender=True)
    assert words(drawn(small, face)) == ["Titel"]
    brand = replace(card_context(small), brand=sample(frozenset(), DAY))
    assert "Eksempelkøbing" in " ".join(words(card_items(brand, face, "Kortet", Node(Role.SECT))))


def test_the_first_number_for_the_citizen_is_printed_that_is_not_doubtful(small: Package) -> None:
    line = CardLine(id="numre", label="Hvis ingen svarer", when=(Condition.CITIZEN_CONTACTS,), contacts=True)
    brand = sample(frozenset({Fact.CITIZEN_CONTACTS}), DAY)
    given = replace(card_context(small), brand=brand)
    said = words(card_items(given, CardFace("Titel", fields=(line,)), "Kortet", Node(Role.SECT)))
    assert "Døgnvagt, børn og unge" in " ".join(said)
    assert "Infohus" not in said
    doubtful = replace(given, doubtful=frozenset({"vagt"}))
    said = words(card_items(doubtful, CardFace("Titel", fields=(line,)), "Kortet", Node(Role.SECT)))
    assert not any("00" in one for one in said)


def test_too_long_a_name_of_a_number_is_told_where_the_number_is(small: Package) -> None:
    line = CardLine(id="numre", label="Hvis ingen svarer", when=(Condition.CITIZEN_CONTACTS,), contacts=True)
    brand = sample(frozenset({Fact.CITIZEN_CONTACTS}), DAY)
    (contact,) = (one for one in brand.file.contacts if one.citizen)
    long = contact.changed(
        None, label="Vagten for alle, der har brug for nogen at tale med om det hele, også om natten " * 4
    )
    brand = replace(brand, file=brand.file.changed(None, contacts=(long,)))
    problems: list[Problem] = []
    given = replace(card_context(small, problems=problems), brand=brand)
    card_items(given, CardFace("Titel", fields=(line, *LINES)), "Kortet", Node(Role.SECT))
    assert [str(problem.hint) for problem in problems] == ["shorten what the number is called, or its hours"]
