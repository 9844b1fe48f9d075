"""A package read: the one in a folder, or the one that came along."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder import resources
from sheetbuilder.compose.loading import load
from sheetbuilder.errors import MissingError
from tests.packages import made


def test_a_folder_is_read_however_it_is_named_and_none_means_ours(tmp_path: Path) -> None:
    made(tmp_path)
    assert load(str(tmp_path)).meta.title == load(tmp_path).meta.title == "En lille pakke"
    assert load().directory == resources.sheets()


def test_a_folder_that_there_is_not_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match="does not exist"):
        load(str(tmp_path / "none"))
