"""What documents are written as."""

from __future__ import annotations

from sheetbuilder.branding.file_format import FileFormat


def test_each_format_has_an_ending_of_its_own() -> None:
    assert {one: one.ending for one in FileFormat} == {
        FileFormat.PDF: ".pdf",
        FileFormat.HTML: ".html",
        FileFormat.TEXT: ".txt",
    }
