"""The shelf of stamps: in the user's cache, bounded, and whatever lies there does no harm."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sheetbuilder.unchanged import caches, shelf


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(caches, "_caches", lambda: str(tmp_path))
    return Path(shelf.folder())


def test_a_stamp_is_found_again_by_its_question_alone(folder: Path) -> None:
    assert shelf.taken("what?") is None
    shelf.put("what?", {"out": "æ"})
    assert shelf.taken("what?") == {"out": "æ"}
    assert shelf.taken("what else?") is None
    assert [path.suffix for path in folder.iterdir()] == [".json"]


def test_whatever_is_no_stamp_is_none(folder: Path) -> None:
    shelf.put("what?", {"out": "a"})
    (stamp,) = folder.iterdir()
    for odd in (b"", b"{", b"\xff", b"[" * 100_000, b'{"a": "' + b"x" * (2 << 20) + b'"}'):
        stamp.write_bytes(odd)
        assert shelf.taken("what?") is None
    stamp.unlink()
    stamp.mkdir()
    assert shelf.taken("what?") is None
    shelf.put("what?", {})  # cannot be put there, and nobody minds


def test_the_oldest_go_first(folder: Path) -> None:
    import os

    for number in range(shelf.MOST + 3):
        shelf.put(str(number), {"number": number})
        for at, path in enumerate(sorted(folder.iterdir(), key=lambda one: json.loads(one.read_text())["number"])):
            os.utime(path, (at, at))
    kept = sorted(json.loads(path.read_text())["number"] for path in folder.iterdir())
    assert kept == list(range(3, shelf.MOST + 3))
    assert shelf.kept() == (shelf.MOST, sum(path.stat().st_size for path in folder.iterdir()))
    shelf.drop()
    assert list(folder.iterdir()) == []


def test_where_nothing_can_be_kept_nothing_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setattr(caches, "_caches", lambda: str(tmp_path / "file"))
    shelf.put("what?", {})
    assert shelf.taken("what?") is None
    shelf.drop()
    assert shelf.kept() == (0, 0)
