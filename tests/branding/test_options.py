"""Options of printing: the same as one value and as keywords, and carried out by whatever is built."""

from __future__ import annotations

import datetime
import shutil
from dataclasses import fields
from pathlib import Path

import pytest

import sheetbuilder
from sheetbuilder import Package, PrintOptions, Sides, build, inspect
from sheetbuilder.branding.apply import suffix
from sheetbuilder.branding.options import PrintKeywords, chosen
from sheetbuilder.packs.options import PackOptions, wished

EXAMPLE = Path(__file__).parents[2] / "examples/first-conversation"
DAY = datetime.date(2026, 11, 23)


def test_every_option_is_a_keyword_too() -> None:
    assert list(PrintKeywords.__annotations__) == [one.name for one in fields(PrintOptions)]


def test_keywords_change_the_options_that_are_given() -> None:
    options = PrintOptions(paper="a3", grey=True)
    assert chosen(options, {"grey": False}) == PrintOptions(paper="a3")
    assert chosen(None, {}) == PrintOptions()
    with pytest.raises(TypeError, match="colour"):
        chosen(options, {"colour": True})  # type: ignore[typeddict-unknown-key]


def test_packs_have_those_of_printing_among_theirs() -> None:
    assert wished(PackOptions(), {"zip": True, "grey": True, "inspect": False}) == PackOptions(
        printing=PrintOptions(grey=True, inspect=False), zip=True
    )


def test_the_day_is_the_date_or_today() -> None:
    assert PrintOptions(date=DAY).day == DAY
    assert PrintOptions(today=DAY).day == DAY
    assert PrintOptions().day >= DAY.replace(year=2024)


def test_on_one_side_there_are_no_blank_backs(small: Package, tmp_path: Path) -> None:
    (duplex,) = build(small, ["set-1"], PrintOptions(), out=tmp_path / "two")
    (simplex,) = build(small, ["set-1"], sides=Sides.SIMPLEX, out=tmp_path / "one")
    assert (duplex.pages, simplex.pages) == (10, 9)
    assert inspect(simplex.path).clean


def test_the_word_for_grey_is_the_packages_own(tmp_path: Path) -> None:
    grey = PrintOptions(paper="a3", grey=True)
    assert suffix(grey, sheetbuilder.load().words) == "-a3-graa"
    assert suffix(grey, sheetbuilder.load(EXAMPLE).words) == "-a3-grey"
    shutil.copytree(EXAMPLE, tmp_path / "package")
    words = tmp_path / "package" / "words.yaml"
    words.write_text(words.read_text("utf-8").replace("grey_file: grey\n", ""), encoding="utf-8")
    assert suffix(grey, sheetbuilder.load(words.parent).words) == "-a3-grey", "where a package says nothing"
