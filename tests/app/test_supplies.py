"""What the command line gives to the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.app.supplies import Supplies, supplies
from sheetbuilder.errors import MissingError


def test_our_package_is_there_without_being_named(ours: Supplies) -> None:
    assert ours.package.sheets
    assert (ours.content, ours.folder) == (None, None)


def test_a_folder_that_there_is_not_is_told(tmp_path: Path) -> None:
    assert supplies(None, tmp_path).folder == tmp_path
    with pytest.raises(MissingError) as raised:
        supplies(None, tmp_path / "none")
    assert [problem.code for problem in raised.value.problems] == ["SB957"]
