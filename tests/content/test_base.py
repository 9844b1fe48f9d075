"""Models are frozen, compare by what they say, and find their words and their places."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.content import Item
from sheetbuilder.errors import Where
from sheetbuilder.models.base import flowing
from sheetbuilder.models.markup import paragraphs
from sheetbuilder.models.prose import prose

from .conftest import Folder, Moves


def test_frozen() -> None:
    item = Item(id="a", text="b")
    with pytest.raises(AttributeError):
        item.text = "c"  # type: ignore[misc]


def test_made_by_hand() -> None:
    block = Moves(type="moves", items=(Item(id="a", text="b"),))
    assert block.located is None
    assert block.where == block.where_of("items") == Where(Path())
    assert [found.value for found in prose(block)] == ["b"]
    assert prose(block)[0].where() == Where(Path())


def test_equal_wherever_it_stands(folder: Folder) -> None:
    read = folder.load().sheet("2.1").front[0]
    made = Moves(type="moves", items=(Item(id="maal", text="Find et mål."),))
    assert read == made
    assert hash(read) == hash(made)
    assert read != Moves(type="moves", items=(Item(id="andet", text="Find et mål."),))
    assert read != made.items[0]


def test_all_words_of_a_sheet_in_order(folder: Folder) -> None:
    found = prose(folder.load().sheet("1.1"))
    assert [one.value for one in found] == ["Kontakt", "At få kontakt.", "Ring først.", "Skriv så.", "Hvem"]
    assert [one.where().line for one in found] == [4, 5, 11, 13, 17]


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("|\n          et\n          to\n\n          tre\n", ["et to", "tre"]),
        ("|\n          et\n\n\n          to\n", ["et", "to"]),
        (">-\n          et\n          to\n\n          tre\n", ["et to", "tre"]),
        (">\n          et\n\n          to\n", ["et", "to"]),
        ("et\n          to\n\n          tre", ["et to", "tre"]),
        ("'et\n          to\n\n          tre'", ["et to", "tre"]),
    ],
)
def test_paragraphs_in_every_way_of_writing(written: str, parts: list[str], folder: Folder) -> None:
    folder.change("1.1-kontakt.yaml", ("text: Ring først.", f"text: {written}"))
    text = folder.load().sheet("1.1").front[0].items[0].text  # type: ignore[attr-defined]
    assert ["".join(run.text for run in part) for part in paragraphs(text)] == parts


def test_flowing_keeps_one_line() -> None:
    assert flowing("a  b\n", "|") == "a  b"
