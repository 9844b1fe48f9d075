"""Watching with the system's own events: every way to save is told, and nothing is told twice of what was read."""

from __future__ import annotations

import queue
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sheetbuilder.message import Message
from sheetbuilder.preview import watching
from sheetbuilder.preview.followed import FileStates, FollowedFiles, followed
from sheetbuilder.preview.subject import Subject
from sheetbuilder.preview.watching import Watcher
from tests.preview.conftest import BRAND

FULL = "it watches as many folders already as it can"
LONG = 60.0
"""Seconds after which it is said that nothing will come; what is waited for comes in a fraction of one."""


class Listening:
    """What is watched by a test: it sees the files again whenever it is told of a change."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.told: queue.Queue[str] = queue.Queue()
        self.seen: tuple[FollowedFiles, FileStates] = self._look()

    def _look(self) -> tuple[FollowedFiles, FileStates]:
        found = followed(self.subject)
        return found, found.states()

    def changed(self) -> None:
        self.seen = self._look()
        self.told.put("changed")

    def unheard(self, why: Message) -> None:
        self.told.put(str(why))


@pytest.fixture
def listening(content: Path) -> Iterator[Listening]:
    found = Listening(Subject(content))
    watcher = Watcher(found)
    watcher.start()
    yield found
    watcher.stop()


def in_place(path: Path, text: str) -> None:
    """As Notepad saves."""
    path.write_text(text, "utf-8")


def by_rename(path: Path, text: str) -> None:
    """As vim and most others save: beside the file, then in its place."""
    beside = path.with_name(f"{path.name}.tmp")
    beside.write_text(text, "utf-8")
    beside.replace(path)


def with_backup(path: Path, text: str) -> None:
    """As vim does where a backup is kept: the old file goes aside, a new one is written."""
    path.rename(path.with_name(f"{path.name}~"))
    path.write_text(text, "utf-8")


@pytest.mark.parametrize("save", [in_place, by_rename, with_backup])
def test_every_way_to_save_is_told(listening: Listening, sheet: Path, save: Callable[[Path, str], None]) -> None:
    for number in range(3):
        save(sheet, f"title: {number}\n")
        listening.told.get(timeout=LONG)


def test_new_files_and_files_that_go_are_told(listening: Listening, content: Path) -> None:
    new = content / "1.2-new.yaml"
    new.write_text("type: sheet\n", "utf-8")
    listening.told.get(timeout=LONG)
    new.unlink()
    listening.told.get(timeout=LONG)


def test_a_package_that_is_put_in_the_place_of_another_is_told(listening: Listening, content: Path) -> None:
    other = Path(shutil.copytree(content, content.with_name("other")))
    content.rename(content.with_name("old"))
    other.rename(content)
    listening.told.get(timeout=LONG)
    while not listening.told.empty():
        listening.told.get()
    (content / "1.1-table-and-topic.yaml").write_text("title: x\n", "utf-8")
    listening.told.get(timeout=LONG)


def test_a_folder_that_a_brand_begins_to_name_is_listened_in(content: Path, tmp_path: Path) -> None:
    brand = tmp_path / "brand.yaml"
    brand.write_text(BRAND, "utf-8")
    (tmp_path / "logos").mkdir()
    found = Listening(Subject(content, brand))
    watcher = Watcher(found)
    watcher.start()
    try:
        brand.write_text(f"{BRAND}logo: {{colour: logos/ours.svg}}\n", "utf-8")
        found.told.get(timeout=LONG)
        watcher.renew()
        (tmp_path / "logos" / "ours.svg").write_text("<svg/>", "utf-8")
        found.told.get(timeout=LONG)
    finally:
        watcher.stop()


def test_where_the_system_tells_nothing_changes_are_found_by_looking(
    content: Path, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> Iterator[object]:
        raise OSError(28, "no space left on device")  # as Linux tells that it watches no more folders

    monkeypatch.setattr(watching, "watch", refused)
    monkeypatch.setattr(watching, "_LOOK", 20)
    found = Listening(Subject(content))
    watcher = Watcher(found)
    watcher.start()
    try:
        assert found.told.get(timeout=LONG) == FULL
        sheet.write_text("title: x\n", "utf-8")
        while (told := found.told.get(timeout=LONG)) != "changed":
            assert told == FULL
    finally:
        watcher.stop()


def test_an_error_that_the_library_has_no_number_for_is_told_all_the_same() -> None:
    assert "refuses" in str(watching._why(RuntimeError("unknown")))
