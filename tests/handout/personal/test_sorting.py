"""The alphabet of a language: Danish has three letters behind z, and aa is sorted as the last of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetbuilder.content import Package
from sheetbuilder.handout.personal.sorting import Key, collation

LIST = Path(__file__).parents[4] / "shared" / "domain" / "kommuner-sorteret.txt"
NAMES = tuple(LIST.read_text(encoding="utf-8").split("\n")) if LIST.is_file() else ()


@pytest.fixture
def danish(ours: Package) -> object:
    words = ours.words.handout
    assert words is not None
    return collation(words.alphabet, words.alike)


@pytest.mark.skipif(not NAMES, reason="the list of municipalities lies beside the checkout")
def test_all_municipalities_stand_as_danes_sort_them(danish: object) -> None:
    assert callable(danish)
    names = [name for name in NAMES if name]
    assert len(names) == 98
    assert sorted(_turned(names), key=danish) == names


@pytest.mark.parametrize(
    "names",
    [
        ["Furesø", "Faaborg-Midtfyn"],
        ["Tønder", "Tårnby"],
        ["Vordingborg", "Ærø", "Aabenraa", "Aalborg", "Århus"],
        ["de ni", "derefter"],
        ["Ek", "En", "én gang", "énto"],
        ["Muller", "Myller", "Müller"],
        ["Vand", "Wand"],
        ["ark 2", "ark 10"],
        ["Zebra", "Ændring", "Österby", "Østerby", "Åben"],
    ],
)
def test_these_stand_in_this_order(danish: object, names: list[str]) -> None:
    assert callable(danish)
    assert sorted(_turned(names), key=danish) == names


def test_another_language_has_another_order() -> None:
    english = collation("abcdefghijklmnopqrstuvwxyz", {})
    assert sorted(["Öl", "Zoo", "Aachen", "Abe", "Oboe"], key=english) == ["Aachen", "Abe", "Oboe", "Öl", "Zoo"]


def test_the_longest_group_that_is_sorted_alike_counts() -> None:
    """A shorter group inside of it, or at its beginning, does not take its letters away."""
    key = collation("abcdefå", {"a": "b", "aa": "å"})
    assert sorted(["aa", "f", "c", "a"], key=key) == ["a", "c", "f", "aa"]


def _turned(names: list[str]) -> list[str]:
    """The other way round, so that sorting has something to do."""
    return list(reversed(names))


@given(st.lists(st.text(max_size=12), max_size=6))
def test_any_texts_can_be_compared_and_equal_keys_are_equal_texts(texts: list[str]) -> None:
    key = collation("abcdefghijklmnopqrstuvwxyzæøå", {"aa": "å"})
    keys: list[Key] = sorted(key(text) for text in texts)
    assert len(set(keys)) == len(set(texts))
