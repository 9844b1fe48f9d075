"""A divider is a paper: the name of its part in front, and lines for the part's notes on its back."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.content import Package
from sheetbuilder.handout.edition import EDITIONS, Edition
from sheetbuilder.layout.flow.pages import PageKind
from sheetbuilder.layout.places import places
from tests.handout.booklet import composition, words

PART = {"type": "divider", "title": "Før mødet"}
SHEET = {"type": "sheet", "sheet": "2.2"}


def test_its_back_has_lines_for_the_notes_of_its_part(ours: Package, tmp_path: Path) -> None:
    made = composition(ours, tmp_path, PART, SHEET)
    for edition in EDITIONS:
        document = made.documents[edition]
        assert words(document)[1].startswith("Noter: Før mødet")
        first = places(document)[0]
        assert (first.page, first.place.name) == (1, "item-1/notes")
        assert first.lines > 25
        assert [page.bears for page in document.pages[:4]] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(("back", "kind"), [("blank", PageKind.BLANK), ("grid", PageKind.TEXT)])
def test_its_back_is_what_the_recipe_says(ours: Package, tmp_path: Path, back: str, kind: PageKind) -> None:
    document = composition(ours, tmp_path, {**PART, "back": back}, SHEET).documents[Edition.PARTICIPANT]
    assert document.pages[1].kind is kind
    assert len([place for place in places(document) if place.page == 1]) == (back == "grid")
