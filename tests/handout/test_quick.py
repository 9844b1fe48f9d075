"""Which recipes are of plain papers, and are targets like a set or a sheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder import ContentError, Package
from sheetbuilder.handout.items import ITEMS
from sheetbuilder.handout.quick import ReadyRecipes, ready_recipes


def test_of_ours_three_are(ours: Package) -> None:
    recipes = ready_recipes(ours)
    found = {name: recipes.quick(name) for name in recipes.names}
    assert {name: one.title for name, one in found.items() if one} == {
        "efter-moedet": "Efter mødet",
        "hjemmebesoeg": "Hjemmebesøg",
        "moedet-er-i-morgen": "Mødet er i morgen",
    }
    assert [name for name, one in found.items() if one is None] == ["kursusdag"]


def quick(package: Package, folder: Path, text: str) -> bool:
    path = folder / "x.yaml"
    path.write_text(text, encoding="utf-8")
    return ReadyRecipes(package, None, {"x": path}).quick("x") is not None


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("items: [{type: sheet, sheet: '2.6'}]", True),
        ("items: [{type: sheet, sheet: '2.6', edition: both}]", True),
        ("items: [{type: sheet, sheet: '2.6', edition: trainer}]", False),
        ("items: [{type: sheet, sheet: '2.6'}]\nplace: Kulturhuset", False),
        ("items: [{type: sheet, sheet: '2.6'}, {type: sign-in}]", False),
        ("items: [{type: certificate, hours: 2, contents: [a]}]", False),
    ],
)
def test_papers_have_no_course_and_are_for_everybody(ours: Package, tmp_path: Path, text: str, is_one: bool) -> None:
    assert quick(ours, tmp_path, f"type: handout\ntitle: X\n{text}\n") is is_one


def test_what_is_wrong_in_papers_is_told_whole(ours: Package, tmp_path: Path) -> None:
    wrong = "type: handout\ntitle: X\nitems: [{type: sheet, sheet: '9.9'}, {type: strategy, colour: red}]\n"
    with pytest.raises(ContentError) as raised:
        quick(ours, tmp_path, wrong)
    assert {one.code for one in raised.value.problems} == {"SB806", "SB211"}


def test_nothing_that_bears_a_name_or_comes_from_others_is_plain() -> None:
    plain = {name for name, kind in ITEMS.items() if kind.plain}
    assert plain == {
        *("opening", "text", "sheet", "set", "strategy", "figure", "core-elements", "how-to-use", "closing", "notes")
    }
    assert not any(kind.personal for kind in ITEMS.values() if kind.plain)
