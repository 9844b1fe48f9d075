"""All that can be built by name: a package's own targets, and its recipes of plain papers beside them."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from sheetbuilder import (
    ContentError,
    MissingError,
    Package,
    build,
    check,
    handout,
    inspect,
    load,
    load_brand,
    pack,
    select,
    targets,
)
from sheetbuilder.compose.targets import TargetKind
from tests.packages import files, sheet, written

DAY = datetime.date(2026, 11, 24)
BRAND = 'type: brand\nname: Prøvehøj Kommune\nmunicipality_code: "0000"\n'
PAPERS = """\
type: handout
title: I morgen
items:
  - {type: opening, lead: To papirer.}
  - {type: sheet, sheet: "2.1", comment: Begynd her.}
  - {type: strategy}
"""
COURSE = "type: handout\ntitle: Kurset\nitems:\n  - {type: cover}\n  - {type: sheet, sheet: '1.1'}\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package with a recipe of papers and a handout of a course; it has the words of ours."""
    ours = Path(__file__).parents[1] / "sheets"
    content = files()
    content["2.2-andet-ark.yaml"] = {**sheet("2.2"), "slug": "andet-ark"}
    path = written(tmp_path_factory.mktemp("offers"), content)
    shutil.copy(ours / "words.yaml", path / "words.yaml")
    (path / "handouts").mkdir()
    (path / "handouts/i-morgen.yaml").write_text(PAPERS, encoding="utf-8")
    (path / "handouts/kurset.yaml").write_text(COURSE, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def package(folder: Path) -> Package:
    return load(folder)


def test_recipes_of_papers_are_targets_and_stand_last(package: Package, ours: Package) -> None:
    assert [(one.name, one.title, one.kind) for one in targets(package)][-1] == (
        "i-morgen",
        "I morgen",
        TargetKind.RECIPE,
    )
    assert [one.name for one in targets(ours)][-3:] == ["moedet-er-i-morgen", "hjemmebesoeg", "efter-moedet"]
    assert [one.name for one in select(package, ["all"])][-1] == "i-morgen"
    assert [one.name for one in select(package, ["i-morgen", "2.1"])] == ["i-morgen", "2.1"]


def test_it_is_what_the_handout_is(package: Package, tmp_path: Path) -> None:
    (built,) = build(package, ["i-morgen"], out=tmp_path, date=DAY)
    assert (built.path, built.target, built.pages) == (tmp_path / "i-morgen.pdf", "i-morgen", 6)
    (same,) = handout(package, "i-morgen", out=tmp_path, date=DAY)
    assert built.path.read_bytes() == same.path.read_bytes()
    assert inspect(built.path).problems == ()


def test_a_handout_of_a_course_is_told_to_be_one(package: Package) -> None:
    with pytest.raises(MissingError) as raised:
        build(package, ["kurset"])
    (problem,) = raised.value.problems
    assert (problem.code, str(problem.message)) == ("SB205", "“kurset” is the recipe of a handout")
    assert str(problem.hint) == "“sheetbuilder handout kurset” builds it"


def test_a_near_miss_is_answered_with_a_recipe(package: Package) -> None:
    with pytest.raises(MissingError) as raised:
        select(package, ["i-moren"])
    (problem,) = raised.value.problems
    assert (problem.code, str(problem.hint)) == ("SB204", "did you mean “i-morgen”?")


def dropping(folder: Path) -> Path:
    path = folder / "brand.yaml"
    path.write_text(f'{BRAND}local:\n  - {{sheet: "2.1", drop: true}}\n', encoding="utf-8")
    return path


def test_what_a_municipality_leaves_out_takes_the_recipe_with_it_and_nothing_else(
    package: Package, tmp_path: Path
) -> None:
    brand = load_brand(dropping(tmp_path))
    assert "i-morgen" not in [one.name for one in targets(package, brand)]
    built = build(package, out=tmp_path, date=DAY, brand=brand, inspect=False)
    assert "i-morgen" not in [one.target for one in built]
    (told,) = (one for one in built[0].warnings if one.code == "SB208")
    assert str(told.message).startswith("“i-morgen” is left out: there is no sheet “2.1”")
    assert told.where is not None
    assert (told.where.file.name, told.where.line) == ("i-morgen.yaml", 5)
    with pytest.raises(ContentError) as raised:
        build(package, ["i-morgen"], out=tmp_path, date=DAY, brand=brand)
    assert [one.code for one in raised.value.problems] == ["SB806"]
    with pytest.raises(ContentError):
        build(package, out=tmp_path, date=DAY, brand=brand, strict=True)
    assert "SB208" in [one.code for one in check(package, brand=brand)]


def test_what_is_wrong_in_one_recipe_keeps_no_sheet_back(folder: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(folder, content)
    (content / "handouts/i-morgen.yaml").write_text("type: handout\ntitle: [\n", encoding="utf-8")
    package = load(content)
    assert len(build(package, ["2.1"], out=tmp_path, date=DAY)) == 1
    (one, *_) = build(package, ["all"], out=tmp_path, date=DAY)
    assert [problem.code for problem in one.warnings] == ["SB208"]


def test_a_name_of_a_target_is_never_that_of_a_recipe(folder: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(folder, content)
    (content / "handouts/strategi.yaml").write_text(PAPERS, encoding="utf-8")  # as the file of the strategy
    assert [one.name for one in targets(load(content)) if one.kind is TargetKind.RECIPE] == ["i-morgen"]


def test_every_pack_has_them_but_one_that_lacks_a_sheet_of_theirs(folder: Path, tmp_path: Path) -> None:
    whole, without = tmp_path / "whole.yaml", dropping(tmp_path)
    whole.write_text(BRAND.replace("Prøvehøj", "Prøvesund"), encoding="utf-8")
    for again in (False, True):
        one, other = pack([whole, without], content=folder, out=tmp_path / "packs", date=DAY, inspect=False)
        assert (one.status, other.status) == (("unchanged",) * 2 if again else ("built",) * 2)
        assert "SB208" not in [problem.code for problem in one.problems]
        assert [problem.code for problem in other.problems].count("SB208") == 1
        assert one.folder is not None
        assert other.folder is not None
        assert (one.folder / "i-morgen-2.0.pdf").is_file()
        assert not (other.folder / "i-morgen-2.0.pdf").exists()
