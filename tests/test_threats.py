"""The threat model: every row of it names tests that are there, so that none says what nobody has tried."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
PAGE = TESTS.parent / "docs" / "app.md"
NAMED = re.compile(r"`([^`]+)`")

ASKED_FOR = (
    "DNS rebinding",
    "cross-site request forgery",
    "in a frame",
    "Too much is sent",
    "Names of files",
    "Hostile PDFs, SVGs",
    "Two tabs",
    "Another person of this machine",
    "no inline script",
    "It calls somebody",
)
"""What a local page has to be held against, in words that stand in the table."""


def rows() -> Iterator[tuple[str, str]]:
    """The threats of the table, each with what it says of tests."""
    table = PAGE.read_text("utf-8").partition("## Threat model")[2]
    for line in table.splitlines():
        if line.startswith("| ") and not line.startswith("| threat"):
            threat, *_, tests = line.strip("| ").split(" | ")
            yield threat, tests


ROWS = dict(rows())


@cache
def names_in(module: str) -> frozenset[str]:
    """The tests of a module of tests, without `test_`."""
    tree = ast.parse((TESTS / f"{module}.py").read_text("utf-8"))
    return frozenset(one.name.removeprefix("test_") for one in ast.walk(tree) if isinstance(one, ast.FunctionDef))


@pytest.mark.parametrize("threat", ROWS, ids=lambda threat: threat[:40])
def test_every_threat_names_tests_that_are_there(threat: str) -> None:
    named = NAMED.findall(ROWS[threat])
    modules = [name for name in named if (TESTS / f"{name}.py").is_file()]
    assert modules, "no module of tests"
    known = frozenset().union(*map(names_in, modules))
    assert [name for name in named if name not in modules and name not in known] == []


def test_everything_that_a_local_page_is_held_against_has_a_row() -> None:
    page = PAGE.read_text("utf-8").partition("## Threat model")[2]
    assert [words for words in ASKED_FOR if words not in page] == []
