"""Phrases filled with what people wrote: no full stop behind a mark that ends a sentence already."""

from __future__ import annotations

import pytest

from sheetbuilder.content.phrases import MOST_OF_ALTERNATIVE, alternative, filled, sentence


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Mål", "Mål."),
        ("Hvem åbner døren?", "Hvem åbner døren?"),
        ("Stop!", "Stop!"),
        ("Og så …", "Og så …"),
        ("Ring kl. 8.", "Ring kl. 8."),
        ("»Hvem er I?«", "»Hvem er I?«"),
        ("»Vejen«", "»Vejen«."),
    ],
)
def test_a_text_ends_as_one_sentence(text: str, said: str) -> None:
    assert sentence(text) == said


def test_a_place_takes_the_full_stop_behind_it_where_its_words_end_already() -> None:
    assert filled("Øverst står {name}.", name="Hvem gør hvad?") == "Øverst står Hvem gør hvad?"
    assert filled("Øverst står {name}. Så følger {name}.", name="A") == "Øverst står A. Så følger A."
    assert filled("{first}.–{last}. maj", first=1, last=2) == "1.–2. maj"
    assert filled("{{{name}}}.", name="x") == "{x}."


def test_an_alternative_text_is_the_first_that_is_short_enough_and_else_ends_at_a_word() -> None:
    fits = "ord " * 37 + "er"
    assert len(fits) == MOST_OF_ALTERNATIVE
    assert alternative("kort") == "kort"
    assert alternative(fits + "x", fits, "kort") == fits
    assert alternative("x" * 400, fits + "mange flere") == "ord " * 36 + "ord…"
    assert alternative("x" * 400) == "x" * 149 + "…"
