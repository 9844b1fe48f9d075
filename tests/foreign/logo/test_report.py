"""What is said of a logo: in one line, at the place that names it, with what to do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sheetbuilder.brand.logo import LogoFile
from sheetbuilder.errors import Severity, Where
from sheetbuilder.foreign.logo.facts import LogoFlaw, Wish
from sheetbuilder.foreign.logo.report import _told, prepare
from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.pdf.read import limits
from sheetbuilder.theme.picture import PictureFormat
from tests.foreign.letterhead import letterheads
from tests.foreign.logo.marks import jpeg, png, svg

WHERE = Where(Path("brand.yaml"), 7, 11)


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as found:
        yield found


def told(
    reader: Reader, data: bytes, form: PictureFormat, *, page: int = 1, grey: bool = False, width: float = 100.0
) -> tuple[bool, list[str]]:
    file = LogoFile(WHERE, f"logo.{form.value.lower()}", form, data)
    art, problems = prepare(file, Wish(form, page, grey, width), reader)
    assert all(problem.where == WHERE for problem in problems)
    assert all(problem.hint is not None for problem in problems)
    assert all("logo." in str(problem.message) for problem in problems)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    assert (art is None) == bool(errors)
    return art is not None, [problem.code for problem in problems]


def test_a_sound_logo_says_nothing(reader: Reader) -> None:
    assert told(reader, svg(), PictureFormat.SVG) == (True, [])
    assert told(reader, png("RGBA", (800, 320)), PictureFormat.PNG) == (True, [])
    assert told(reader, letterheads.boxed(b"/MediaBox[0 0 200 100]", b"10 10 180 80 re f"), PictureFormat.PDF) == (
        True,
        [],
    )


@pytest.mark.long
def test_what_cannot_be_used_is_an_error(reader: Reader) -> None:
    assert told(reader, svg("<text>Navn</text>"), PictureFormat.SVG) == (False, ["SB331"])
    assert told(reader, png()[:-50], PictureFormat.PNG) == (False, ["SB331"])
    assert told(reader, letterheads.encrypted(), PictureFormat.PDF) == (False, ["SB331"])
    assert told(reader, letterheads.bomb(), PictureFormat.PDF) == (False, ["SB331"])
    assert told(reader, letterheads.looping(), PictureFormat.PDF) == (False, ["SB331"])
    assert told(reader, letterheads.no_pages(), PictureFormat.PDF) == (False, ["SB331"])
    assert told(reader, letterheads.vast_picture(), PictureFormat.PDF) == (False, ["SB331"])
    hidden, codes = told(reader, letterheads.layered(True), PictureFormat.PDF)
    assert not hidden
    assert "SB710" in codes


def test_a_page_that_is_not_there(reader: Reader) -> None:
    small = letterheads.boxed(b"/MediaBox[0 0 200 100]", b"10 10 180 80 re f")
    assert told(reader, small, PictureFormat.PDF, page=2) == (False, ["SB330"])


def test_a_logo_that_nobody_sees(reader: Reader) -> None:
    for white in ("", '<rect width="99" height="40" fill="#fff"/>'):
        assert told(reader, svg(white), PictureFormat.SVG) == (False, ["SB334"])


def test_a_logo_in_a_sea_of_white(reader: Reader) -> None:
    assert told(reader, svg('<rect x="1" y="1" width="30" height="20"/>'), PictureFormat.SVG) == (True, ["SB335"])
    assert told(reader, letterheads.boxed(b"/MediaBox[0 0 595 842]"), PictureFormat.PDF) == (True, ["SB335"])


def test_a_coarse_picture(reader: Reader) -> None:
    assert told(reader, png(size=(200, 80)), PictureFormat.PNG, width=144.0) == (True, ["SB332"])


def test_inks_without_a_profile(reader: Reader) -> None:
    assert told(reader, jpeg("CMYK"), PictureFormat.JPEG) == (True, ["SB336"])


def test_a_coloured_pdf_becomes_grey_or_is_told(reader: Reader) -> None:
    box = b"/MediaBox[0 0 200 100]"
    red, spots = b"1 0 0 rg 10 10 180 80 re f", b"/Spots cs 1 1 scn 10 10 180 80 re f"
    assert told(reader, letterheads.boxed(box, red), PictureFormat.PDF) == (True, [])
    assert told(reader, letterheads.boxed(box, red), PictureFormat.PDF, grey=True) == (True, [])
    assert "SB337" in told(reader, letterheads.boxed(box, spots), PictureFormat.PDF, grey=True)[1]
    assert "SB337" not in told(reader, letterheads.boxed(box, spots), PictureFormat.PDF)[1]


def test_a_pdf_with_a_font_that_is_not_embedded_takes_back_a_promise(reader: Reader) -> None:
    file = LogoFile(WHERE, "logo.pdf", PictureFormat.PDF, letterheads.unembedded())
    art, problems = prepare(file, Wish(PictureFormat.PDF), reader)
    assert art is not None
    assert not art.pdfa
    assert not art.pdfua
    assert "SB719" in [problem.code for problem in problems]


@pytest.mark.usefixtures("fresh")
def test_a_logo_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", 0.0)
    with Reader() as hasty:
        assert told(hasty, svg("<g/>"), PictureFormat.SVG) == (False, ["SB331"])


@pytest.mark.parametrize("flaw", LogoFlaw)
def test_every_flaw_has_its_words(flaw: LogoFlaw) -> None:
    message, hint = _told(LogoFile(WHERE, "logo.svg", PictureFormat.SVG, b""), flaw, ("<mask>",))
    assert "logo.svg" in str(message)
    assert str(hint)
