"""Bytes to text: brackets that stay open are counted, not those that were closed or never opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.source.text import decode

FILE = Path("a.yaml")


def codes(text: str) -> list[str]:
    return [problem.code for problem in decode(FILE, text.encode())[1]]


@pytest.mark.parametrize("text", ["[" * 500, "[]" * 900, "]" * 900 + "[" * 500, "[" * 400 + "]" * 400 + "{" * 500])
def test_as_many_brackets_as_content_may_need(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize("text", ["[" * 501, "[{" * 251, "]" * 900 + "[" * 501, "[]" * 300 + "{" * 501])
def test_more_open_brackets_than_that(text: str) -> None:
    assert codes(text) == ["SB106"]


def test_the_bracket_that_is_too_much_is_shown() -> None:
    (problem,) = decode(FILE, b"a: 1\nb: " + b"[" * 501)[1]
    assert problem.where is not None
    assert (problem.where.line, problem.where.column) == (2, 504)


def test_ten_control_characters_are_told_and_no_more() -> None:
    assert codes("a\x01" * 3) == ["SB105"] * 3
    assert codes("a\x01" * 30) == ["SB105"] * 10


def test_a_file_may_be_as_large_as_it_is_told() -> None:
    assert codes("x" * 1_000_000) == []
    assert codes("x" * 1_000_001) == ["SB103"]


def test_line_ends_are_one() -> None:
    source, problems = decode(FILE, b"\xef\xbb\xbfa\r\nb\rc\n")
    assert (source.lines, problems) == (("a", "b", "c", ""), ())
