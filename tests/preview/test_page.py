"""The page: how things stand in words, all that is wrong, every page with its picture and what is drawn over it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import html

from sheetbuilder.errors import Problem, Severity, say
from sheetbuilder.language import Translator
from sheetbuilder.preview.building import Builder
from sheetbuilder.preview.choice import DocumentChoice, PageEdition, PageSize, ViewChoice
from sheetbuilder.preview.drawn import DrawnDocument
from sheetbuilder.preview.page import PreviewPage
from sheetbuilder.preview.state import ShownDocument
from sheetbuilder.preview.subject import Subject
from tests.preview.conftest import EXAMPLES

ERROR = Problem("SB210", say("the file is empty"))
WARNING = Problem("SB210", say("the file is empty"), severity=Severity.WARNING)


@pytest.fixture(scope="module")
def builder() -> Builder:
    return Builder(Subject(EXAMPLES / "first-conversation"))


@pytest.fixture(scope="module")
def drawn(builder: Builder) -> DrawnDocument:
    return builder.drawn(builder.read(), DocumentChoice("1.1"), lambda: None)


def page(builder: Builder, shown: ShownDocument, choice: ViewChoice | None = None, language: str = "en") -> Any:
    choice = choice or ViewChoice(DocumentChoice("1.1"))
    made = PreviewPage(
        choice, shown, builder.offers, (), 3, Path("/"), Translator(language), lambda path: f"/token/{path}"
    )
    return html.fromstring(made.main())


def test_how_things_stand_is_said_in_words(builder: Builder, drawn: DrawnDocument) -> None:
    told = [
        (ShownDocument(drawn, (), True, 0), "good", "The pages are as the files are now."),
        (ShownDocument(drawn, (WARNING,), True, 0), "warning", "The pages are as the files are now; 1 warning."),
        (
            ShownDocument(drawn, (ERROR, WARNING), False, 0),
            "error",
            "The files are not right: 1 error, 1 warning. The pages are those from before.",
        ),
        (ShownDocument(None, (ERROR,), False, 0), "error", "The files are not right: 1 error. There are no pages yet."),
    ]
    for shown, kind, words in told:
        (status,) = page(builder, shown).xpath("//*[@id='status']")
        assert (status.get("role"), status.get("class"), status.text) == ("status", f"notice {kind}", words)


def test_what_is_wrong_is_told_and_what_is_wrong_elsewhere_below_it(builder: Builder, drawn: DrawnDocument) -> None:
    shown = ShownDocument(drawn, (ERROR, WARNING), False, 0, (ERROR,))
    (problems,) = page(builder, shown).xpath("//*[@id='problems']")
    assert [title.text for title in problems.xpath("h2")] == ["What is wrong", "In other documents"]
    assert [len(told) for told in problems.xpath("ul")] == [2, 1]
    assert page(builder, shown).xpath("//*[@id='bar']//a/@href") == ["#problems"]
    assert page(builder, ShownDocument(drawn, (), True, 0)).xpath("//*[@id='bar']//a") == []
    (quiet,) = page(builder, ShownDocument(drawn, (), True, 0)).xpath("//*[@id='problems']")
    assert len(quiet) == 0
    assert page(builder, shown).xpath("//*[@id='pages']/@class") == ["pages medium before"]


def test_every_page_has_a_picture_with_a_text_in_its_place(builder: Builder, drawn: DrawnDocument) -> None:
    found = page(builder, ShownDocument(drawn, (), True, 0), language="da")
    pages = found.xpath("//article")
    assert [one.get("id") for one in pages] == list(drawn.names)
    pictures = found.xpath("//article//img")
    assert [one.get("alt") for one in pictures] == [f"Side {n} af »{drawn.document.title}«" for n in (1, 2)]
    assert [one.get("src") for one in pictures] == [f"/token/picture/{look}?width=700" for look in drawn.looks]
    assert "1400 2x" in pictures[0].get("srcset")
    assert found.xpath("//article//svg[contains(@class, 'layer')]") == []


def test_layers_are_drawn_where_they_are_asked_for_with_their_words_beside(
    builder: Builder, drawn: DrawnDocument
) -> None:
    choice = ViewChoice(DocumentChoice("1.1"), PageSize.LARGE, safe=True, tags=True)
    front = page(builder, ShownDocument(drawn, (), True, 0), choice).xpath("//article")[0]
    assert len(front.xpath(".//svg[contains(@class, 'layer')]")) == 2
    entries = front.xpath(".//details//li")
    assert [one.get("value") for one in entries] == [str(number) for number in range(1, len(entries) + 1)]
    assert any("A table and a topic" in one.text_content() for one in entries)
    assert all(one.xpath("span[@class='role']") for one in entries)


def test_a_page_without_pages_still_has_what_can_be_chosen(builder: Builder) -> None:
    found = page(builder, ShownDocument(None, (ERROR,), False, 0))
    assert found.xpath("//form//select[@name='target']/option")
    assert found.xpath("//*[@id='pages']/*") == []
    (whole,) = found.xpath("//*[@id='preview']")
    assert whole.get("data-number") == "3"
    assert whole.get("data-news") == "/token/news?target=1.1"


def test_a_page_for_a_screen_stands_in_a_frame_in_which_nothing_runs(builder: Builder) -> None:
    choice = DocumentChoice("1.1", edition=PageEdition.HTML)
    drawn = builder.drawn(builder.read(), choice, lambda: None)
    found = page(builder, ShownDocument(drawn, (), True, 0), ViewChoice(choice, PageSize.SMALL, safe=True, tags=True))
    (frame,) = found.xpath("//article[@id='screen']//iframe")
    assert frame.get("src") == f"/token/screen/{drawn.looks[0]}"
    assert frame.get("sandbox") == "allow-same-origin"
    assert frame.get("title") == f"“{drawn.document.title}” for a screen"
    assert found.xpath("//*[@id='pages']/@class") == ["pages small screen"]
    assert found.xpath("//article//img | //article//svg") == [], "layers are drawn on papers"
    (saved,) = found.xpath("//a[@download]")
    assert (saved.text, saved.get("href").partition("?")[0]) == ("Save as HTML", "/token/document.html")
