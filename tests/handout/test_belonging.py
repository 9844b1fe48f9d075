"""Two recipes of one name never write over each other's files, neither handouts nor personal copies."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sheetbuilder import handout, plan_copies, write_collated, write_copies
from sheetbuilder.content import Package
from sheetbuilder.errors import OutputError
from sheetbuilder.handout import ready_made
from sheetbuilder.publish import manifest
from tests.packs.brands import contents

RECIPE = "type: handout\ntitle: {title}\nitems:\n- type: cover\n- type: notes\n  pages: 1\n"
LIST = "navn\nPrøve Person\n"


def recipe_in(folder: Path, name: str = "temadag.yaml", title: str = "Temadag") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(RECIPE.format(title=title), encoding="utf-8")
    (folder / "liste.csv").write_text(LIST, encoding="utf-8")
    return path


def built(package: Package, recipe: Path, out: Path) -> None:
    handout(package, recipe, out=out)


def copied(package: Package, recipe: Path, out: Path) -> None:
    write_copies(plan_copies(package, recipe, recipe.parent / "liste.csv", out=out))


def collated(package: Package, recipe: Path, out: Path) -> None:
    write_collated(plan_copies(package, recipe, recipe.parent / "liste.csv", out=out))


Way = Callable[[Package, Path, Path], None]
WAYS: tuple[Way, ...] = (built, copied, collated)


@pytest.mark.parametrize("first", WAYS)
def test_the_files_of_another_recipe_of_that_name_are_left_alone(ours: Package, tmp_path: Path, first: Way) -> None:
    out = tmp_path / "out"
    first(ours, recipe_in(tmp_path / "a", title="Den første"), out)
    before = contents(out)
    other = recipe_in(tmp_path / "b", title="Den anden")
    for way in WAYS:
        with pytest.raises(OutputError) as caught:
            way(ours, other, out)
        (problem,) = caught.value.problems
        assert problem.code == "SB863"
        assert "Den første" in str(problem.message)
        assert contents(out) == before


def test_a_recipe_writes_over_its_own_files_also_when_it_was_changed(ours: Package, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for title in ("Før", "Efter"):
        recipe = recipe_in(tmp_path / "a", title=title)
        for way in WAYS:
            way(ours, recipe, out)
    known = manifest.read(out / "temadag")
    assert known is not None
    assert known.content["title"] == "Efter"
    assert len(known.files) == 2, "the handout, and all copies in one file"


def test_recipe_and_folder_can_be_moved_together(ours: Package, tmp_path: Path) -> None:
    recipe = recipe_in(tmp_path / "here" / "a")
    built(ours, recipe, tmp_path / "here" / "out")
    shutil.move(tmp_path / "here", tmp_path / "there")
    built(ours, tmp_path / "there" / "a" / "temadag.yaml", tmp_path / "there" / "out")


def test_names_that_come_to_the_same_folder_are_told(ours: Package, tmp_path: Path) -> None:
    out = tmp_path / "out"
    built(ours, recipe_in(tmp_path, "handout.yaml"), out)
    for name in ("..yaml", "Handout.yaml", "...yaml"):
        with pytest.raises(OutputError):
            built(ours, recipe_in(tmp_path, name), out)


def test_a_recipe_of_the_package_and_one_of_its_name_are_two(ours: Package, tmp_path: Path) -> None:
    out, (name, path) = tmp_path / "out", next(iter(ready_made(ours).items()))
    handout(ours, name, out=out)
    handout(ours, path, out=out)
    with pytest.raises(OutputError):
        built(ours, recipe_in(tmp_path, f"{name}.yaml"), out)


def test_the_manifest_names_no_folder(ours: Package, tmp_path: Path) -> None:
    built(ours, recipe_in(tmp_path / "Anna Prøve"), tmp_path / "out")
    assert "Anna" not in (tmp_path / "out" / "temadag" / manifest.NAME).read_text("utf-8")


@pytest.mark.parametrize("name", ["CON", "nul", "Com1", "LPT9"])
def test_a_name_that_windows_keeps_for_itself_is_no_folder(ours: Package, tmp_path: Path, name: str) -> None:
    built(ours, recipe_in(tmp_path, f"{name}.yaml"), tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == [f"handout-{name.lower()}"]
