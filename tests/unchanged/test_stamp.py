"""A stamp answers its question only while everything is as it was."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sheetbuilder.unchanged import stamp
from sheetbuilder.unchanged.stamp import Stamp, said_again


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(stamp, "program", lambda: "this program")
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "package.yaml").write_text("a: 1", "utf-8")
    (tmp_path / "brand.yaml").write_text("name: A", "utf-8")
    (tmp_path / "made.pdf").write_bytes(b"%PDF")
    return folder


def closed(content: Path) -> dict[str, object]:
    there = content.parent
    begun = Stamp("what?", str(content))
    begun._begun *= 2  # the files of the test were written in this very moment
    found = begun.closed([str(there / "brand.yaml"), str(there / "none")], [str(there / "made.pdf")], "out", "err")
    assert found is not None
    return found


def test_nothing_has_changed(content: Path) -> None:
    kept = closed(content)
    assert said_again(kept, "what?") == ("out", "err")
    assert said_again(kept, "what else?") is None
    for path in content.parent.rglob("*"):  # a date says nothing
        os.utime(path, (1, 1))
    assert said_again(kept, "what?") == ("out", "err")


@pytest.mark.parametrize("name", ["brand.yaml", "made.pdf", "none", "content/package.yaml", "content/new.yaml"])
def test_a_file_is_not_what_it_was(content: Path, name: str) -> None:
    kept = closed(content)
    with (content.parent / name).open("a", encoding="utf-8") as opened:
        opened.write("#")
    assert said_again(kept, "what?") is None


@pytest.mark.parametrize("name", ["brand.yaml", "made.pdf", "content/package.yaml"])
def test_a_file_is_gone(content: Path, name: str) -> None:
    kept = closed(content)
    (content.parent / name).unlink()
    assert said_again(kept, "what?") is None


def test_another_program(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = closed(content)
    monkeypatch.setattr(stamp, "program", lambda: "that program")
    assert said_again(kept, "what?") is None


ODD: tuple[object, ...] = (None, 1, [], {"a": 1})


def test_odd_stamps_answer_nothing(content: Path) -> None:
    kept = closed(content)
    odds: tuple[object, ...] = (None, [], "x", 1, {}, *({**kept, name: value} for name in kept for value in ODD))
    for odd in odds:
        assert said_again(odd, "what?") is None


def test_a_file_that_was_changed_meanwhile_closes_no_stamp(content: Path) -> None:
    begun = Stamp("what?", str(content))
    brand = content.parent / "brand.yaml"
    brand.write_text("name: B", "utf-8")
    os.utime(brand, (1, 1))  # whoever puts an old file in its place is noticed as well
    assert begun.closed([str(brand)], [], "", "") is None
    with pytest.raises(FileNotFoundError):
        begun.closed([], [str(content / "gone.pdf")], "", "")
