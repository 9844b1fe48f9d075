"""The brand among files that somebody has chosen."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.app.bringing import brand_among, brought
from sheetbuilder.errors import ContentError, MissingError
from sheetbuilder.serving.forms import UploadedFile

CHILD = UploadedFile("child.yaml", b"type: brand\nextends: shared/base.yaml\n")
BASE = UploadedFile("base.yaml", b"type: brand\nname: Base\n")


def test_the_one_that_no_other_extends_is_meant() -> None:
    assert brand_among([BASE, CHILD, UploadedFile("sheet.yaml", b"type: sheet\n")]) is CHILD
    assert brand_among([BASE]) is BASE


def test_none_and_several_are_told() -> None:
    with pytest.raises(MissingError):
        brand_among([UploadedFile("a.yaml", b"type: sheet\n"), UploadedFile("b.txt", b"type: brand\n")])
    with pytest.raises(ContentError):
        brand_among([BASE, UploadedFile("other.yaml", BASE.content)])
    with pytest.raises(ContentError):
        brand_among([UploadedFile("a.yaml", b"type: brand\nextends: a.yaml\n")])


def test_nothing_is_left_of_what_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("type: brand\n")
    assert brought([CHILD, BASE], tmp_path / "one") == tmp_path / "one" / "child.yaml"
    assert (tmp_path / "one" / "shared" / "base.yaml").is_file()
    with pytest.raises(ContentError):
        brought([UploadedFile("b.yaml", b"type: brand\nextends: ../secret.yaml\n")], tmp_path / "two")
    assert not (tmp_path / "two").exists()
