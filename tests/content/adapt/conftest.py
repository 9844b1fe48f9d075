"""A municipality's local lines, read from a file of their own, over the tiny package."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sheetbuilder.content import Package
from sheetbuilder.content.adapt import Adapted, adapted
from sheetbuilder.content.local import LocalLine
from sheetbuilder.errors import ContentError, Problem
from sheetbuilder.models.base import Content
from sheetbuilder.models.model import model
from sheetbuilder.source import read
from tests.content.conftest import Folder


class Lines(Content):
    """A file with nothing but local lines."""

    local: tuple[LocalLine, ...]


class Brand:
    """Local lines in a folder of their own, beside the folder of the package."""

    def __init__(self, folder: Folder, path: Path) -> None:
        self.folder = folder
        self.path = path

    def lines(self, *entries: str, name: str = "brand.yaml") -> tuple[LocalLine, ...]:
        """The lines that a file with these entries holds; every entry is a block of keys."""
        told = "".join(
            textwrap.indent(textwrap.dedent(entry).strip("\n"), "    ").replace("    ", "  - ", 1) + "\n"
            for entry in entries
        )
        path = self.path / name
        path.write_text(f"local:\n{told}", encoding="utf-8")
        made, problems = model(read(path), Lines, {})
        if made is None:
            raise ContentError(problems)
        return made.local

    def adapted(self, *entries: str) -> Adapted:
        """The package with the entries carried out."""
        return adapted(self.folder.load(), self.lines(*entries), self.folder.vocabulary)

    def problems(self, *entries: str) -> tuple[Problem, ...]:
        """Why they cannot be carried out."""
        with pytest.raises(ContentError) as raised:
            self.adapted(*entries)
        return raised.value.problems

    def only(self, *entries: str) -> Problem:
        """The one problem that they have."""
        (problem,) = self.problems(*entries)
        return problem


@pytest.fixture
def brand(folder: Folder, tmp_path_factory: pytest.TempPathFactory) -> Brand:
    return Brand(folder, tmp_path_factory.mktemp("brand"))


@pytest.fixture
def points() -> Callable[[Package, str], list[tuple[str, str, str, bool]]]:
    """Of every point of a sheet: id, what it is called, its words, whether they are local."""

    def seen(package: Package, number: str) -> list[tuple[str, str, str, bool]]:
        sheet = package.sheet(number)
        found: list[Any] = []
        for block in (*sheet.front, *sheet.back):
            found += getattr(block, "items", None) or getattr(block, "fields", None) or ()
        return [(one.id, one.number, getattr(one, one.said), one.local) for one in found]

    return seen
