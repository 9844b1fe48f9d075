"""The store: what is taken is what was put, whatever has become of it; the least asked for goes first."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from sheetbuilder.unchanged import caches, store
from sheetbuilder.unchanged.store import Store

KEY, OTHER = b"k" * 32, b"o" * 32


def files(of: Store) -> list[Path]:
    return sorted(Path(of.folder).iterdir())


def test_what_was_put_is_taken_by_its_key_alone() -> None:
    kept = Store("things")
    assert kept.taken(KEY) is None
    kept.put(KEY, b"one")
    assert (kept.taken(KEY), kept.taken(OTHER)) == (b"one", None)
    kept.put(KEY, b"other")
    assert Store("things").taken(KEY) == b"other"
    assert Store("elsewhere").taken(KEY) is None
    assert kept.kept() == (1, 32 + 5)
    kept.drop()
    assert kept.taken(KEY) is None


@pytest.mark.parametrize("odd", [b"", b"x", b"\0" * 40, hashlib.sha256(b"one").digest() + b"one"])
def test_what_is_not_what_was_put_is_not_there(odd: bytes) -> None:
    kept = Store("things")
    kept.put(KEY, b"one")
    (file,) = files(kept)
    file.write_bytes(odd)
    assert kept.taken(KEY) is None


def test_a_file_under_the_name_of_another_is_not_there() -> None:
    kept = Store("things")
    kept.put(KEY, b"one")
    (file,) = files(kept)
    file.rename(file.with_name(OTHER.hex()))
    assert kept.taken(OTHER) is None


def test_no_more_is_read_or_kept_than_a_file_may_have(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "LARGEST", 10)
    kept = Store("things")
    kept.put(KEY, b"x" * 11)
    assert kept.kept() == (0, 0)
    kept.put(KEY, b"x" * 10)
    assert kept.taken(KEY) == b"x" * 10
    monkeypatch.setattr(store, "LARGEST", 9)
    assert kept.taken(KEY) is None


def test_what_nobody_has_asked_for_longest_goes_first() -> None:
    kept = Store("things", most=10 * 100)
    keys = [hashlib.sha256(bytes([number])).digest() for number in range(11)]
    for number, key in enumerate(keys[:10]):
        kept.put(key, b"x" * 68)
        os.utime(Path(kept.folder) / key.hex(), (number, number))
    assert kept.kept() == (10, 1000)
    assert kept.taken(keys[0]) is not None  # asked for just now
    kept.put(keys[10], b"x" * 68)
    left = [number for number, key in enumerate(keys) if kept.taken(key) is not None]
    assert left == [0, *range(3, 11)], "as much as leaves a tenth free"


@pytest.mark.parametrize("count", [100, 1600])
def test_all_files_are_looked_at_a_few_times_however_many_are_put(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = list[str]()
    files_in = caches.files

    def counted(inside: str) -> list[os.DirEntry[str]]:
        looked.append(inside)
        return files_in(inside)

    most = 100 * count
    kept = Store("things", most)
    with monkeypatch.context() as patched:
        patched.setattr(caches, "files", counted)
        for number in range(count):
            kept.put(number.to_bytes(32, "big"), b"x" * 68)
        assert len(looked) <= 8
        for number in range(count, 2 * count):
            kept.put(number.to_bytes(32, "big"), b"x" * 68)
        assert len(looked) <= 70
    assert kept.kept()[1] <= most + most // 64


def test_where_nothing_can_be_kept_nothing_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    kept = Store("things")
    kept.put(KEY, b"one")
    assert kept.taken(KEY) is None
    assert kept.kept() == (0, 0)
