"""A short handout opens with its title and what is said of each sheet, for the participants too."""

from __future__ import annotations

from pathlib import Path

from sheetbuilder.content import Package
from tests.handout.booklet import participants


def test_comments_reach_the_participants_with_the_pages_they_are_about(ours: Package, tmp_path: Path) -> None:
    sheet = {"type": "sheet", "sheet": "2.6", "comment": "Tag det sammen."}
    pages = participants(ours, tmp_path, {"type": "opening", "lead": "Fem minutter hver."}, sheet, {"type": "closing"})
    assert pages[0].startswith("En dagFem minutter hver.")
    assert ours.meta.status is not None
    assert ours.meta.status in pages[0]
    assert "2.6 Risikovurdering før mødet" in pages[0]
    assert "Tag det sammen." in pages[0]
    assert "Risikovurdering før mødet" in pages[2], "the sheet begins a paper"


def test_every_recipe_that_comes_along_says_its_comments_to_the_participants(ours: Package) -> None:
    for path in sorted((ours.directory / "handouts").glob("*.yaml")):
        text = path.read_text("utf-8")
        assert "comment:" not in text or "- type: opening" in text or "- type: contents" in text, path.name
        assert "- type: closing" not in text or "- type: sheet" not in text[text.index("- type: closing") :], path.name
