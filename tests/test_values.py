"""Copies of values with changes, whichever kind of value it is."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

import pytest
from msgspec import Struct

from sheetbuilder.values import replace

HOUSE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Told:
    name: str
    count: int = 0


class Drawn(Struct, frozen=True):
    name: str
    count: int = 0


@pytest.mark.parametrize("kind", [Told, Drawn])
def test_a_copy_differs_in_what_was_changed_alone(kind: type[Told] | type[Drawn]) -> None:
    before = kind("a", 1)
    after = replace(before, count=2)
    assert (type(after), after.name, after.count) == (kind, "a", 2)
    assert before.count == 1


@pytest.mark.parametrize("kind", [Told, Drawn])
def test_what_is_no_field_is_refused(kind: type[Told] | type[Drawn]) -> None:
    with pytest.raises(TypeError):
        replace(kind("a"), weight=2)  # type: ignore[call-arg]


def test_nobody_changes_values_by_the_way_of_dataclasses_alone() -> None:
    """That one fails for Structs, and only when it is called."""
    found = [
        f"{path.relative_to(HOUSE)}:{node.lineno}"
        for room in ("sheetbuilder", "tests", "tools")
        for path in sorted((HOUSE / room).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        and node.module == "dataclasses"
        and any(alias.name == "replace" for alias in node.names)
        and path != HOUSE / "sheetbuilder" / "values.py"
    ]
    assert found == []
