"""Whatever an author puts where blocks stand, there is a document or there are problems, and never a fault of ours."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetbuilder import check, load
from sheetbuilder.blocks import VOCABULARY
from sheetbuilder.compose.session import new_session
from sheetbuilder.content.zones import Side
from sheetbuilder.errors import SheetbuilderError
from sheetbuilder.handout.binding.composing import compose
from sheetbuilder.handout.recipe.load import load_handout
from sheetbuilder.theme import default_theme
from tests import packages

SHEET, PACKAGE = "1.1-ark-1.yaml", "package.yaml"
PLACES: dict[str, tuple[str | int, ...]] = {
    "front": (SHEET, "front"),
    "back": (SHEET, "back"),
    "strategy": ("strategy.yaml", "blocks"),
    "guide": ("guide.yaml", "chapters", 0, "blocks"),
    "how to use": (PACKAGE, "how_to_use", "blocks"),
    "closing": (PACKAGE, "closing", "blocks"),
    "ground rules": (PACKAGE, "handouts", "ground_rules", "blocks"),
    "evaluation": (PACKAGE, "handouts", "evaluation", "blocks"),
    "licence": (PACKAGE, "handouts", "licence", "blocks"),
    "own text": ("recipe", "items", 0, "blocks"),
    "exercise": ("recipe", "items", 1, "blocks"),
    "own evaluation": ("recipe", "items", 2, "blocks"),
}
"""The way to each list of blocks that an author can write, in a package or in a recipe."""

TEXT = {"type": "text", "text": "Et afsnit."}


def written() -> dict[str, Any]:
    """A package and a recipe whose lists of blocks are all there and right."""
    files: dict[str, Any] = copy.deepcopy(packages.files())
    files[PACKAGE]["handouts"] = {
        name: {"title": name, "blocks": [dict(TEXT)]} for name in ("ground_rules", "evaluation", "licence")
    }
    files["recipe"] = {
        "type": "handout",
        "title": "Et kursus",
        "items": [
            {"type": "text", "title": "Tekst", "blocks": [dict(TEXT)]},
            {"type": "exercise", "title": "Prøv", "minutes": 5, "instructions": ["Gør."], "blocks": [dict(TEXT)]},
            {"type": "evaluation", "title": "Sig til", "blocks": [dict(TEXT)]},
            {"type": "ground-rules"},
            {"type": "evaluation"},
            {"type": "licence"},
            {"type": "sheet", "sheet": "1.1"},
            {"type": "strategy"},
        ],
    }
    return files


def codes(folder: Path, files: dict[str, Any], paper: str) -> set[str]:
    """The codes of what is wrong, after everything that can be laid out was laid out; any other exception passes."""
    recipe = files.pop("recipe")
    try:
        package = load(packages.written(folder, files))
        check(package, paper=paper)
        (folder / "kursus.yaml").write_text(json.dumps(recipe), "utf-8")
        session = new_session(package, default_theme(paper))
        compose(session, load_handout(folder / "kursus.yaml", package))
        return {problem.code for problem in session.problems}
    except SheetbuilderError as error:
        return {problem.code for problem in error.problems}


def test_without_a_change_nothing_is_wrong(tmp_path: Path) -> None:
    assert codes(tmp_path, written(), "a4") == set()


kinds = st.lists(st.sampled_from(sorted(VOCABULARY)), min_size=1, max_size=3)


@settings(max_examples=8)
@given(
    put=st.dictionaries(st.sampled_from(sorted(PLACES)), kinds, min_size=1, max_size=3),
    alone=st.booleans(),
    paper=st.sampled_from(["a4", "a5"]),
)
def test_any_block_at_any_place(
    put: dict[str, list[str]], alone: bool, paper: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    files = written()
    for place, names in put.items():
        found: Any = files
        for part in PLACES[place]:
            found = found[part]
        if alone:
            found.clear()
        found += [copy.deepcopy(getattr(VOCABULARY[name], "sample")) for name in names]  # noqa: B009
    sides = {"front": Side.FRONT, "back": Side.BACK, "strategy": Side.BACK}
    misplaced = any(VOCABULARY[name].zone.side is not sides[at] for at in sides for name in put.get(at, ()))
    assert ("SB221" in codes(tmp_path_factory.mktemp("wrong"), files, paper)) == misplaced
