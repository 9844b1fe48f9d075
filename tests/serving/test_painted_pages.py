"""Pages of our own PDFs as pictures."""

from __future__ import annotations

import io
import threading
from pathlib import Path

import pytest
from PIL import Image

from sheetbuilder.serving.painted_pages import PaintedPages
from tests.printing.papers import A4, A5, paper_pdf


def test_a_page_is_as_wide_as_was_asked(tmp_path: Path) -> None:
    path = paper_pdf(tmp_path / "a.pdf", A4, A5)
    painted = PaintedPages()
    assert [(round(width), round(height)) for width, height in painted.sizes(path)] == [(595, 842), (420, 595)]
    with Image.open(io.BytesIO(painted.picture(path, 1, 240))) as picture:
        assert (picture.format, picture.width) == ("PNG", 240)
        assert abs(picture.height - 240 * 210 / 148) < 2
    for index in (-1, 2):
        with pytest.raises(IndexError):
            painted.picture(path, index, 240)


def test_a_picture_is_painted_once_and_old_ones_are_forgotten(tmp_path: Path) -> None:
    path = paper_pdf(tmp_path / "a.pdf", A4)
    painted = PaintedPages()
    first = painted.picture(path, 0, 10)
    assert painted.picture(path, 0, 10) is first
    for width in range(11, 215):
        painted.picture(path, 0, width)
    assert painted.picture(path, 0, 10) is not first


def test_several_ask_at_once(tmp_path: Path) -> None:
    path = paper_pdf(tmp_path / "a.pdf", A4, A5)
    painted = PaintedPages()
    found: list[bytes] = []
    asking = [
        threading.Thread(target=lambda index=index: found.append(painted.picture(path, index % 2, 240)))
        for index in range(8)
    ]
    for one in asking:
        one.start()
    for one in asking:
        one.join()
    assert len(set(found)) == 2
