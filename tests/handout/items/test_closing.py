"""The closing page under the package's title, or under one that a recipe gives it."""

from __future__ import annotations

from pathlib import Path

from sheetbuilder.content import Package
from tests.handout.booklet import participants


def test_a_recipe_may_call_it_what_it_is_for(ours: Package, tmp_path: Path) -> None:
    usual, own = (
        participants(ours, tmp_path, {"type": "closing", **more})[0] for more in ({}, {"title": "Når det haster"})
    )
    assert usual.startswith(ours.meta.closing.title)
    assert own.startswith("Når det haster")
    assert usual.removeprefix(ours.meta.closing.title)[:200] == own.removeprefix("Når det haster")[:200]
