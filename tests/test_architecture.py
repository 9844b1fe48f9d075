"""The page on the architecture: every place that it names is there, and its picture is what the imports say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools import storeys

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "architecture.md"
NAMED = re.compile(r"`((?:[a-z_]+/)*[a-z_]+(?:/|\.py|\.yaml))`")


def named() -> Iterator[str]:
    """The files and folders of the program, the tests and the tools that the page names."""
    yield from (match[1] for match in NAMED.finditer(PAGE.read_text(encoding="utf-8")))


def test_every_place_that_the_page_names_is_there() -> None:
    places = set(named())
    assert len(places) > 30
    inside = {path.name for path in (ROOT / "sheetbuilder").rglob("*") if path.is_dir()}
    for place in places - {"words.yaml"}:
        alone = place.rstrip("/") in inside and place.count("/") == 1
        assert alone or (ROOT / "sheetbuilder" / place).exists() or (ROOT / place).exists(), place


def test_every_room_stands_in_the_table() -> None:
    page = PAGE.read_text(encoding="utf-8")
    missing = [name for name in storeys.needs() if f"`{name}`" not in page and f"`{name}/`" not in page]
    assert missing == []


def test_the_picture_is_what_the_imports_say() -> None:
    assert storeys.PICTURE.read_text(encoding="utf-8") == storeys.drawing(storeys.needs())


def test_no_room_holds_more_than_a_fifth_of_the_lines() -> None:
    every = list(storeys.shares())
    assert every[0][1] <= sum(lines for _, lines in every) / 5, every[0]


def test_a_circle_is_told() -> None:
    with pytest.raises(ValueError, match="a -> b -> a"):
        storeys.storeys({"a": frozenset({"b"}), "b": frozenset({"a"})})


def test_a_need_that_another_one_leads_to_is_not_drawn() -> None:
    having = {"a": frozenset({"b", "c"}), "b": frozenset({"c"}), "c": frozenset[str]()}
    assert storeys.direct(having) == {"a": {"b"}, "b": {"c"}, "c": set()}
