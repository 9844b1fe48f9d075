"""`sheetbuilder cache`: where is remembered what, how much, and that it can be cleared and left aside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sheetbuilder.unchanged import caches, shelf
from sheetbuilder.unchanged.store import PARTS, Store
from tests.cli.conftest import Cli


def test_it_is_told_and_cleared(cli: Cli) -> None:
    shelf.put("one", {"out": "x"})
    shelf.put("two", {"out": "y"})
    Store(PARTS).put(b"key", b"pages")
    folder = caches.folder("")
    assert cli("cache").out.splitlines() == [
        f"{folder}: 2 remembered builds and 1 parts of documents, 0 kB",
    ]
    told = json.loads(cli("cache", "--clear", "--json").out)["cache"]
    assert told == [{"folder": folder, "count": 2, "parts": 1, "bytes": 24 + 37, "cleared": True}]
    assert shelf.kept() == Store(PARTS).kept() == (0, 0)
    assert cli("cache", "--clear").out == "0 remembered builds and 0 parts of documents removed, 0 kB\n"


@pytest.mark.parametrize(
    "words",
    [
        ("build", "workflow"),
        pytest.param(("handout", "moedet-er-i-morgen"), marks=pytest.mark.long),
        pytest.param(("check", "moedet-er-i-morgen"), marks=pytest.mark.long),
        pytest.param(("pack", "examples/brands/proevesund.yaml", "--no-inspect"), marks=pytest.mark.long),
    ],
    ids=lambda words: words[0],
)
def test_pages_are_remembered_unless_that_is_not_wanted(cli: Cli, tmp_path: Path, words: tuple[str, ...]) -> None:
    out = () if words[0] == "check" else ("-o", str(tmp_path))
    assert cli(*words, *out, "--no-cache").code == 0
    assert Store(PARTS).kept() == (0, 0)
    # A pack that is there is not made again.
    assert cli(*words, *out, *(("--grey",) if words[0] == "pack" else ())).code == 0
    assert Store(PARTS).kept()[0] > 0
