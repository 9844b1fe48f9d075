"""The names of a folder are brought to the disk, and where that cannot be, nothing is lost and nothing stays open."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sheetbuilder.publish.syncing import synced

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no call that brings a folder to the disk.")


@contextmanager
def all_closed() -> Iterator[None]:
    """What is opened meanwhile is closed again: a descriptor that is given now is given afterwards too."""
    before = os.dup(0)
    os.close(before)
    yield
    after = os.dup(0)
    os.close(after)
    assert after == before


@pytest.fixture
def brought(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """The folders that were brought to the disk, by what the system calls them."""
    folders = []
    real = os.fsync

    def told(handle: int) -> None:
        of = os.fstat(handle)
        if stat.S_ISDIR(of.st_mode):
            folders.append((of.st_dev, of.st_ino))
        real(handle)

    monkeypatch.setattr(os, "fsync", told)
    return folders


def known(folder: Path) -> tuple[int, int]:
    return folder.stat().st_dev, folder.stat().st_ino


def test_the_folder_itself_is_brought_to_the_disk(tmp_path: Path, brought: list[tuple[int, int]]) -> None:
    with all_closed():
        synced(tmp_path)
    assert brought == [known(tmp_path)]


def test_a_folder_that_is_gone_does_no_harm(tmp_path: Path, brought: list[tuple[int, int]]) -> None:
    with all_closed():
        synced(tmp_path / "gone")
    assert brought == []


@pytest.mark.parametrize("code", [errno.EINVAL, errno.EIO, errno.EROFS])
def test_a_file_system_that_cannot_does_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    asked = []

    def refuses(handle: int) -> None:
        asked.append(handle)
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", refuses)
    with all_closed():
        synced(tmp_path)
    assert len(asked) == 1
