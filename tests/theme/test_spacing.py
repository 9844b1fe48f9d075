"""White space comes from one table: every name in it is used, every name used is in it, no number stands elsewhere."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import sheetbuilder
from sheetbuilder.theme.format import format_of
from sheetbuilder.theme.papers import MM
from sheetbuilder.theme.spacing import HANG_LINES, SPACING
from sheetbuilder.theme.typescale import type_scale
from sheetbuilder.values import replace

HOUSE = Path(sheetbuilder.__file__).parent
ROOMS = ("templates", "blocks", "layout", "handout", "compose", "figures")

EXCEPTIONS = {("figures/mini.py", 1.4): "the corner of a drawing that has a scale of its own"}


def calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    """Every call of a method of that name, or of a local name for it, with its file."""
    for room in ROOMS:
        for path in sorted((HOUSE / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and name in (
                    getattr(node.func, "attr", None),
                    getattr(node.func, "id", None),
                ):
                    yield path.relative_to(HOUSE).as_posix(), node


def constants(node: ast.AST) -> Iterator[object]:
    return (inner.value for inner in ast.walk(node) if isinstance(inner, ast.Constant))


def values(node: ast.AST) -> Iterator[object]:
    """What an expression can come to, where that stands on the spot."""
    if isinstance(node, ast.IfExp):
        yield from values(node.body)
        yield from values(node.orelse)
    elif isinstance(node, ast.Constant):
        yield node.value


def test_no_length_in_mm_is_a_number_on_the_spot() -> None:
    found = {
        (file, value)
        for file, call in calls("mm")
        for argument in call.args
        for value in constants(argument)
        if isinstance(value, int | float)
    }
    assert found == set(EXCEPTIONS)


def test_every_space_that_is_asked_for_is_in_the_table() -> None:
    asked = {value for _, call in calls("space") for argument in call.args for value in values(argument)}
    assert asked
    assert asked <= set(SPACING)


def test_every_space_of_the_table_is_used_somewhere() -> None:
    texts = [path.read_text(encoding="utf-8") for path in HOUSE.rglob("*.py") if path.name != "spacing.py"]
    assert [name for name in SPACING if not any(f'"{name}"' in text for text in texts)] == []


def test_every_style_and_hang_line_that_is_asked_for_is_in_its_table() -> None:
    asked = [
        (path.name, table, name)
        for path in HOUSE.rglob("*.py")
        for table, name in re.findall(r'\b(style|hang_line)\("([a-z-]+)"', path.read_text(encoding="utf-8"))
    ]
    tables = {"style": type_scale(1.0), "hang_line": HANG_LINES}
    assert len(asked) > 50
    assert [one for one in asked if one[2] not in tables[one[1]]] == []


@pytest.mark.long
@pytest.mark.parametrize("name", ["a4", "a3", "a5"])
def test_a_space_follows_the_paper_and_the_format(name: str) -> None:
    chosen = format_of(name)
    assert chosen.space("row-gap") == pytest.approx(SPACING["row-gap"] * MM * chosen.paper.scale)
    assert replace(chosen, spacing=1.5).space("row-gap") == pytest.approx(1.5 * chosen.space("row-gap"))
