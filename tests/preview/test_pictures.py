"""Pictures: painted once, as wide as was asked, and no more files open than needed."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from sheetbuilder.preview.choice import PageSize
from sheetbuilder.preview.pictures import WIDTHS, PagePictures, width_of
from tests.foreign.letterhead.letterheads import boxed

PAGE = boxed(b"/MediaBox[0 0 200 100]", b"1 0 0 rg 0 0 100 100 re f")
STRIP = boxed(b"/MediaBox[0 0 10 1000]", b"")


def size(picture: bytes) -> tuple[int, int]:
    return Image.open(io.BytesIO(picture)).size


def test_a_page_is_painted_as_wide_as_it_is_shown() -> None:
    pictures = PagePictures()
    assert {str(width_of(one)) for one in PageSize} <= WIDTHS
    shown = Image.open(io.BytesIO(pictures.picture("look", PAGE, 0, 300)))
    assert shown.size == (300, 150)
    assert [shown.getpixel((x, 75)) for x in (10, 290)] == [(255, 0, 0), (255, 255, 255)]
    assert max(size(pictures.picture("strip", STRIP, 0, 2000))) == 3000, "no picture is larger than a screen needs"
    pictures.close()


def test_what_is_known_is_not_painted_again() -> None:
    pictures = PagePictures()
    assert pictures.known("look", 300) is None
    painted = pictures.picture("look", PAGE, 0, 300)
    assert pictures.known("look", 300) is painted
    assert pictures.known("look", 600) is None
    assert pictures.painted == 1
    pictures.close()


def test_few_files_stay_open_and_few_pictures_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sheetbuilder.preview.pictures._KEPT", 2)
    monkeypatch.setattr("sheetbuilder.preview.pictures._OPEN", 1)
    pictures = PagePictures()
    files = [boxed(b"/MediaBox[0 0 %d 100]" % width) for width in (100, 200, 300)]
    for number, file in enumerate(files):
        assert size(pictures.picture(str(number), file, 0, 120))[1] == 120 // (1 + number)
    assert pictures.known("0", 120) is None
    assert pictures.known("2", 120) is not None
    assert len(pictures._open) == 1
    pictures.close()
    assert len(pictures._open) == 0
