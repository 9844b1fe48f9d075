"""Cards in a handout: papers of their own, backs behind their fronts, read once, and never in what is folded."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from sheetbuilder import ContentError, LayoutError, Package, PrintOptions, handout
from sheetbuilder.compose.session import new_session
from sheetbuilder.handout import load_handout
from sheetbuilder.handout.binding.composing import compose
from sheetbuilder.handout.edition import Edition
from sheetbuilder.imposition.booklet import Booklet
from sheetbuilder.imposition.card_grid import card_grid
from sheetbuilder.layout.flow.pages import Document, Page, PageKind
from sheetbuilder.layout.items import Group
from sheetbuilder.layout.sides import Flip, Sides
from sheetbuilder.theme import default_theme
from sheetbuilder.theme.papers import card, paper
from tests.readings import inspect

PAGE: dict[str, Any] = {"type": "text", "title": "En side", "blocks": [{"type": "text", "text": "Ord."}]}


def recipe(folder: Path, *decks: str) -> Path:
    path = folder / "kursus.yaml"
    items = [PAGE, *({"type": "cards", "deck": deck} for deck in decks), PAGE]
    path.write_text(json.dumps({"type": "handout", "title": "Et kursus", "items": items}, ensure_ascii=False), "utf-8")
    return path


def document(package: Package, path: Path, **options: Any) -> Document:
    session = new_session(package, default_theme(), PrintOptions(**options))
    made = compose(session, load_handout(path, package))[Edition.PARTICIPANT]
    assert session.problems == []
    return made


def cards_of(made: Document) -> list[Page]:
    return [page for page in made.pages if page.kind is PageKind.CARD]


def test_fronts_are_right_hand_pages_and_their_backs_follow(ours: Package, tmp_path: Path) -> None:
    made = document(ours, recipe(tmp_path, "livline"))
    front, back = cards_of(made)
    assert (front.number, back.number) == (3, 4)
    grid = card_grid(paper("a4"), card("a7"))
    placed = [(group.x, group.y) for group in front.items if isinstance(group, Group)][: grid.count]
    assert placed == list(grid.fronts)
    assert [(group.x, group.y) for group in back.items if isinstance(group, Group)] == list(grid.backs)


@pytest.mark.parametrize(("flip", "deck", "turned"), [(None, "livline", False), (Flip.SHORT, "livline", True)])
def test_backs_of_papers_that_stand_are_turned_for_the_short_edge(
    flip: Flip | None, deck: str, turned: bool, ours: Package, tmp_path: Path
) -> None:
    assert [page.turned for page in cards_of(document(ours, recipe(tmp_path, deck), flip=flip))] == [False, turned]


@pytest.mark.parametrize(("flip", "turned"), [(None, True), (Flip.SHORT, False)])
def test_backs_of_papers_that_lie_are_turned_for_the_long_edge(
    flip: Flip | None, turned: bool, ours: Package, tmp_path: Path
) -> None:
    """Nine core elements on five papers that lie would make most pages lie; so there are pages that stand beside."""
    path = recipe(tmp_path, "livline", "roles", "conversation", "elements")
    pages = [page for page in cards_of(document(ours, path, flip=flip)) if page.landscape]
    backs = [page.turned for page in pages if page.number % 2 == 0]
    assert set(backs[1:]) == {turned}


def test_on_one_side_blank_backs_go_and_numbers_stay(ours: Package, tmp_path: Path) -> None:
    made = document(ours, recipe(tmp_path, "roles"), sides=Sides.SIMPLEX)
    assert [page.number for page in made.pages] == [1, 3, 5]


def test_who_listens_hears_each_card_once_at_its_place_and_finds_the_deck(ours: Package, tmp_path: Path) -> None:
    (made,) = handout(ours, recipe(tmp_path, "livline"), "participant", out=tmp_path / "out")
    report = inspect(made.path)
    assert report.problems == ()
    assert report.text().count("Når du har brug for det") == 1
    assert "Livlinekort" in [one.get("/Title") for one in PdfReader(made.path).outline if not isinstance(one, list)]


def test_a_deck_that_there_is_not_is_told_with_the_nearest(ours: Package, tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        load_handout(recipe(tmp_path, "livlin"), ours)
    (problem,) = caught.value.problems
    assert (problem.code, str(problem.hint)) == ("SB806", "did you mean “livline”?")


def test_nothing_is_cut_out_of_what_is_folded(ours: Package, tmp_path: Path) -> None:
    with pytest.raises(LayoutError) as caught:
        handout(ours, recipe(tmp_path, "roles"), out=tmp_path / "out", imposition=Booklet())
    assert [problem.code for problem in caught.value.problems] == ["SB889"]
    assert not (tmp_path / "out").exists()
