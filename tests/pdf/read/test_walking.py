"""Ways through a file: each thing once, and no further than one may."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject

from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.refusal import Refused
from sheetbuilder.pdf.read.walking import outline_lines, reachable


@pytest.fixture(scope="module")
def reader() -> PdfReader:
    """A file of two pages with an outline of three lines; the first line leads on to itself."""
    writer = PdfWriter()
    for _ in range(2):
        writer.add_blank_page(100, 100)
    first = writer.add_outline_item(title="first", page_number=0)
    writer.add_outline_item(title="below", page_number=1, parent=first)
    last = writer.add_outline_item(title="last", page_number=1)
    found = last.get_object()
    assert isinstance(found, DictionaryObject)
    found[NameObject("/Next")] = first
    data = BytesIO()
    writer.write(data)
    return PdfReader(data)


def test_everything_that_can_be_reached_comes_once(reader: PdfReader) -> None:
    pages = [found for found in reachable(reader, 100) if objects.name(objects.get(found, "/Type")) == "Page"]
    assert len(pages) == 2


def test_it_ends_after_so_many_objects(reader: PdfReader) -> None:
    with pytest.raises(Refused):
        list(reachable(reader, 3))


def test_the_outline_comes_in_reading_order_and_each_line_once(reader: PdfReader) -> None:
    catalog = objects.get(reader.trailer, "/Root")
    lines = [(objects.text(objects.get(line, "/Title")), level) for line, level in outline_lines(catalog, 100)]
    assert lines == [("first", 1), ("below", 2), ("last", 1)]
    assert len(list(outline_lines(catalog, 2))) == 2
