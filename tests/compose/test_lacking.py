"""Letters that a font lacks are told text by text, each text once."""

from __future__ import annotations

from pathlib import Path

from sheetbuilder.compose.lacking import lacking
from sheetbuilder.compose.placing import texts_of
from sheetbuilder.content import Package
from tests import packages
from tests.packages import Files

SHEET = "1.1-ark-1.yaml"


def _foreign(files: Files) -> None:
    files[SHEET]["title"] = "Et 日 og et 月"
    files[SHEET]["purpose"] = "At se 月 om natten."


def test_each_text_is_told_once_with_its_own_letters_and_the_rest_without_a_place(tmp_path: Path) -> None:
    texts = texts_of(packages.made(tmp_path, _foreign))
    title, purpose, rest = lacking("日月火", texts)
    assert str(title.message) == "the font has no “日” (U+65E5), “月” (U+6708)"
    assert str(purpose.message) == "the font has no “月” (U+6708)"
    assert str(rest.message) == "the font has no “火” (U+706B)"
    assert rest.where is None
    assert [one.where.text[one.where.column - 1] for one in (title, purpose) if one.where] == ["日", "月"]


def test_nothing_lacks_nothing(small: Package) -> None:
    assert lacking("", texts_of(small)) == []
