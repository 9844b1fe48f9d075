"""Every output is PDF/UA-1 and PDF/A-2a at once, sound for other people's programs, and clean for our own eyes."""

from __future__ import annotations

import re

import pytest

from sheetbuilder.compose.targets import TargetKind
from tests.outputs import Output
from tests.tools import run, verapdf

FIELD_ATTRIBUTE = re.compile(r"Syntax Warning: Wrong Attribute '(Role|checked|Desc)' in element Form")


def test_inspect_finds_nothing_wrong_with_any_output(outputs: tuple[Output, ...]) -> None:
    for output in outputs:
        assert output.report.problems == (), output.name
        assert (output.report.pdfua, output.report.pdfa) == ("1", "2a")


def test_inspect_finds_nothing_wrong_with_anothers_package(outputs_of_small: tuple[Output, ...]) -> None:
    for output in outputs_of_small:
        assert output.report.problems == (), output.name


def test_every_target_is_built_on_every_paper(outputs: tuple[Output, ...]) -> None:
    by_paper: dict[str, list[str]] = {}
    for output in outputs:
        by_paper.setdefault(output.paper, []).append(output.target.name)
    # A sheet is in its set, and a card has the size of a card, whatever paper it is cut from.
    kept = (TargetKind.SHEET, TargetKind.CARDS)
    others = [output.target.name for output in outputs if output.paper == "a4" and output.target.kind not in kept]
    assert len(by_paper["a4"]) > len(others) > 5
    assert by_paper["a3"] == by_paper["a5"] == others


@pytest.mark.long
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_passes_every_output(
    flavour: str, outputs: tuple[Output, ...], outputs_of_small: tuple[Output, ...]
) -> None:
    anothers = [output for output in outputs_of_small if output.name in ("set-1", "guide")]
    files = [output.path for output in (*outputs, *anothers)]
    verdicts = verapdf(flavour, files)
    assert set(verdicts) == set(files)
    assert [file.name for file, verdict in verdicts.items() if verdict != "PASS"] == []


@pytest.mark.long
def test_qpdf_finds_every_file_sound(outputs: tuple[Output, ...]) -> None:
    for output in outputs:
        ran = run("qpdf", "--check", output.path)
        assert (ran.code, ran.complained) == (0, ""), (output.name, ran.said)


@pytest.mark.long
@pytest.mark.parametrize("program", ["pdfinfo", "pdffonts", "pdftotext"])
def test_poppler_opens_every_file_without_a_word(program: str, on_a4: tuple[Output, ...]) -> None:
    for output in on_a4:
        arguments = [output.path, "-"] if program == "pdftotext" else [output.path]
        ran = run(program, *arguments)
        assert (ran.code, ran.complained) == (0, ""), output.name


@pytest.mark.long
def test_poppler_paints_every_page_without_a_word(on_a4: tuple[Output, ...]) -> None:
    for output in on_a4:
        if output.target.kind != "sheet":
            ran = run("pdftoppm", "-r", "10", "-gray", output.path)
            assert (ran.code, ran.complained) == (0, ""), output.name


@pytest.mark.long
def test_poppler_reads_the_tree_and_misses_only_what_it_does_not_know(on_a4: tuple[Output, ...]) -> None:
    """PrintField attributes (ISO 32000-1, table 348) are right on Form elements, and unknown to poppler."""
    few = ("4.1", "core-elements", "strategy")  # poppler takes half a minute over a whole set
    for output in (output for output in on_a4 if output.name in few):
        ran = run("pdfinfo", "-struct-text", output.path)
        assert ran.code == 0
        assert "Document" in ran.said
        strange = [line for line in ran.complained.splitlines() if not FIELD_ATTRIBUTE.fullmatch(line)]
        assert strange == [], output.name


def test_poppler_lists_no_font_that_is_not_embedded(on_a4: tuple[Output, ...]) -> None:
    for output in on_a4:
        rows = run("pdffonts", output.path).said.splitlines()[2:]
        assert rows
        for row in rows:
            embedded, subset, unicode_map = row.split()[-5:-2]
            assert (embedded, subset, unicode_map) == ("yes", "yes", "yes"), row
