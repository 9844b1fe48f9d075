"""The words of the pages: all there, in Danish, with places that something is put into."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sheetbuilder.content import Package, PageWords
from sheetbuilder.errors import Problem
from sheetbuilder.models.structure import fields_of

from .conftest import Folder

Shown = Callable[[Problem], tuple[str, int, str]]


def test_all_words_are_there(folder: Folder) -> None:
    words = folder.load().words
    assert words.months[10] == "november"
    assert words.see_sheet.format(number="2.6") == "ark 2.6"
    assert words.where.file.name == "words.yaml"


@pytest.mark.parametrize("name", [name for name, field in fields_of(PageWords).items() if field.limits.required])
def test_none_can_be_left_out(name: str, folder: Folder) -> None:
    path = folder.path / "words.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    start = next(index for index, line in enumerate(lines) if line.startswith(f"{name}:"))
    end = next(index for index in range(start + 1, len(lines)) if not lines[index].startswith(" "))
    folder.write("words.yaml", "".join(lines[:start] + lines[end:]))
    assert f"“{name}” is missing" in str(folder.only().message)


@pytest.mark.parametrize(
    ("new", "message", "hint"),
    [
        ("Ark {nummer}", "“{nummer}”", "{number}"),
        ("Ark {}", "“{}”", "{number}"),
        ("Ark {number:>5}", "“{number}”", "{number}"),
        ("Ark {number!r}", "“{number}”", "{number}"),
        ("Ark {number.real}", "“{number.real}”", "{number}"),
        ("Ark {number", "brace", "{name}"),
        ("Ark number}", "brace", "{name}"),
    ],
)
def test_a_place_that_nothing_fills(new: str, message: str, hint: str, folder: Folder, shown: Shown) -> None:
    folder.change("words.yaml", ("see_sheet: ark {number}", f"see_sheet: {new}"))
    problem = folder.only()
    assert message in str(problem.message)
    assert hint in str(problem.hint)
    assert shown(problem)[::2] == ("words.yaml", new)


def test_a_word_without_places_takes_none(folder: Folder) -> None:
    folder.change("words.yaml", ("advice: Gode råd", "advice: Gode råd til {navn}"))
    assert "“{navn}”" in str(folder.only().message)


def test_a_place_may_be_left_unused(folder: Folder) -> None:
    folder.change("words.yaml", ("see_sheet: ark {number}", "see_sheet: Ark"))
    assert folder.load().words.see_sheet == "Ark"


@pytest.mark.parametrize(
    ("old", "new", "shown_as"),
    [
        ("quotes: »«›‹", "quotes: »«", "»«"),
        ("  - tjek|liste\n", "  - tjekliste\n", "tjekliste"),
        ("  - tjek|liste\n", "  - tjek||liste\n", "tjek||liste"),
        ("  - tjek|liste\n", "  - tjek|liste nu\n", "tjek|liste nu"),
    ],
)
def test_signs_and_breaks_of_a_certain_form(old: str, new: str, shown_as: str, folder: Folder, shown: Shown) -> None:
    folder.change("words.yaml", (old, new))
    assert shown(folder.only())[2] == shown_as


@pytest.mark.parametrize(
    ("names", "row"), [(["en"], "en"), (["en", "to"], "en og to"), (["en", "to", "tre"], "en, to og tre")]
)
def test_names_in_a_row(names: list[str], row: str, small: Package) -> None:
    assert small.words.listed(names) == row
