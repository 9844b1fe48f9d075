"""What was written comes back out of the file, word for word, for anybody's program."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from sheetbuilder.content import Package
from sheetbuilder.content.sheet import Sheet
from sheetbuilder.models import markup
from sheetbuilder.models.base import Content
from sheetbuilder.models.prose import prose
from tests.outputs import Output
from tests.tools import run


def normal(text: str) -> str:
    """One line; a soft hyphen joins what it parted."""
    return " ".join(re.sub("\u00ad\\s*", "", text).replace("\u00a0", " ").split())


def written(*contents: Content) -> Iterator[str]:
    """Every paragraph that an author wrote for a reader."""
    for content in contents:
        for found in prose(content):
            for paragraph in str(found.value).split("\n\n"):
                yield normal(markup.words(paragraph))


def of_sheet(package: Package, sheet: Sheet) -> Iterator[str]:
    """What must be found on both sides of a sheet."""
    yield from (sheet.title, normal(sheet.purpose), *written(*sheet.front, *sheet.back))
    yield from (element.short or element.name for element in map(package.element, sheet.core_elements))


def of_target(package: Package, name: str) -> Iterator[str]:
    """What must be found in a target's file."""
    for one in package.meta.sets:
        if one.id == name:
            yield from (one.title, normal(markup.words(one.lead)))
            yield from written(package.meta.how_to_use, package.meta.closing)
            for sheet in package.sheets_of_set(one):
                yield from of_sheet(package, sheet)
    if any(sheet.number == name for sheet in package.sheets):
        yield from of_sheet(package, package.sheet(name))
    if name == "guide" and package.guide is not None:
        yield from written(package.guide)
    if name == "workflow":
        yield from (step.name for step in package.workflow.steps)
        yield from written(*package.workflow.steps)
    if name == "core-elements":
        # Their short names stand on the sheets, for want of room; here they have their full ones.
        for element in package.core_elements.elements:
            yield from written(element.changed(element.located, short=None))
        yield from (package.core_elements.title, normal(markup.words(package.core_elements.lead)))
    if name == "strategy" and package.strategy is not None:
        yield from written(package.strategy)
    for deck in package.cards.decks if package.cards else ():
        if f"cards-{deck.id}" == name or deck.id == name:
            # What it is for stands on the start page of a pack, not on the cards.
            yield from written(deck.changed(deck.located, purpose=None))


@pytest.fixture(scope="module")
def plain(ours: Package) -> Package:
    """What is printed where no brand is: nothing that asks for contacts, approval or a logo."""
    return ours.settled(frozenset())


@pytest.fixture(scope="module")
def read(on_a4: tuple[Output, ...]) -> dict[str, str]:
    """What pdftotext reads in each file, in the order of its content, without the feet that part what runs on."""
    told = {output.name: run("pdftotext", "-raw", output.path, "-").said for output in on_a4}
    return {name: normal(re.sub(r".*side \d+ af \d+\n\f", "", text)) for name, text in told.items()}


@pytest.mark.long
def test_pdftotext_finds_every_word_that_was_written(plain: Package, read: dict[str, str]) -> None:
    for name, text in read.items():
        wanted = list(of_target(plain, name))
        assert wanted, name
        assert [words for words in wanted if words not in text] == [], name


def test_the_tree_says_every_word_that_was_written(plain: Package, on_a4: tuple[Output, ...]) -> None:
    for output in on_a4:
        told = normal(output.report.text().replace("\n", " "))
        assert [words for words in of_target(plain, output.name) if words not in told] == [], output.name


@pytest.mark.long
def test_what_asks_for_a_brand_is_not_printed_without_one(ours: Package, plain: Package, read: dict[str, str]) -> None:
    for name, text in read.items():
        branded = set(of_target(ours, name)) - set(of_target(plain, name))
        assert [words for words in branded if words in text] == [], name
    assert set(of_target(ours, "set-1")) - set(of_target(plain, "set-1"))


@pytest.mark.long
def test_letters_and_signs_of_danish_come_through(read: dict[str, str]) -> None:
    for name in ("set-1", "set-2", "guide"):
        assert all(letter in read[name] for letter in "æøå»«–")
        assert not any(sign in read[name] for sign in "\ufffd\u00ad")
    assert all(letter in "".join(read.values()) for letter in "ÆØÅ")


def test_no_words_run_into_one_another_at_a_line_end(plain: Package, on_a4: tuple[Output, ...]) -> None:
    """Every word that comes out is a word that was put in: `ogmakulér` would be none."""
    put_in = re.findall(r"\w+", " ".join(_all_words(plain)).lower())
    known = set(put_in)
    for output in on_a4:
        found = set(re.findall(r"\w+", normal(output.report.text().replace("\n", " ")).lower()))
        strange = {word for word in found - known if not word.isdigit()}
        assert strange == set(), output.name


def _all_words(package: Package) -> Iterator[str]:
    files: list[Content | None] = [
        package.meta,
        package.words,
        package.workflow,
        package.core_elements,
        package.organisation,
        package.concern,
        package.guide,
        package.strategy,
        package.cards,
    ]
    yield from written(*(file for file in files if file is not None), *package.sheets)
    yield from package.words.months
    yield from package.words.numbers
    yield from package.words.bind_after
    yield " ".join(str(value) for value in package.words)
