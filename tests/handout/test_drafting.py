"""Drafts of alternative texts: from the deck's words into the recipe, which stays as it was but for them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sheetbuilder.content import Package
from sheetbuilder.errors import ContentError
from sheetbuilder.handout import check
from sheetbuilder.handout.drafting import draft_alts

DECKS = Path(__file__).parents[2] / "examples" / "handouts" / "decks"
HEAD = "type: handout\ntitle: En dag\nitems:\n"


def recipe(folder: Path, items: str, deck: str = "tavletegninger.pdf") -> Path:
    shutil.copy(DECKS / deck, folder)
    path = folder / "dag.yaml"
    path.write_text(HEAD + items, encoding="utf-8")
    return path


def test_each_page_without_a_description_gets_its_words_and_nothing_else_changes(ours: Package, tmp_path: Path) -> None:
    before = "  # mine\n  - type: pdf\n    file: tavletegninger.pdf   # tavlen\n    title: Tavlen\n    pages: 3, 1\n"
    path = recipe(tmp_path, before)
    assert draft_alts(path, ours) == 2
    after = path.read_text("utf-8").splitlines()
    added = [line for line in after if line not in (HEAD + before).splitlines()]
    assert [line for line in after if line not in added] == (HEAD + before).splitlines()
    assert "      - page: 3" in added
    assert any("Et møde har en temperatur" in line for line in added)
    (told,) = [one for one in check(ours, path) if one.code == "SB861"]
    assert "2 descriptions" in str(told.message)
    assert draft_alts(path, ours) == 0, "what is described is not drafted again"


def test_what_is_described_already_keeps_its_words(ours: Package, tmp_path: Path) -> None:
    own = '  - type: pdf\n    file: tavletegninger.pdf\n    title: T\n    alts:\n      - page: 2\n        text: "Lag"\n'
    path = recipe(tmp_path, own)
    assert draft_alts(path, ours) == 2
    text = path.read_text("utf-8")
    assert 'text: "Lag"' in text
    assert text.count("draft: true") == 2
    assert [one.code for one in check(ours, path) if one.code in ("SB859", "SB861")] == ["SB861"]


def test_a_deck_with_tags_needs_none(ours: Package, tmp_path: Path) -> None:
    path = recipe(tmp_path, "  - type: pdf\n    file: samtalen-begynder.pdf\n    title: T\n", "samtalen-begynder.pdf")
    before = path.read_bytes()
    assert draft_alts(path, ours) == 0
    assert path.read_bytes() == before


def test_an_item_on_one_line_is_refused_at_its_place(ours: Package, tmp_path: Path) -> None:
    path = recipe(tmp_path, "  - {type: pdf, file: tavletegninger.pdf, title: T}\n")
    before = path.read_bytes()
    with pytest.raises(ContentError) as refused:
        draft_alts(path, ours)
    (problem,) = refused.value.problems
    assert problem.code == "SB862"
    assert problem.where
    assert problem.where.line == 4
    assert path.read_bytes() == before
