"""Pages of our own PDFs as pictures."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from sheetbuilder.serving import painted_pages
from sheetbuilder.serving.painted_pages import PaintedPages
from tests.foreign.letterhead.letterheads import boxed
from tests.printing.papers import A4, A5, paper_pdf


@pytest.fixture
def painted() -> Iterator[PaintedPages]:
    found = PaintedPages()
    yield found
    found.close()


def test_a_page_is_as_wide_as_was_asked(tmp_path: Path, painted: PaintedPages) -> None:
    path = paper_pdf(tmp_path / "a.pdf", A4, A5)
    assert [(round(width), round(height)) for width, height in painted.sizes(path)] == [(595, 842), (420, 595)]
    with Image.open(io.BytesIO(painted.picture(path, 1, 240))) as picture:
        assert (picture.format, picture.width) == ("PNG", 240)
        assert abs(picture.height - 240 * 210 / 148) < 2
    for index in (-1, 2):
        with pytest.raises(IndexError):
            painted.picture(path, index, 240)


def test_a_picture_is_painted_once_and_old_ones_are_forgotten(tmp_path: Path, painted: PaintedPages) -> None:
    path = paper_pdf(tmp_path / "a.pdf", A4)
    first = painted.picture(path, 0, 10)
    assert painted.picture(path, 0, 10) is first
    for width in range(11, 215):
        painted.picture(path, 0, width)
    assert painted.picture(path, 0, 10) is not first


def test_several_ask_at_once(tmp_path: Path, painted: PaintedPages) -> None:
    path = paper_pdf(tmp_path / "a.pdf", A4, A5)
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


PAGE = boxed(b"/MediaBox[0 0 200 100]", b"1 0 0 rg 0 0 100 100 re f")
STRIP = boxed(b"/MediaBox[0 0 10 1000]", b"")


def size(picture: bytes) -> tuple[int, int]:
    return Image.open(io.BytesIO(picture)).size


def test_a_page_in_memory_is_painted_by_its_look_once(painted: PaintedPages) -> None:
    assert painted.known("look", 300) is None
    first = painted.picture(PAGE, 0, 300, "look")
    shown = Image.open(io.BytesIO(first))
    assert shown.size == (300, 150)
    assert [shown.getpixel((x, 75)) for x in (10, 290)] == [(255, 0, 0), (255, 255, 255)]
    assert painted.known("look", 300) is first is painted.picture(STRIP, 0, 300, "look")
    assert painted.known("look", 600) is None
    assert painted.painted == 1
    assert max(size(painted.picture(STRIP, 0, 2000, "strip"))) == 3000, "no picture is larger than a screen needs"


def test_few_files_stay_open_and_few_pictures_are_kept(painted: PaintedPages, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(painted_pages, "_KEPT", 2)
    monkeypatch.setattr(painted_pages, "_OPEN", 1)
    files = [boxed(b"/MediaBox[0 0 %d 100]" % width) for width in (100, 200, 300)]
    for number, file in enumerate(files):
        assert size(painted.picture(file, 0, 120, str(number)))[1] == 120 // (1 + number)
    assert painted.known("0", 120) is None
    assert painted.known("2", 120) is not None
    assert len(painted._open) == 1
    painted.close()
    assert len(painted._open) == 0
