"""Quotation marks of a language in sentences that Python has quoted."""

from __future__ import annotations

import pytest

from sheetbuilder.cli.quotes import quoted
from sheetbuilder.language import Translator


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("'a9' is not one of 'a4', 'a3'.", "“a9” is not one of “a4”, “a3”."),
        ("Invalid value for '-o' / '--out': x", "Invalid value for “-o” / “--out”: x"),
        (""""it's" is not one of 'a4'.""", "“it's” is not one of “a4”."),
        ("the content's own, the brands' own", "the content's own, the brands' own"),
        ("“don't say 'no'” stays, 'yes' does not", "“don't say 'no'” stays, “yes” does not"),
        ("'' is empty\nit's 'a", "“” is empty\nit's 'a"),
    ],
)
def test_words_are_quoted_as_the_language_has_it(text: str, english: str) -> None:
    assert quoted(text, Translator("en")) == english
    danish = quoted(text, Translator("da"))
    assert danish.count("»") == english.count("“") - text.count("“")


def test_what_is_danish_already_stays() -> None:
    assert quoted("»a 'b'« og 'c'", Translator("da")) == "»a 'b'« og »c«"
