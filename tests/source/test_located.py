"""Places of stretches of a text: signs that stand for others, white space and line ends are taken into account."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.source import read
from sheetbuilder.source.located import Located


def located(folder: Path, written: str) -> Located:
    path = folder / "a.yaml"
    path.write_text(f"key: {written}\n", "utf-8")
    found = read(path).value
    assert isinstance(found, dict)
    value = found["key"]
    assert isinstance(value, Located)
    return value


@pytest.mark.parametrize(
    ("written", "word", "place"),
    [
        ("et to tre", "to", (1, 9, 11)),
        ("'et to tre'", "to", (1, 10, 12)),
        ("'det''s to tre'", "to", (1, 14, 16)),
        ("'''et'' to'", "to", (1, 14, 16)),
        ('"et to tre"', "to", (1, 10, 12)),
        ("|\n  et\n  to tre", "tre", (3, 6, 9)),
        (">-\n  et to\n  tre", "to", (2, 6, 8)),
    ],
)
def test_a_word_stands_where_one_sees_it(written: str, word: str, place: tuple[int, int, int], tmp_path: Path) -> None:
    value = located(tmp_path, written)
    text = str(value.value)
    start = text.index(word)
    where = value.within(text, start, start + len(word))
    assert (where.line, where.column, where.end_column) == place
    assert where.text[where.column - 1 : where.end_column - 1] == word


def test_behind_an_escape_the_whole_text_is_shown(tmp_path: Path) -> None:
    value = located(tmp_path, '"et\\u00e5 to"')
    where = value.within(str(value.value), 4, 6)
    assert (where.line, where.column) == (1, 6)
    assert where == value.where


def test_white_space_stands_behind_the_letter_before_it(tmp_path: Path) -> None:
    value = located(tmp_path, "et  to")
    where = value.within("et  to", 2, 4)
    assert (where.line, where.column, where.end_column) == (1, 8, 10)
