"""The name that was meant."""

from __future__ import annotations

import pytest

from sheetbuilder.models.nearest import nearest


@pytest.mark.parametrize(
    ("given", "known", "meant"),
    [
        ("titel", ["title", "lead"], "title"),
        ("Titel", ["title", "lead"], "title"),
        ("TITLE", ["title"], "title"),
        ("spørgsmål", ["moves", "questions"], "questions"),
        ("core elements", ["core_elements"], "core_elements"),
        ("gyldig til", ["valid_until", "edition"], "valid_until"),
        ("Bygger-på", ["extends", "edition"], "extends"),
        ("set1", ["set-1", "set-2"], "set-1"),
        ("risikovudering", ["risikovurdering", "livline"], "risikovurdering"),
        ("K10", ["K1", "K2"], "K1"),
        ("navn", ["title", "label"], "title"),
        ("xyzzy", ["title"], None),
        ("titel", ["lead"], None),
        ("", ["title"], None),
    ],
)
def test_nearest(given: str, known: list[str], meant: str | None) -> None:
    assert nearest(given, known) == meant
