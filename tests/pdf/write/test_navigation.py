"""Page labels: what a reader shows as a page's number."""

from __future__ import annotations

import io

import pypdf
import pytest

from sheetbuilder.layout.flow.pages import Page, PageKind
from sheetbuilder.pdf.write.navigation import page_labels


@pytest.mark.parametrize(
    "labels",
    [
        ["1", "2", "3"],
        ["1", "2", "2a", "2b", "3", "4"],
        ["3", "4", "7", "8", "9"],
        ["a", "b", "1", "2"],
    ],
)
def test_a_reader_shows_the_numbers_that_are_printed(labels: list[str]) -> None:
    pages = [Page(PageKind.TEXT, number, 1, 1, (), label) for number, label in enumerate(labels, 1)]
    writer = pypdf.PdfWriter()
    for _ in pages:
        writer.add_blank_page(10, 10)
    parsed = pypdf.generic.DictionaryObject.read_from_stream(io.BytesIO(page_labels(pages)), None)
    writer.root_object[pypdf.generic.NameObject("/PageLabels")] = parsed
    file = io.BytesIO()
    writer.write(file)
    assert pypdf.PdfReader(file).page_labels == labels


def test_pages_in_a_row_need_one_range() -> None:
    pages = [Page(PageKind.TEXT, number, 1, 1, ()) for number in range(1, 9)]
    assert page_labels(pages) == b"<</Nums[0<</S/D>>]>>"
