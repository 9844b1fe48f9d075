"""Promises kept or not made: what is said of a letterhead is what veraPDF finds in a file that claims all the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from sheetbuilder.foreign.letterhead.report import prepare
from sheetbuilder.layout.letterheads import Overlay
from sheetbuilder.pdf.conformance.fonts import FONT_CLAUSES
from sheetbuilder.pdf.conformance.painting import PAINTING_CLAUSES
from sheetbuilder.values import replace
from tests.foreign.extract.test_programs import jbig2, type1, windows
from tests.foreign.letterhead import letterheads
from tests.foreign.letterhead.letterheads import Raw, saved
from tests.foreign.letterhead.test_prepare import LayoutContext, blank, context  # noqa: F401
from tests.pdf.conformance.test_clauses import CASES, letter_of_private_use
from tests.pdf.handmade import FONT, made
from tests.tools import verapdf

UNMEASURED = {"font_without_last_code"}
"""veraPDF does not measure the letters of artifacts for PDF/UA; ISO 14289-1, 7.21.5, makes no such exception."""
OF_PAINT = {*(each.name for each in FONT_CLAUSES), *(each.name for each in PAINTING_CLAUSES)}

MENDED = (
    *("glyphs_not_mapped", "smoothed_picture", "picture_in_lzw", "rich", "inks-by-name"),
    *("width_of_another", "type-1-wrong", "windows-wrong"),
)

KINDS = [(clause, change) for clause, change in CASES if clause in OF_PAINT]


class Sheets(Mapping[str, tuple[bool, bool, Path]]):
    """Each letterhead on a page of ours: whether PDF/A and PDF/UA are kept, and a file that claims both anyhow."""

    def __init__(self, context: LayoutContext, folder: Path) -> None:  # noqa: F811
        self._context, self._folder = context, folder
        self._changes = {change.__name__: change for _, change in KINDS}
        self._made: dict[str, tuple[bool, bool, Path]] = {}

    def __getitem__(self, name: str) -> tuple[bool, bool, Path]:
        if name not in self._made:
            file = f"{name}-letterhead.pdf"
            change = self._changes.get(name)
            path = made(self._folder / file, change) if change else saved(self._folder, SOUND[name], file)
            letterhead, _ = prepare(path)
            artwork = letterhead.artwork
            claiming = replace(letterhead, artwork=replace(artwork, pdfa=True, pdfua=True))
            data = blank(self._context, (420, 300), Overlay(claiming))
            self._made[name] = (artwork.pdfa, artwork.pdfua, saved(self._folder, data, f"{name}.pdf"))
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter((*self._changes, *SOUND))

    def __len__(self) -> int:
        return len(self._changes) + len(SOUND)


@pytest.fixture(scope="module")
def sheets(context: LayoutContext, tmp_path_factory: pytest.TempPathFactory) -> Sheets:  # noqa: F811
    return Sheets(context, tmp_path_factory.mktemp("sheets"))


SOUND = {
    "rich": letterheads.rich(),
    "jbig2": jbig2(),
    "type-1": type1(),
    "type-1-wrong": type1(50),
    "windows": windows(FONT.read_bytes()),
    "windows-wrong": windows(FONT.read_bytes(), width=21),
    "windows-nameless": windows(FONT.read_bytes(), encoding=b"<</BaseEncoding/WinAnsiEncoding/Differences[65/g17]>>"),
    "symbols": windows(FONT.read_bytes(), flags=4, encoding=b"null"),
    "letters-of-standard": windows(FONT.read_bytes(), encoding=b"/StandardEncoding"),
    "unembedded": letterheads.unembedded(),
    "inks-by-name": Raw(b"/DeviceCMYK cs 0 1 1 0 scn 9 9 99 99 re f").bytes(),
    "grey-by-name": Raw(b"/DeviceGray cs .5 scn 9 9 99 99 re f").bytes(),
}


@pytest.mark.long
@pytest.mark.parametrize("flavour", ["2a", "ua1"])
def test_verapdf_says_the_same(flavour: str, sheets: Sheets) -> None:
    said = {name: pdfa if flavour == "2a" else pdfua for name, (pdfa, pdfua, _) in sheets.items()}
    verdicts = verapdf(flavour, [path for _, _, path in sheets.values()])
    found = {name: verdicts[path] == "PASS" for name, (_, _, path) in sheets.items()}
    if flavour == "ua1":
        assert {found.pop(name) for name in UNMEASURED} == {True}
        assert {said.pop(name) for name in UNMEASURED} == {False}
    assert found == said


@pytest.mark.parametrize("name", MENDED)
def test_what_is_mended_costs_no_promise(name: str, sheets: Sheets) -> None:
    assert sheets[name][:2] == (True, True)


def test_the_reason_is_told_with_its_clause_and_what_to_do(tmp_path: Path) -> None:
    path = made(tmp_path / "icons.pdf", letter_of_private_use)
    (told,) = [problem for problem in prepare(path)[1] if problem.code == "SB719"]
    assert "ISO 19005-2, 6.2.11.7.3" in str(told.message)
    assert "ISO 14289-1" not in str(told.message)
    assert "outlines" in str(told.hint)
