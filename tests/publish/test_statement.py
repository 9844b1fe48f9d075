"""The accessibility statement of a pack: each sentence stands there exactly where it is true of the files."""

from __future__ import annotations

import datetime

import pytest

from sheetbuilder.content import Package
from sheetbuilder.content.statement import Statement
from sheetbuilder.pdf.conformance.standards import UA_1, UA_2
from sheetbuilder.publish.manifest import FILLABLE, LARGE_PRINT, Entry, Inspection
from sheetbuilder.publish.statement import Circumstances, statement
from sheetbuilder.values import replace
from tests.made import made

ABOUT = Circumstances("Prøvesund", "Samtalen", "2.0", datetime.date(2026, 11, 26), "sheetbuilder 1", False)
TOLD = made(
    Statement,
    {
        "file": "statement",
        "heading": "H {title} {edition}",
        "about": "ABOUT {count}.",
        "built": "BUILT.",
        "standards": "ALL {standards}.",
        "without_pdfa": "NOT-A {files}.",
        "without_pdfua": "NOT-UA {files}.",
        "inspected": "READ {day}.",
        "not_inspected": "UNREAD.",
        "found": "FOUND {count} in {files}.",
        "screen": "SCREEN.",
        "fillable": "FILL {word}.",
        "fillable_only": "BY-CHOICE {standard}.",
        "large_print": "LARGE {word}.",
        "by_hand": "BY HAND",
        "limits": ["LIMIT"],
        "letterhead": "LETTERHEAD",
        "limits_heading": "Limits",
        "files_heading": "Files",
        "file_line": "{name} {pages} p",
        "file_line_one": "{name} ONE",
    },
)


def entry(name: str, *promises: str, pages: int = 2, errors: int = 0, warnings: int = 0) -> Entry:
    return Entry(name, name, name, "a4", pages, 9, "", promises or UA_1.names, Inspection(errors, warnings, ()))


def said(package: Package, *files: Entry, about: Circumstances = ABOUT) -> list[str]:
    return statement(package.words, TOLD, about, files).splitlines()


def test_where_all_files_keep_all_promises_it_says_so(ours: Package) -> None:
    lines = said(ours, entry("a.pdf"), entry("b.pdf", pages=1))
    assert lines[0] == "H Samtalen 2.0"
    assert lines[2] == "ABOUT 2. BUILT. ALL PDF/UA-1 og PDF/A-2a. READ 26. november 2026."
    assert lines[4:] == ["Limits:", "– BY HAND", "– LIMIT", "", "Files:", "– a.pdf 2 p", "– b.pdf ONE"]


@pytest.mark.parametrize(
    ("promises", "sentence"),
    [(UA_1.names[:1], "NOT-A b.pdf."), (UA_1.names[1:], "NOT-UA b.pdf."), (("",), "NOT-UA b.pdf. NOT-A b.pdf.")],
)
def test_where_one_file_lacks_one_it_is_named(promises: tuple[str, ...], sentence: str, ours: Package) -> None:
    told = said(ours, entry("a.pdf"), entry("b.pdf", *promises))[2]
    assert f"BUILT. {sentence} READ" in told
    assert "ALL" not in told


def test_files_of_the_newer_standards_are_called_by_their_names(ours: Package) -> None:
    about = replace(ABOUT, standards=UA_2.names)
    named = TOLD.but(without_pdfua="NOT-UA {standard}: {files}.")
    one, other = entry("a.pdf", *UA_2.names), entry("b.pdf", "PDF/A-4")
    assert "ALL PDF/UA-2 og PDF/A-4." in said(ours, one, about=about)[2]
    assert "NOT-UA PDF/UA-2: b.pdf." in statement(ours.words, named, about, (one, other))


def test_what_was_found_is_counted_and_its_files_are_named(ours: Package) -> None:
    told = said(ours, entry("a.pdf"), entry("b.pdf", errors=1), entry("c.pdf", warnings=2), entry("d.pdf", errors=1))[2]
    assert told.endswith("FOUND 4 in b.pdf, c.pdf og d.pdf.")


def test_one_file_that_was_not_read_is_enough_to_say_so(ours: Package) -> None:
    told = said(ours, entry("a.pdf"), replace(entry("b.pdf"), inspect=None))[2]
    assert "UNREAD." in told
    assert "READ 26" not in told


def test_a_letterhead_is_a_limit(ours: Package) -> None:
    lines = said(ours, entry("a.pdf"), about=replace(ABOUT, letterhead=True))
    assert lines[5:8] == ["– BY HAND", "– LIMIT", "– LETTERHEAD"]


def test_without_words_for_one_page_the_pages_are_counted(ours: Package) -> None:
    plain = TOLD.but(file_line_one=None)
    assert statement(ours.words, plain, ABOUT, [entry("a.pdf", pages=1)]).splitlines()[-1] == "– a.pdf 1 p"


def test_files_to_be_filled_in_are_told_of_and_nobody_took_anything_back(ours: Package) -> None:
    fillable = replace(entry("b.pdf", UA_1.names[0]), edition=FILLABLE)
    lines = said(ours, entry("a.pdf"), fillable)
    assert lines[2] == "ABOUT 2. BUILT. ALL PDF/UA-1. FILL udfyldelig. BY-CHOICE PDF/A-2a. READ 26. november 2026."
    assert lines[4:6] == ["Limits:", "– LIMIT"]
    both = said(ours, entry("a.pdf"), replace(fillable, promises=UA_1.names))[2]
    assert both == "ABOUT 2. BUILT. ALL PDF/UA-1 og PDF/A-2a. FILL udfyldelig. READ 26. november 2026."
    taken = said(ours, entry("a.pdf", UA_1.names[0]), fillable)[2]
    assert "BUILT. NOT-A a.pdf. FILL udfyldelig. BY-CHOICE PDF/A-2a. READ" in taken


def test_files_in_large_print_are_told_of(ours: Package) -> None:
    large = replace(entry("b.pdf"), edition=LARGE_PRINT)
    assert "FILL" not in said(ours, entry("a.pdf"), large)[2]
    assert "LARGE stor-skrift. READ" in said(ours, entry("a.pdf"), large)[2]
    assert "LARGE" not in said(ours, entry("a.pdf"))[2]


def test_pages_for_a_screen_are_the_alternative_and_can_be_filled_in(ours: Package) -> None:
    lines = said(ours, entry("a.pdf"), about=replace(ABOUT, screens=True))
    assert lines[2] == "ABOUT 1. BUILT. ALL PDF/UA-1 og PDF/A-2a. SCREEN. READ 26. november 2026."
    assert lines[4:6] == ["Limits:", "– LIMIT"]
    assert "SCREEN" not in said(ours, entry("a.pdf"))[2]
