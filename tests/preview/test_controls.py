"""The controls: a form that shows what is shown, and says the same to a browser without scripts."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html

from sheetbuilder.language import Translator
from sheetbuilder.message import say
from sheetbuilder.preview.building import Builder
from sheetbuilder.preview.choice import DocumentChoice, PageEdition, PageSize, ViewChoice, chosen
from sheetbuilder.preview.controls import controls
from sheetbuilder.preview.drawn import DrawnDocument, Offer
from sheetbuilder.preview.subject import Subject
from tests.preview.conftest import EXAMPLES

OFFERS = (Offer("set-1", "A <set>"), Offer("1.1", "1.1 A table"), Offer("trainer", say("Trainer's edition")))


def form(choice: ViewChoice, drawn: DrawnDocument | None = None) -> Any:
    return html.fromstring(controls(choice, OFFERS, drawn, Translator("da"), lambda path: f"/token/{path}"))


def sent(found: Any) -> dict[str, str]:
    """What a browser would send."""
    return {name: str(value) for name, value in found.form_values()}


def test_the_form_says_what_is_chosen() -> None:
    document = DocumentChoice("1.1", "a3", PageEdition.LARGE, grey=True)
    choice = ViewChoice(document, PageSize.SMALL, safe=True, tags=True)
    found = form(choice)
    assert chosen(sent(found)) == choice
    assert (found.get("method"), found.get("action")) == ("get", "/token/")
    assert chosen(sent(form(ViewChoice(DocumentChoice("1.1"))))) == ViewChoice(DocumentChoice("1.1"))


def test_every_control_has_its_label_and_no_title_is_a_mark() -> None:
    found = form(ViewChoice())
    controlled = found.xpath(".//select/@id | .//input/@id")
    assert set(found.xpath(".//label/@for")) == set(controlled)
    assert found.xpath(".//select[@name='target']/option/text()") == ["A <set>", "1.1 A table", "Underviserudgaven"]


def test_sizes_are_called_by_what_they_do_to_what_is_shown() -> None:
    usual, screen = (form(ViewChoice(DocumentChoice(edition=one))) for one in (PageEdition.PRINT, PageEdition.HTML))
    named = [one.xpath(".//select[@name='size']/option/text()") for one in (usual, screen)]
    assert [one[0] for one in named] == ["små, mange ad gangen", "så smal som en telefon"]
    assert [one.xpath(".//select[@name='size']/option/@value") for one in (usual, screen)] == [list(PageSize)] * 2


@pytest.mark.parametrize("asked", ["", "no-such-thing"])
def test_the_document_that_is_shown_is_the_one_that_is_chosen(asked: str) -> None:
    builder = Builder(Subject(EXAMPLES / "first-conversation"))
    drawn = builder.drawn(builder.read(), DocumentChoice(asked), lambda: None)
    found = form(ViewChoice(DocumentChoice(asked)), drawn)
    assert sent(found)["target"] == drawn.offer.name == "set-1"
    assert found.xpath(".//a[@download]/@href") == [f"/token/document.pdf?{'target=no-such-thing' if asked else ''}"]
    assert form(ViewChoice()).xpath(".//a[@download]") == []
