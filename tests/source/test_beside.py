"""Files beside a brand file: read where they may be, one clear problem where not."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.errors import Where
from sheetbuilder.source.beside import beside


@pytest.fixture
def where(tmp_path: Path) -> Where:
    (tmp_path / "brand" / "deep").mkdir(parents=True)
    (tmp_path / "brand" / "deep" / "mark.png").write_bytes(b"12345")
    (tmp_path / "outside.png").write_bytes(b"secret")
    (tmp_path / "brand" / "link.png").symlink_to(tmp_path / "outside.png")
    (tmp_path / "brand" / "loop.png").symlink_to("loop.png")
    return Where(tmp_path / "brand" / "brand.yaml", 3, 9)


def test_a_file_below_is_read(where: Where) -> None:
    file = beside(where, "deep/mark.png", 5, "SB000")
    assert (file.path.name, file.data, file.problem) == ("mark.png", b"12345", None)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("../outside.png", "outside the folder"),
        ("/etc/passwd", "outside the folder"),
        ("link.png", "outside the folder"),
        ("none.png", "does not exist"),
        ("deep", "is no ordinary file"),
        ("loop.png", "loop.png"),
        ("a\u202egnp.png", "nobody can see"),
        ("a\0b", "nobody can see"),
        ("x" * 5000, "cannot be read"),
    ],
)
def test_any_other_is_one_problem_at_its_place(where: Where, value: str, message: str) -> None:
    file = beside(where, value, 5, "SB000")
    assert file.problem is not None
    assert (file.problem.code, file.problem.where, file.data) == ("SB000", where, b"")
    assert message in str(file.problem.message)


def test_a_file_is_no_larger_than_it_may_be(where: Where) -> None:
    file = beside(where, "deep/mark.png", 4, "SB000")
    assert file.problem is not None
    assert "larger than" in str(file.problem.message)
