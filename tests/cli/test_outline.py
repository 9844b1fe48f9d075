"""What a package has on offer, read from the tops of its files: the same as when all of it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder import load, resources, targets
from sheetbuilder.cli.outline import PackageOutline
from sheetbuilder.handout import ready_made
from tests.packages import made

EXAMPLE = Path(__file__).parents[2] / "examples/first-conversation"


@pytest.mark.parametrize("folder", [resources.sheets(), EXAMPLE], ids=["sheets", "example"])
def test_it_offers_what_there_is(folder: Path) -> None:
    package, outline = load(folder), PackageOutline(folder)
    every = dict(outline.targets())
    assert {name for name in every if name not in {sheet.slug for sheet in package.sheets}} == {
        target.name for target in targets(package)
    }
    assert all(every[target.name] == target.title for target in targets(package))
    assert list(outline.sheets()) == [(sheet.number, sheet.title) for sheet in package.sheets]
    assert list(outline.short_names()) == [(sheet.slug, sheet.title) for sheet in package.sheets]
    assert [name for name, _ in outline.recipes()] == list(ready_made(package))


def test_the_next_number_of_each_step(tmp_path: Path) -> None:
    made(tmp_path, steps=3)
    (tmp_path / "2.10-nyt.yaml").touch()
    assert dict(PackageOutline(tmp_path).free_numbers()) == {
        "1.2": "Det 1. skridt",
        "2.11": "Det 2. skridt",
        "3.2": "Det 3. skridt",
    }


def test_the_kinds_of_a_recipe(tmp_path: Path) -> None:
    recipe = tmp_path / "kursus.yaml"
    recipe.write_text("items: [{type: sheet}, {type: certificate}, {type: sheet}, {}]", "utf-8")
    assert [name for name, _ in PackageOutline(tmp_path).kinds(str(recipe))] == ["sheet", "certificate"]
    assert ("cover", "") in list(PackageOutline(resources.sheets()).kinds("kursusdag"))
    assert list(PackageOutline(tmp_path).kinds("none")) == []


@pytest.mark.parametrize(
    "text", ["", "sets: x", "sets: [1, {id: [a]}]", "{{{", "sets:\n  - &a [*a]\n", "\x00", "title: >-\n  x\n"]
)
def test_what_cannot_be_read_is_not_there(tmp_path: Path, text: str) -> None:
    made(tmp_path)
    for name in ("package.yaml", "workflow.yaml", "1.1-ark-1.yaml"):
        (tmp_path / name).write_text(text, "utf-8")
    outline = PackageOutline(tmp_path)
    assert dict(outline.targets())["1.1"] in ("", "x")
    assert ("2.1", "Ærlig øvelse på trin 2") in list(outline.targets())
    assert list(outline.free_numbers()) == []
    assert list(PackageOutline(tmp_path / "none").targets()) == []
