"""The files of a package remembered from run to run: what comes of them is what comes of reading them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sheetbuilder.content import Package, load
from sheetbuilder.content.remembered import FilesRemembered
from sheetbuilder.errors import ContentError, Problem
from sheetbuilder.models.base import Content
from sheetbuilder.models.prose import marked
from sheetbuilder.source import Reading
from sheetbuilder.unchanged.store import Store

from .conftest import Folder


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def read(folder: Folder, *, remembered: bool = True) -> Package:
    files = FilesRemembered(Store("parts"), folder.path) if remembered else None
    return load(folder.path, folder.vocabulary, files)


def told(folder: Folder, *, remembered: bool = True) -> tuple[Problem, ...]:
    try:
        return read(folder, remembered=remembered).warnings
    except ContentError as error:
        return error.problems


def places(package: Package) -> list[tuple[object, object]]:
    """Every marked value of a package, and where it stands."""
    return [(one.value, one.where()) for file in package.parts().files() for one in marked(file)]


def change(folder: Folder, name: str, old: str, new: str) -> Path:
    (path,) = folder.path.glob(name)
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return path


def test_what_is_remembered_says_the_same_in_the_same_places(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = read(folder, remembered=False)
    parsed: list[Path] = []
    parse = FilesRemembered.read.__globals__["parse"]

    def watched(path: Path, data: bytes) -> Reading:
        parsed.append(path)
        return parse(path, data)  # type: ignore[no-any-return]

    monkeypatch.setitem(FilesRemembered.read.__globals__, "parse", watched)
    for again in (False, True):
        package = read(folder)
        assert package == plain
        assert places(package) == places(plain)
        assert bool(parsed) is not again
        parsed.clear()
    changed = change(folder, "1.1-*.yaml", "title: ", "title: Ny ")
    assert read(folder).sheet("1.1").title.startswith("Ny ")
    assert parsed == [changed]


def test_only_what_may_be_wrong_is_looked_at(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Content] = []
    module = load.__globals__["validate"].__globals__
    emptied = module["emptied"]

    def watched(file: Content) -> Iterator[Problem]:
        asked.append(file)
        return emptied(file)  # type: ignore[no-any-return]

    monkeypatch.setitem(module, "emptied", watched)
    read(folder)
    every = len(asked)
    assert every > 2
    asked.clear()
    read(folder)
    assert asked == []
    changed = change(folder, "1.1-*.yaml", "title: ", "title: Ny ")
    read(folder)
    assert [file.where.file for file in asked] == [changed]
    asked.clear()
    change(folder, "package.yaml", "title: ", "title: Ny ")
    read(folder)
    assert len(asked) == every, "all texts are held against the rules of the package"


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("1.1-*.yaml", "title: ", "titel: "),
        ("1.1-*.yaml", "title: ", "title: Hun sagde...  og "),
        ("1.1-*.yaml", "title: ", "title: Et fx, et f.eks. "),
        ("1.1-*.yaml", "title: ", "title: [ "),
        ("2.1-*.yaml", "slug: plan", "slug: start"),
        ("package.yaml", "edition: ", "udgave: "),
    ],
)
def test_what_is_wrong_is_told_as_ever_and_until_it_is_mended(folder: Folder, name: str, old: str, new: str) -> None:
    before = told(folder)
    assert before == told(folder, remembered=False)
    (path,) = folder.path.glob(name)
    sound = path.read_text("utf-8")
    change(folder, name, old, new)
    plain = told(folder, remembered=False)
    assert plain != before
    assert [told(folder), told(folder)] == [plain, plain]
    path.write_text(sound, "utf-8")
    assert told(folder) == before


@pytest.mark.parametrize("content", [b"", b"\x93\x01\x02", b"\x92\xc4\x00\x81\xc4\x01a\x92\xc4\x00\xc3"])
def test_what_makes_no_sense_is_as_good_as_nothing(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    plain = read(folder, remembered=False)
    monkeypatch.setattr(Store, "taken", lambda *_: content)
    assert read(folder) == plain
