"""What only the page could see is told where the author wrote it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.compose import load
from sheetbuilder.compose.api import build
from sheetbuilder.errors import LayoutError, Problem
from tests import packages


def _refused(folder: Path, old: str, new: str, name: str) -> tuple[Problem, ...]:
    packages.made(folder)
    path = next(folder.glob(name))
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LayoutError) as refused:
        build(load(folder), out=folder / "out")
    return refused.value.problems


def test_a_character_that_the_font_lacks_is_shown_in_every_text_that_has_it(tmp_path: Path) -> None:
    problems = _refused(tmp_path, '"title": "', '"title": "日', "1.1-*.yaml")
    found = [problem for problem in problems if problem.code == "SB304"]
    assert len(found) == 1
    where = found[0].where
    assert where is not None
    assert where.file.name.startswith("1.1-")
    assert where.text[where.column - 1 : where.end_column - 1] == "日"


def test_a_word_wider_than_its_column_is_shown_in_its_file(tmp_path: Path) -> None:
    long = "A" * 90
    problems = _refused(tmp_path, '"purpose": "', f'"purpose": "{long} ', "1.1-*.yaml")
    found = [problem for problem in problems if problem.code == "SB404"]
    assert found
    for problem in found:
        assert problem.where is not None
        assert problem.where.file.name.startswith("1.1-")
        assert problem.where.line > 1
