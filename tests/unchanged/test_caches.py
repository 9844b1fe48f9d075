"""Where what is remembered lies: as each system has it, and only whole files."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from sheetbuilder.unchanged import caches


def test_the_cache_lies_where_platformdirs_has_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    platformdirs = pytest.importorskip("platformdirs")
    for value in (str(tmp_path), "", "not/absolute"):
        monkeypatch.setenv("XDG_CACHE_HOME", value)
        if value == "not/absolute" and sys.platform == "linux":
            continue  # the specification wants such a path left alone; platformdirs takes it
        assert caches.folder("runs") == os.path.join(  # noqa: PTH118
            platformdirs.user_cache_dir("sheetbuilder", appauthor=False), "runs"
        )


@pytest.mark.parametrize(("system", "ending"), [("win32", "Local"), ("darwin", "Caches")])
def test_other_systems_have_it_elsewhere(monkeypatch: pytest.MonkeyPatch, system: str, ending: str) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    assert Path(caches.folder("runs")).parts[-3:] == (ending, "sheetbuilder", "runs")


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "new" / "file"
    caches.put(str(place), b"one")
    caches.put(str(place), b"other")
    assert place.read_bytes() == b"other"
    assert place.parent.stat().st_mode & 0o077 == 0, "nobody else reads what is remembered"

    def full(*_: object) -> None:
        raise OSError(28, "no space left")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="no space"):
        caches.put(str(place), b"third")
    assert [path.name for path in place.parent.iterdir()] == ["file"]
    assert place.read_bytes() == b"other"


def test_what_another_run_removes_meanwhile_counts_for_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"12")
    assert caches.kept(str(tmp_path)) == (1, 2)
    (entry,) = caches.files(str(tmp_path))
    (tmp_path / "file").unlink()
    assert caches.size(entry) == 0
    caches.dropped(entry)
    assert caches.kept(str(tmp_path / "nowhere")) == (0, 0)
    caches.drop(str(tmp_path / "nowhere"))
