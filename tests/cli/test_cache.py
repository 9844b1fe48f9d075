"""`sheetbuilder cache`: where builds remember, how much, and that it can be cleared."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sheetbuilder.unchanged import shelf
from tests.cli.conftest import Cli


@pytest.fixture(autouse=True)
def _own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shelf, "_caches", lambda: str(tmp_path))


def test_it_is_told_and_cleared(cli: Cli) -> None:
    shelf.put("one", {"out": "x"})
    shelf.put("two", {"out": "y"})
    assert cli("cache").out.splitlines() == [f"{shelf.folder()}: 2 remembered builds, 0 kB"]
    told = json.loads(cli("cache", "--clear", "--json").out)["cache"]
    assert told == [{"folder": shelf.folder(), "count": 2, "bytes": 24, "cleared": True}]
    assert shelf.kept() == (0, 0)
    assert cli("cache", "--clear").out == "0 remembered builds removed, 0 kB\n"
