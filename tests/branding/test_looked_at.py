"""A letterhead looked at: judged, and its pages as pictures."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from sheetbuilder.branding.looked_at import looked_at, page_picture
from sheetbuilder.errors import SheetbuilderError

LETTERHEAD = Path(__file__).parents[2] / "examples" / "brands" / "letterheads" / "eksempelkoebing.pdf"


def test_its_pages_can_be_seen() -> None:
    assert looked_at(LETTERHEAD).pages == 3
    pictures = [page_picture(LETTERHEAD, number) for number in (1, 3, 4)]
    assert pictures[2] is None
    upright, landscape = (Image.open(io.BytesIO(one or b"")) for one in pictures[:2])
    assert upright.height > upright.width
    assert landscape.width > landscape.height
    assert len(upright.convert("RGB").getcolors(100_000) or ()) > 2


def test_what_is_no_pdf_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"no PDF at all")
    found = looked_at(path)
    assert found.pages == 0
    assert found.problems
    with pytest.raises(SheetbuilderError):
        page_picture(path, 1)
