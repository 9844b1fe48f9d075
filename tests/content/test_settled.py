"""What stands where certain facts are so."""

from __future__ import annotations

from sheetbuilder.content.base import Item
from sheetbuilder.content.conditions import Condition, Fact
from sheetbuilder.content.meta import ProsePage
from sheetbuilder.content.settled import settled

from .conftest import Folder, Moves

CONTACTS = frozenset([Fact.CONTACTS])


def moves(*items: Item) -> Moves:
    return Moves(type="moves", items=items)


def test_what_depends_on_nothing_is_the_same_object(folder: Folder) -> None:
    package = folder.load()
    assert package.settled(frozenset()) is package
    assert package.settled(CONTACTS) is package


def test_a_package_is_settled_once_for_the_facts_that_it_asks_for(folder: Folder) -> None:
    closing = "    - type: text\n      text: Tak.\n"
    folder.change("package.yaml", (closing, f"{closing}    - {{type: text, when: not contacts, text: Skriv selv.}}\n"))
    package = folder.load()
    without = package.settled(CONTACTS)
    assert [len(one.meta.closing.blocks) for one in (package.settled(frozenset()), without)] == [2, 1]
    assert package.settled(frozenset([Fact.CONTACTS, Fact.LOGO])) is without
    assert without.sheets[0] is package.sheets[0]


def test_points_keep_their_numbers_where_one_before_them_is_not_printed() -> None:
    found = settled(
        moves(Item(id="a", text="A"), Item(id="b", text="B", when=(Condition.CONTACTS,)), Item(id="c", text="C")),
        frozenset(),
    )
    assert [(one.id, one.number) for one in found.items] == [("a", "1"), ("c", "3")]


def test_what_a_municipality_wrote_stands_whatever_the_core_asks_for() -> None:
    own = Item(id="b", text="B", when=(Condition.CONTACTS,)).called("2", local=True)
    block = moves(Item(id="a", text="A"), own)
    assert [one.id for one in settled(block, frozenset()).items] == ["a", "b"]
    hidden = Moves(type="moves", when=(Condition.NOT_CONTACTS,), items=block.items)
    assert [one.id for one in _on_a_page(hidden, CONTACTS)[0].items] == ["b"]
    assert [one.id for one in _on_a_page(hidden, frozenset())[0].items] == ["a", "b"]
    assert _on_a_page(Moves(type="moves", when=(Condition.NOT_CONTACTS,), items=block.items[:1]), CONTACTS) == ()


def _on_a_page(block: Moves, facts: frozenset[Fact]) -> tuple[Moves, ...]:
    page = ProsePage(title="Side", blocks=(block,))
    return tuple(one for one in settled(page, facts).blocks if isinstance(one, Moves))
