"""The sizes of pages as a printer needs them: as one sees them, in a process of their own, within limits."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, NameObject, NumberObject

from sheetbuilder.errors import ContentError
from sheetbuilder.foreign.extract.sizes import read
from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.pdf.read.refusal import Refusal, Refused


def made(path: Path, *sizes: tuple[float, float], turned: int = 0, boxes: bool = True) -> bytes:
    writer = PdfWriter()
    for width, height in sizes:
        page = writer.add_blank_page(width, height)
        page[NameObject("/Rotate")] = NumberObject(turned)
        if not boxes:
            page[NameObject("/MediaBox")] = ArrayObject([NumberObject(0)] * 4)
    writer.write(path)
    return path.read_bytes()


def test_a_page_is_as_large_as_one_sees_it(tmp_path: Path) -> None:
    assert read(made(tmp_path / "x.pdf", (595, 842), (842, 595)), 10).sizes == ((595, 842), (842, 595))
    assert read(made(tmp_path / "y.pdf", (595, 842), turned=90), 10).sizes == ((842, 595),)


def test_a_page_without_a_size(tmp_path: Path) -> None:
    assert read(made(tmp_path / "x.pdf", (595, 842), boxes=False), 10).sizes == (None,)
    assert read(made(tmp_path / "y.pdf", (595, 842), turned=30), 10).sizes == (None,)


def test_more_pages_than_are_wanted(tmp_path: Path) -> None:
    data = made(tmp_path / "x.pdf", *[(100, 100)] * 4)
    assert len(read(data, 4).sizes) == 4
    with pytest.raises(Refused) as caught:
        read(data, 3)
    assert (caught.value.reason, caught.value.detail) == (Refusal.TOO_MANY_PAGES, "3")


def test_the_parent_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    data = made(path, *[(100, 100)] * 4)
    with Reader() as reader:
        assert reader.sizes(path, data, 600).sizes == ((100, 100),) * 4
        with pytest.raises(ContentError, match="the file has more than 3 pages"):
            reader.sizes(path, data, 3)


@pytest.mark.long
def test_a_file_for_a_whole_course_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    data = made(path, *[(595, 842)] * 5000)
    with Reader() as reader:
        assert len(reader.sizes(path, data, 5000).sizes) == 5000
