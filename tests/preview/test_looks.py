"""Looks: alike where pages are alike, another one for all that can be seen, also where only somebody's file changes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sheetbuilder.preview.building import Builder
from sheetbuilder.preview.choice import DocumentChoice, PageEdition
from sheetbuilder.preview.looks import PageLooks
from sheetbuilder.preview.subject import Subject
from tests.foreign.letterhead import letterheads
from tests.foreign.letterhead.letterheads import boxed, saved
from tests.preview.conftest import BRAND, EXAMPLES, changed

SHEET = DocumentChoice("1.1")


def looks(builder: Builder, choice: DocumentChoice = SHEET) -> tuple[str, ...]:
    return builder.drawn(builder.read(), choice, lambda: None).looks


@pytest.fixture
def brand(tmp_path: Path) -> Path:
    saved(tmp_path, letterheads.municipal(), "a.pdf")
    path = tmp_path / "brand.yaml"
    path.write_text(f"{BRAND}overlay: {{file: a.pdf, make_room: true}}\n", "utf-8")
    return path


def test_a_change_is_seen_on_its_page_alone(content: Path, sheet: Path) -> None:
    builder = Builder(Subject(content))
    before = looks(builder)
    assert looks(builder) == looks(Builder(Subject(content))) == before
    assert len(set(before)) == len(before)
    changed(sheet, "Find a table", "Seek a table")
    after = looks(builder)
    assert [one == other for one, other in zip(before, after, strict=True)] == [False, True]


@pytest.mark.parametrize(
    "choice",
    [
        DocumentChoice("1.1", grey=True),
        DocumentChoice("1.1", edition=PageEdition.FILLABLE),
        DocumentChoice("1.1", edition=PageEdition.LARGE),
        DocumentChoice("1.1", "a3"),
    ],
)
def test_every_choice_looks_otherwise(content: Path, choice: DocumentChoice) -> None:
    builder = Builder(Subject(content))
    assert not set(looks(builder)) & set(looks(builder, choice))


def test_colours_letterheads_and_how_they_are_laid_are_seen(content: Path, brand: Path) -> None:
    builder = Builder(Subject(content, brand))
    met = [looks(builder)]
    for old, new in (
        ("overlay:", 'colours: {accent: "#7A1F4B"}\noverlay:'),
        ("make_room: true", "make_room: true, first: {place: true-size}"),
        ("first: {place: true-size}", "first: {place: true-size, layer: over}"),
    ):
        changed(brand, old, new)
        met.append(looks(builder))
    saved(brand.parent, boxed(b"/MediaBox[0 0 595.28 841.89]", b"0 g 40 800 9 9 re f"), "a.pdf")
    met.append(looks(builder))
    builder.end()
    assert len({one[0] for one in met}) == len(met)


def test_pages_of_others_are_known_by_what_paints_them(tmp_path: Path) -> None:
    deck = EXAMPLES / "handouts" / "decks" / "samtalen-begynder.pdf"
    shutil.copy(deck, tmp_path / "deck.pdf")
    recipe = tmp_path / "course.yaml"
    item = "{type: pdf, file: deck.pdf, title: Slides, pages: PAGES}"
    recipe.write_text(f"type: handout\ntitle: A day\nitems:\n  - {item}\n", "utf-8")
    builder = Builder(Subject(recipe=str(recipe)))
    met = []
    for pages in ("1", "2", "1"):
        recipe.write_text(f"type: handout\ntitle: A day\nitems:\n  - {item.replace('PAGES', pages)}\n", "utf-8")
        met.append(looks(builder, DocumentChoice("participant")))
    builder.end()
    assert met[0] == met[2]
    assert met[0][0] != met[1][0]


def test_no_more_is_remembered_than_pages_need(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sheetbuilder.preview.looks._KEPT", 3)
    found = PageLooks()
    builder = Builder(Subject(content))
    drawn = builder.drawn(builder.read(), DocumentChoice("set-1"), lambda: None)
    assert found.of(drawn.document, drawn.composer) == drawn.looks
    assert len(found._known) <= 3
