"""Columns of a terminal: what stands under what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetbuilder.columns import TAB, cells, harmless, width


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("abc", 3),
        ("æøå", 3),
        ("a\tb", 5),
        ("\t\tb", 9),
        ("abcd\te", 9),
        ("日本", 4),
        ("e\u0301", 1),
        ("👍", 2),
        ("a\u200db", 2),
        ("\u202ea", 2),
        ("", 0),
    ],
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


def test_what_a_terminal_would_obey_is_not_passed_on() -> None:
    assert harmless("a\x1b[31mb\u202ec\nd") == "a\ufffd[31mb\ufffdc\nd"


@pytest.mark.long
@given(st.text())
def test_every_character_has_a_cell_and_none_is_a_control(text: str) -> None:
    found = cells(text)
    assert len(found) == len(text)
    assert all(0 <= columns <= TAB for _, columns in found)
    controls = {chr(code) for code in (*range(32), *range(127, 160))}
    assert not controls & set("".join(shown for shown, _ in found))
