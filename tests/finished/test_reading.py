"""A finished file as a document of ours: its pages in their size, its words, its title, and what it takes back."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from sheetbuilder.errors import ContentError, MissingError
from sheetbuilder.finished.reading import FinishedFile, read_finished
from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.layout.roles import Role
from tests.foreign.letterhead import letterheads
from tests.foreign.letterhead.letterheads import saved
from tests.pdf.handmade import TITLE, Handmade, made, name, wrap

DAY = datetime.date(2026, 11, 29)


def reading(path: Path) -> FinishedFile:
    with Reader() as reader:
        return read_finished(path, reader, DAY)


def untagged(file: Handmade) -> None:
    """Everything as it is, but without a tree."""
    for entry in ("StructTreeRoot", "MarkInfo"):
        del file.catalog[name(entry)]
    for content in file.contents:
        content[:] = [line for line in content if "BDC" not in line and line not in ("EMC", "/Artifact BMC")]
    for page in file.pages:
        del page[name("StructParents")]


def test_a_page_for_each_of_its_pages_with_its_tree(tmp_path: Path) -> None:
    found = reading(made(tmp_path / "bilag.pdf"))
    document = found.document
    assert [(page.number, page.width, page.height) for page in document.pages] == [(1, 420, 300), (2, 420, 300)]
    assert (document.title, document.language, document.date) == (TITLE, "da", DAY)
    assert document.root.role is Role.DOCUMENT
    assert [node.role for node in document.root.walk()].count(Role.P) == 2
    assert found.warnings == ()
    assert found.smallest == pytest.approx((11, 11))


def test_without_tags_the_words_of_each_page_stand_for_it_and_nothing_is_promised(tmp_path: Path) -> None:
    found = reading(made(tmp_path / "bilag.pdf", untagged))
    assert "SB874" in [one.code for one in found.warnings]
    figures = [node for node in found.document.root.walk() if node.role is Role.FIGURE]
    assert len(figures) == 2
    assert (figures[0].alt or "").startswith("Før mødet Læs mere i vejledningen")
    for page in found.document.pages:
        (inset,) = page.items
        assert getattr(inset, "page").pdfua is False  # noqa: B009


def test_a_page_without_a_word_is_called_by_its_number(tmp_path: Path) -> None:
    path = saved(tmp_path, letterheads.cmyk(), "farve.pdf")
    found = reading(path)
    (figure,) = [node for node in found.document.root.walk() if node.role is Role.FIGURE]
    assert figure.alt == "farve, 1"
    assert found.document.title == "farve"
    assert found.document.language == "und"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("  To\n linjer\t", "To linjer"),
        ("a\u202eb\x07c", "abc"),
        ("", "bilag"),
        ("\u200b", "bilag"),
        ("x" * 301, "bilag"),
    ],
)
def test_a_title_is_one_line_of_signs_that_one_sees(title: str, expected: str, tmp_path: Path) -> None:
    def called(file: Handmade) -> None:
        file.info["/Title"] = title

    assert reading(made(tmp_path / "bilag.pdf", called)).document.title == expected


def test_fields_are_part_of_their_page(tmp_path: Path) -> None:
    """On paper nobody fills a field in."""
    found = reading(made(tmp_path / "bilag.pdf"))
    assert all(node.imported is None or node.imported.widget is None for node in found.document.root.walk())


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingError) as missing:
        reading(tmp_path / "ingen.pdf")
    assert [one.code for one in missing.value.problems] == ["SB700"]
    (tmp_path / "tekst.pdf").write_text("Ikke en PDF", "utf-8")
    with pytest.raises(ContentError) as wrong:
        reading(tmp_path / "tekst.pdf")
    assert [one.code for one in wrong.value.problems] == ["SB701"]


def test_an_encrypted_file_is_told(tmp_path: Path) -> None:
    def locked(file: Handmade) -> None:
        file.writer.encrypt("", "ejer", algorithm="RC4-128")

    with pytest.raises(ContentError) as wrong:
        reading(made(tmp_path / "bilag.pdf", locked))
    assert [one.code for one in wrong.value.problems] == ["SB703"]


def test_a_language_that_is_unknown_is_told_as_such(tmp_path: Path) -> None:
    def mute(file: Handmade) -> None:
        del file.catalog[name("Lang")]
        del file.elements["document"][name("Lang")]
        file.catalog[name("MarkInfo")] = wrap({"Marked": True})

    found = reading(made(tmp_path / "bilag.pdf", mute))
    assert found.document.language == "und"
    (problem,) = found.warnings
    assert problem.code == "SB753"
    assert "unknown" in str(problem.hint)
