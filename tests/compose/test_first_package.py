"""A first package: in both languages it builds at once, keeps every rule, and never takes another's folder."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import yaml

from sheetbuilder import build, check, handout, load
from sheetbuilder.compose.first_package import new_package
from sheetbuilder.compose.first_texts import LANGUAGES, language_of, template
from sheetbuilder.errors import ContentError, OutputError
from sheetbuilder.handout.scaffold import new_handout

DAY = datetime.date(2026, 11, 29)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_builds_without_a_warning_and_so_does_a_handout_of_it(tmp_path: Path, language: str) -> None:
    written = new_package("Mødet: #først", tmp_path, DAY, language)
    folder = written[0].parent
    assert (folder.name, written[0].name) == ("moedet-foerst", "package.yaml")
    assert sorted(written) == sorted(folder.iterdir())
    package = load(folder)
    assert (package.meta.title, language_of(package.meta.language)) == ("Mødet: #først", language)
    assert check(package, date=DAY) == ()
    assert {one.path.name for one in build(package, ["set-1", "2.1"], out=tmp_path / "out", strict=True)}
    recipe = new_handout("Aften", tmp_path, DAY, package)
    assert len(handout(package, recipe, "both", out=tmp_path / "out", strict=True, inspect=False)) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_have_the_same_files_keys_and_comments(language: str) -> None:
    def shape(value: object) -> object:
        if isinstance(value, dict):
            return {key: shape(one) for key, one in value.items() if key not in ("id", "file", "slug", "text")}
        return [shape(one) for one in value] if isinstance(value, list) else type(value)

    for name in ("package.yaml", "workflow.yaml", "core-elements.yaml", "sheet-1.yaml", "sheet-2.yaml"):
        ours, danish = (template(one, name).replace("$", "") for one in (language, "da"))
        assert shape(yaml.safe_load(ours)) == shape(yaml.safe_load(danish)), name
        assert ours.count("#") == danish.count("#"), name


def test_what_lies_in_the_folder_stays(tmp_path: Path) -> None:
    (tmp_path / "min").mkdir()
    new_package("Min", tmp_path, DAY, "da")
    before = {path: path.read_bytes() for path in (tmp_path / "min").iterdir()}
    with pytest.raises(OutputError) as told:
        new_package("Min", tmp_path, DAY, "en")
    assert [problem.code for problem in told.value.problems] == ["SB972"]
    assert {path: path.read_bytes() for path in (tmp_path / "min").iterdir()} == before
    (tmp_path / "fil").touch()
    with pytest.raises(OutputError, match="cannot be made"):
        new_package("Fil", tmp_path, DAY, "da")


def test_what_cannot_be_printed_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(ContentError):
        new_package("", tmp_path, DAY, "da")
    with pytest.raises(ValueError, match="'sv'"):
        new_package("Min", tmp_path, DAY, "sv")
    assert list(tmp_path.iterdir()) == []
