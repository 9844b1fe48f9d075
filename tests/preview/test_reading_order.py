"""Reading order: numbers run through the document, each element is found on its page with its words."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from sheetbuilder.layout.flow.pages import Document
from sheetbuilder.layout.roles import Role
from sheetbuilder.preview.building import Builder
from sheetbuilder.preview.choice import DocumentChoice
from sheetbuilder.preview.reading_order import reading_order
from sheetbuilder.preview.subject import Subject
from tests.preview.conftest import EXAMPLES


def document(subject: Subject, target: str) -> Document:
    builder = Builder(subject)
    try:
        return builder.drawn(builder.read(), DocumentChoice(target), lambda: None).document
    finally:
        builder.end()


@pytest.fixture(scope="module")
def handout() -> Document:
    recipe = EXAMPLES / "handouts" / "samtalen-hele-vejen.yaml"
    return document(Subject(recipe=str(recipe)), "participant")


def test_the_elements_of_a_sheet_are_told_as_they_are_read(content: Path) -> None:
    front, back = reading_order(document(Subject(content), "1.1"))
    assert [one.number for one in (*front, *back)] == list(range(1, len(front) + len(back) + 1))
    title = next(one for one in front if one.role in (Role.H1, Role.H2))
    assert title.text == "A table and a topic"
    moves = [one for one in front if one.text.startswith("Find a table where")]
    assert [(one.role, one.described) for one in moves] == [(Role.LBODY, False)]
    assert all(one.extent.left < one.extent.right and one.extent.top < one.extent.bottom for one in (*front, *back))
    fields = [one for one in back if one.role is Role.FORM]
    assert fields
    assert all(one.described and one.text for one in fields)


def test_numbers_run_through_all_pages_and_those_of_others_are_counted(handout: Document) -> None:
    pages = reading_order(handout)
    assert len(pages) == len(handout.pages)
    every = sorted({one.number for page in pages for one in page})
    assert every == list(range(1, len(every) + 1))
    assert all(one.number < other.number for page in pages for one, other in pairwise(page))
    figures = [one for page in pages for one in page if one.role is Role.FIGURE]
    assert all(len(one.text) <= 91 for one in figures)


def test_a_page_of_others_with_tags_lies_where_it_is_shown(handout: Document) -> None:
    pages = reading_order(handout)
    insets = {
        (index, one.extent)
        for index, page in enumerate(pages)
        for one in page
        if not one.text and one.role is not Role.FIGURE
    }
    assert insets, "the deck has tags of its own"
