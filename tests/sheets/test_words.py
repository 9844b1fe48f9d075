"""The words of the pages: each one that a package must give is said somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sheetbuilder.content import HandoutWords, PageWords
from sheetbuilder.models.base import Content
from sheetbuilder.models.structure import fields_of

CODE = Path(__file__).parents[2] / "sheetbuilder"


@pytest.mark.parametrize("words", [PageWords, HandoutWords])
def test_no_package_is_asked_for_a_word_that_no_page_uses(words: type[Content]) -> None:
    said = "".join(
        path.read_text(encoding="utf-8")
        for path in CODE.rglob("*.py")
        if path.parts[-2] != "content" or "words" not in path.name
    )
    kinds = {"moves", "advice", "means", "avoid", "checklist", "questions"}  # asked for by the block's type
    used_by_itself = {"names"}  # `PageWords.name` asks for it
    unused = [
        name
        for name in fields_of(words)
        if name not in {*kinds, "type", *used_by_itself} and not re.search(rf"(?:words|own|self)\.{name}\b", said)
    ]
    assert unused == []
