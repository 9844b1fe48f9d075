"""A problem in words: the caret under the whole value, in any room."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetbuilder.columns import width
from sheetbuilder.errors import Problem, Severity, Where, say
from sheetbuilder.problem_text import counted, excerpt, place

FILE = Path("/somewhere/sheets/2.6-risk.yaml")


@pytest.mark.parametrize(
    ("text", "column", "end", "line", "caret"),
    [
        ("\tnøgle: værdi", 9, 14, "    nøgle: værdi", "           ^^^^^"),
        ("日本: 漢字", 5, 7, "日本: 漢字", "      ^^^^"),
        ("e\u0301e\u0301: x", 6, 7, "e\u0301e\u0301: x", "   ^"),  # a combining accent takes no column
        ("abc", 4, 4, "abc", "   ^"),
        ("abc", 2, 0, "abc", " ^"),
        ("abc", 0, 0, "abc", "^"),
        ("abc", 2, 99, "abc", " ^^"),
        ("a\x1b[31mb", 6, 7, "a\ufffd[31mb", "     ^"),
    ],
)
def test_the_caret_stands_under_the_whole_value(text: str, column: int, end: int, line: str, caret: str) -> None:
    shown, before, under = excerpt(Where(FILE, 1, column, end, text), 200)
    assert (shown, " " * before + "^" * under) == (line, caret)


def test_a_long_line_is_cut_around_the_value() -> None:
    text = "a" * 300 + " VALUE " + "b" * 300
    shown, before, under = excerpt(Where(FILE, 1, 302, 307, text), 60)
    assert width(shown) <= 60
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert shown[before : before + under] == "VALUE"


@given(st.text(), st.integers(0, 80), st.integers(0, 80), st.integers(1, 100))
def test_an_excerpt_never_fails_and_never_outgrows_its_room(text: str, column: int, end: int, room: int) -> None:
    shown, before, under = excerpt(Where(FILE, 1, column, end, text), room)
    assert under >= 1
    assert width(shown) <= max(room, 24)
    assert before + under <= max(room, 24) + 2


def test_a_place_is_told_as_far_as_it_is_known() -> None:
    assert place(Where(FILE, 3, 7), Path("/somewhere")) == str(Path("sheets/2.6-risk.yaml:3:7"))
    assert place(Where(FILE, 0, 7), Path("/somewhere")) == str(Path("sheets/2.6-risk.yaml"))
    assert place(Where(FILE, 3), Path("/elsewhere")) == f"{FILE}:3"


def test_of_a_sort_that_there_is_none_of_nothing_is_told() -> None:
    error = Problem("SB101", say("the file is empty"))
    warning = Problem("SB101", say("the file is empty"), severity=Severity.WARNING)
    assert [str(one) for one in counted([error, warning, error])] == ["2 errors", "1 warning"]
    assert [str(one) for one in counted([warning, warning])] == ["2 warnings"]
    assert counted([]) == ()
