"""The program as one hash: whatever is changed in it changes the hash, and nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.unchanged import program


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "sheetbuilder"
    (folder / "pdf").mkdir(parents=True)
    (folder / "sheets").mkdir()
    (folder / "pdf" / "write.py").write_text("1", "utf-8")
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "a.ttf").write_bytes(b"a")
    monkeypatch.setattr(program, "_PACKAGE", str(folder))
    for asked_once in ("code", "program"):
        monkeypatch.setattr(program, asked_once, getattr(program, asked_once).__wrapped__)
    return folder


def test_a_changed_a_new_a_lost_and_a_renamed_file_count(package: Path) -> None:
    seen = {program.program()}
    for change in (
        lambda: (package / "pdf" / "write.py").write_text("2", "utf-8"),
        lambda: (package / "pdf" / "read.py").write_text("", "utf-8"),
        lambda: (package / "pdf" / "read.py").rename(package / "pdf" / "road.py"),
        lambda: (package.parent / "fonts" / "a.ttf").write_bytes(b"b"),
        lambda: (package / "sheets" / "one.yaml").write_text("a: 1", "utf-8"),
    ):
        before = program.program()
        change()
        after = program.program()
        assert after == program.program()
        seen.add(after)
        assert after != before
    assert len(seen) == 6


def test_sheets_and_fonts_are_no_code(package: Path) -> None:
    before = program.code()
    (package.parent / "fonts" / "a.ttf").write_bytes(b"b")
    (package / "sheets" / "one.yaml").write_text("a: 1", "utf-8")
    assert program.code() == before
    (package / "pdf" / "sheets").mkdir()
    (package / "pdf" / "sheets" / "write.py").write_text("", "utf-8")
    assert program.code() != before


def test_each_is_asked_for_once() -> None:
    assert program.code() is program.code()
    assert program.program() is program.program()


def test_what_python_keeps_for_itself_does_not(package: Path) -> None:
    before = program.program()
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "write.cpython-311.pyc").write_bytes(b"x")
    (package / "locale.po").write_text("x", "utf-8")
    assert program.program() == before


@pytest.mark.usefixtures("package")
def test_another_library_counts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "reportlab-4.4.3.dist-info").mkdir(parents=True)
    monkeypatch.setattr("sys.path", [str(site), str(tmp_path / "nowhere")])
    before = program.program()
    (site / "reportlab-4.4.3.dist-info").rename(site / "reportlab-4.4.4.dist-info")
    assert program.program() != before


def test_only_files_of_an_ending_count(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text("a: 1", "utf-8")
    before = program.files(str(tmp_path), ".yaml")
    (tmp_path / "one.pdf").write_bytes(b"%PDF")
    assert program.files(str(tmp_path), ".yaml") == before
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "two.yaml").write_text("a: 1", "utf-8")
    assert program.files(str(tmp_path), ".yaml") != before
