"""What stands on the pages of a small recipe, composed and not written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sheetbuilder.compose.session import new_session
from sheetbuilder.content import Package
from sheetbuilder.handout.binding.composing import Composition
from sheetbuilder.handout.edition import Edition
from sheetbuilder.handout.recipe.load import load_handout
from sheetbuilder.layout.flow.pages import Document
from sheetbuilder.theme import default_theme
from tests.outputs import said


def composition(package: Package, folder: Path, *items: dict[str, Any]) -> Composition:
    """Both editions of a recipe with those items; nothing in it is too long."""
    path = folder / "dag.yaml"
    path.write_text(json.dumps({"type": "handout", "title": "En dag", "items": items}), encoding="utf-8")
    session = new_session(package, default_theme())
    made = Composition(session, load_handout(path, package))
    assert session.problems == []
    return made


def words(document: Document) -> list[str]:
    """The words of each page."""
    return [" ".join(said(page.items).split()) for page in document.pages]


def participants(package: Package, folder: Path, *items: dict[str, Any]) -> list[str]:
    """The words of the participants' pages."""
    return words(composition(package, folder, *items).documents[Edition.PARTICIPANT])
