"""Files that are no text, told for what they are, wherever a text or a list is asked for."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from sheetbuilder.source import examine
from sheetbuilder.source.formats import known, unmarked_utf16
from sheetbuilder.source.table import read_table


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


FILES = {
    "an Excel workbook": zipped("[Content_Types].xml", "xl/workbook.xml"),
    "a Word document": zipped("[Content_Types].xml", "word/document.xml"),
    "a ZIP file": zipped("liste.csv"),
    "a PDF": b"%PDF-1.7\n%\xe2\xe3",
    "a picture (PNG)": b"\x89PNG\r\n\x1a\n\0\0",
    "a picture (JPEG)": b"\xff\xd8\xff\xe0\0\x10JFIF",
    "a picture (HEIC)": b"\0\0\0\x18ftypheic\0\0",
    "a formatted text (RTF)": b"{\\rtf1\\ansi navn}",
    "a web page (HTML)": b"<!DOCTYPE html><html><body>navn</body></html>",
    "a drawing or data in XML (SVG)": b'<?xml version="1.0"?><svg/>',
    "a document of an older Office": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
}


@pytest.mark.parametrize("what", FILES)
def test_it_is_told_for_what_it_is(what: str, tmp_path: Path) -> None:
    path = tmp_path / "deltagere.csv"
    path.write_bytes(FILES[what])
    for problems in (read_table(path).problems, examine(path).problems):
        (problem,) = problems
        assert (problem.code, str(problem.message)) == ("SB116", f"this is {what}, not a text file")
        assert problem.hint is not None


@pytest.mark.parametrize("text", ["BMI;navn\n1;Ida\n", "MZ: 1\n", "type: brand\nname: Ærø\n", "- <b>\n", ""])
def test_a_text_is_a_text(text: str) -> None:
    assert known(text.encode()) is None


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_known(encoding: str, tmp_path: Path) -> None:
    assert unmarked_utf16("navn;udgave\nIda Ærø;\n".encode(encoding)) == encoding
    assert unmarked_utf16("navn;udgave\nIda Ærø;\n".encode()) is None
    path = tmp_path / "liste.csv"
    path.write_bytes("navn;udgave\nIda Ærø;\n".encode(encoding))
    assert [cell.text for cell in read_table(path).rows[1].cells] == ["Ida Ærø", ""]
    (problem,) = examine(path).problems
    assert "UTF-16" in str(problem.message)
