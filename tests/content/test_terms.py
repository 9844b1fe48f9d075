"""Words that begin with a term are found, whatever ends they have, and nothing else is."""

from __future__ import annotations

import pytest

from sheetbuilder.content.terms import starts, telling

TERMS = ("infohus", "i risiko")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ring til Infohuset i dag", "Infohuset"),
        ("INFOHUS", "INFOHUS"),
        ("borgere i  risiko for det", "i  risiko"),
        ("et underinfohus", None),
        ("i risikabel fart", None),
        ("intet af det", None),
        ("", None),
    ],
)
def test_the_first_word_that_begins_with_a_term(text: str, word: str | None) -> None:
    assert telling(TERMS, text) == word


def test_a_pattern_finds_every_one_of_them() -> None:
    text = "infohus og Infohuse"
    pattern = starts(TERMS, text.casefold())
    assert pattern is not None
    assert pattern.findall(text) == ["infohus", "Infohuse"]
    assert starts(TERMS, "intet") is None
