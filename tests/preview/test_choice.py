"""Choices and addresses: each leads to the other, and no address leads to what cannot be chosen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetbuilder.branding.file_format import FileFormat
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.preview.choice import DocumentChoice, PageEdition, PageSize, ViewChoice, chosen

CHOICES = st.builds(
    ViewChoice,
    st.builds(
        DocumentChoice,
        st.text(max_size=50),
        st.sampled_from(["a4", "a3", "a5"]),
        st.sampled_from(PageEdition),
        st.booleans(),
    ),
    st.sampled_from(PageSize),
    st.booleans(),
    st.booleans(),
)


@given(CHOICES)
def test_an_address_leads_back_to_its_choice(choice: ViewChoice) -> None:
    assert chosen(dict(choice.query())) == choice


def test_what_is_usual_makes_no_address_longer() -> None:
    assert list(ViewChoice().query()) == []
    assert dict(ViewChoice(DocumentChoice("1.1", grey=True), safe=True).query()) == {
        "target": "1.1",
        "grey": "1",
        "safe": "1",
    }


@given(st.dictionaries(st.sampled_from(["target", "paper", "edition", "size", "grey", "safe", "tags"]), st.text()))
def test_whatever_an_address_says_something_can_be_shown(query: dict[str, str]) -> None:
    choice = chosen(query)
    assert choice.document.paper in ("a4", "a3", "a5")
    assert len(choice.document.target) <= 200


@pytest.mark.parametrize(
    ("edition", "large", "fillable"),
    [(PageEdition.PRINT, False, False), (PageEdition.LARGE, True, False), (PageEdition.FILLABLE, False, True)],
)
def test_an_edition_is_what_the_options_of_a_build_call_it(edition: PageEdition, large: bool, fillable: bool) -> None:
    options = DocumentChoice("x", "a3", edition, grey=True).options(PrintOptions(strict=True))
    assert (options.paper, options.grey, options.strict) == ("a3", True, True)
    assert (options.large_print, options.fillable) == (large, fillable)


def test_a_page_for_a_screen_is_on_no_paper_whichever_is_chosen() -> None:
    options = DocumentChoice("x", "a3", PageEdition.HTML, grey=True).options(PrintOptions(strict=True))
    assert options == PrintOptions(strict=True, grey=True, format=FileFormat.HTML)
