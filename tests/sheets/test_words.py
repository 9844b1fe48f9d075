"""The words of the pages: each one that a package must give is said somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sheetbuilder.content import HandoutWords, PageWords
from sheetbuilder.content.start_words import (
    EditionWords,
    FilterWords,
    OverviewWords,
    PrintWords,
    SizeWords,
    StartWords,
)
from sheetbuilder.models.base import Content
from sheetbuilder.models.structure import fields_of
from sheetbuilder.packs.start.rows import PackState

CODE = Path(__file__).parents[2] / "sheetbuilder"


START = [StartWords, EditionWords, SizeWords, PrintWords, FilterWords, OverviewWords]


@pytest.mark.parametrize("words", [PageWords, HandoutWords, *START])
def test_no_package_is_asked_for_a_word_that_no_page_uses(words: type[Content]) -> None:
    said = "".join(path.read_text(encoding="utf-8") for path in CODE.rglob("*.py"))
    kinds = {"moves", "advice", "means", "avoid", "checklist", "questions"}  # asked for by the block's type
    states = set(PackState)  # asked for by what became of a pack
    unused = [
        name
        for name in fields_of(words)
        if name not in {*kinds, "type", *states}
        and not re.search(rf"(?:words|own|self|start|editions)\.{name}\b", said)
    ]
    assert unused == []
