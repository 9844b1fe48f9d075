"""A package read over and over: files that hold the same are not read into models again, whatever their dates say."""

from __future__ import annotations

import os

import pytest

from sheetbuilder.content import Package, load
from sheetbuilder.content.reread import FilesReadOnce, FilesReread
from sheetbuilder.errors import ContentError

from .conftest import Folder


def read(folder: Folder, files: FilesReread) -> Package:
    return load(folder.path, folder.vocabulary, files)


def test_a_file_that_holds_the_same_is_the_same_model(folder: Folder) -> None:
    files = FilesReread()
    before = read(folder, files)
    changed = next(folder.path.glob("1.1-*.yaml"))
    changed.write_text(changed.read_text("utf-8").replace("title: ", "title: Ny "), "utf-8")
    other = next(folder.path.glob("2.1-*.yaml"))
    os.utime(other, (1, 1))
    after = read(folder, files)
    assert after.sheet("1.1").title == f"Ny {before.sheet('1.1').title}"
    assert after.sheet("2.1") is before.sheet("2.1")
    assert after.meta is before.meta
    assert read(folder, FilesReadOnce()).sheet("2.1") is not after.sheet("2.1")


def test_what_is_wrong_is_told_each_time_and_no_longer_when_it_is_mended(folder: Folder) -> None:
    files = FilesReread()
    broken = next(folder.path.glob("1.1-*.yaml"))
    sound = broken.read_text("utf-8")
    broken.write_text(sound.replace("title: ", "titel: "), "utf-8")
    told = []
    for _ in range(2):
        with pytest.raises(ContentError) as caught:
            read(folder, files)
        told.append(caught.value.problems)
    assert told[0] == told[1]
    assert {problem.where.file for problem in told[0] if problem.where} == {broken}
    broken.unlink()
    assert [sheet.number for sheet in read(folder, files).sheets] == ["2.1"]
    broken.write_text(sound, "utf-8")
    assert read(folder, files).warnings == ()
