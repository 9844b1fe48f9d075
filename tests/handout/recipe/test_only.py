"""A part of a handout: the items of a kind alone, under a name of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.content import Package
from sheetbuilder.errors import ContentError
from sheetbuilder.handout.personal.copies import plan_copies, write_collated
from sheetbuilder.handout.recipe.load import load_handout
from sheetbuilder.handout.recipe.only import only
from tests.readings import inspect

RECIPE = """type: handout
title: En dag
items:
  - type: cover
  - type: name-tent
  - type: sheet
    sheet: "2.6"
  - type: certificate
"""


@pytest.fixture
def recipe(tmp_path: Path) -> Path:
    path = tmp_path / "dag.yaml"
    path.write_text(RECIPE, encoding="utf-8")
    return path


def test_items_of_a_kind_stay_in_their_order_under_a_name_of_their_own(recipe: Path, ours: Package) -> None:
    read = load_handout(recipe, ours)
    assert only(read, ()) is read
    part = only(read, ("certificate", "name-tent"))
    assert [item.type for item in part.recipe.items] == ["name-tent", "certificate"]
    assert part.name == "dag-kursusbevis-navneskilt"


def test_every_kind_that_there_is_not_is_told(recipe: Path, ours: Package) -> None:
    with pytest.raises(ContentError) as refused:
        only(load_handout(recipe, ours), ("sign-in", "certificate", "index"))
    assert [one.code for one in refused.value.problems] == ["SB860", "SB860"]


def test_certificates_for_a_list_are_pages_with_names_and_nothing_else(recipe: Path, ours: Package) -> None:
    people = recipe.with_name("people.csv")
    people.write_text("navn;arbejdsplads\nAnne Prøve;Prøvesund\nBo Eksempel;Eksempelkøbing\n", encoding="utf-8")
    plan = plan_copies(ours, recipe, people, out=recipe.parent, kinds=("certificate",))
    report = inspect(write_collated(plan).path)
    assert report.problems == ()
    assert "Anne Prøve" in report.text()
    assert "Bo Eksempel" in report.text()
    assert "har deltaget i En dag" in report.text()
    assert "Risikovurdering" not in report.text()
