"""The core elements: a page for the wall where it holds them all, and the pages to read on a paper of their own."""

from __future__ import annotations

import re

import pytest

from sheetbuilder.compose.elements import elements_document
from sheetbuilder.compose.session import new_session
from sheetbuilder.content import Package
from sheetbuilder.layout.flow.pages import Document, PageKind
from sheetbuilder.layout.items import Text
from sheetbuilder.theme import default_theme
from sheetbuilder.theme.format import large_format
from sheetbuilder.values import replace
from tests.outputs import flat


def composed(package: Package, paper: str = "a4") -> Document:
    return elements_document(new_session(package, default_theme(paper)))


def words(document: Document, page: int) -> str:
    return "".join(item.text for _, _, item in flat(document.pages[page].items) if isinstance(item, Text)).replace(
        "\u00a0", ""
    )


def test_the_wall_has_every_name_and_question_on_one_paper(ours: Package) -> None:
    document = composed(ours)
    wall = words(document, 0).replace(" ", "")
    for element in ours.core_elements.elements:
        assert element.name.replace(" ", "") in wall
        assert element.question.replace(" ", "") in wall
        assert element.description[:30].replace(" ", "") not in wall
    assert [page.kind is PageKind.BLANK for page in document.pages[:3]] == [False, True, False]
    assert len(document.pages) == 4


def test_as_many_as_no_page_holds_are_only_for_reading(ours: Package) -> None:
    overview = ours.core_elements
    many = tuple(element.but(question=" ".join([element.question] * 6)) for element in overview.elements)
    document = composed(replace(ours, core_elements=overview.but(elements=many)))
    assert many[0].description[:30].replace(" ", "") in words(document, 0).replace(" ", "")


@pytest.mark.parametrize("paper", ["a4", large_format("a4")])
def test_a_list_that_is_longer_than_a_page_goes_on_over_the_next(ours: Package, paper: str) -> None:
    sheets = tuple(
        ours.sheets[0].but(number=f"1.{number}", core_elements=("K1",) if number % 20 else ("K1", "K2"))
        for number in range(101, 901)
    )
    session = new_session(replace(ours, sheets=sheets), default_theme(paper))
    document = elements_document(session)
    assert session.problems == []
    shown = " ".join(words(document, page).replace(",", " ") for page in range(len(document.pages)))
    numbers = re.findall(r"1\.\d{3}", shown)
    every = [sheet.number for sheet in sheets]
    assert numbers == [*every, *(number for number in every if not int(number[2:]) % 20)]
