"""A file that is locked says so before anything in it is read, whichever way it is locked."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfWriter

from sheetbuilder import inspect
from sheetbuilder.foreign.letterhead.report import inspect as read
from sheetbuilder.pdf.read.encryption import locks


def locked(user: str, method: str) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.encrypt(user, "ejer", algorithm=method)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("user", ["", "hemmelig"])
@pytest.mark.parametrize("method", ["RC4-40", "RC4-128"])
def test_it_is_told_as_encrypted(user: str, method: str, tmp_path: Path) -> None:
    path = tmp_path / "last.pdf"
    path.write_bytes(locked(user, method))
    assert locks(path.read_bytes())
    assert [one.code for one in read(path).problems] == ["SB703"]
    assert [one.code for one in inspect(path).problems] == ["SB604"]


def test_one_that_cannot_even_be_opened_is_told_as_encrypted(tmp_path: Path) -> None:
    """AES, with the owner's password only: another name for the method, as this reader does not know it either."""
    data = locked("", "RC4-128")
    path = tmp_path / "last.pdf"
    path.write_bytes(data.replace(b"/Filter /Standard", b"/Filter /Standbrd"))
    assert [one.code for one in read(path).problems] == ["SB703"]
    assert [one.code for one in inspect(path).problems] == ["SB604"]
    assert not locks(b"%PDF-1.7 trailer << /Root 1 0 R /EncryptMetadata true >>")
