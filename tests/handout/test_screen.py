"""Handouts for a screen: both editions, other people's pages among them, beside what there is for paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder import MissingError, Package
from sheetbuilder.branding.file_format import FileFormat
from sheetbuilder.handout import handout, plan_copies
from sheetbuilder.publish import manifest
from tests import screens
from tests.readings import inspect

HANDOUTS = Path(__file__).parents[2] / "examples" / "handouts"


def test_an_edition_is_a_page_and_what_is_for_paper_stays(ours: Package, tmp_path: Path) -> None:
    (paper,) = handout(ours, "kursusdag", out=tmp_path, inspect=False)
    (screen,) = handout(ours, "kursusdag", out=tmp_path, format=FileFormat.HTML)
    assert screen.path == paper.path.with_suffix(".html")
    assert (screen.pages, screen.bytes) == (0, screen.path.stat().st_size)
    known = manifest.read(paper.path.parent)
    assert known is not None
    assert ([one.name for one in known.files], [one.name for one in known.screens]) == (
        [paper.path.name],
        [screen.path.name],
    )
    handout(ours, "kursusdag", out=tmp_path, inspect=False)
    again = manifest.read(paper.path.parent)
    assert again is not None
    assert again.screens == known.screens


@pytest.mark.long
def test_words_and_roles_are_those_of_the_pdf_with_pages_of_others(ours: Package, tmp_path: Path) -> None:
    recipe = HANDOUTS / "samtalen-hele-vejen.yaml"
    papers = handout(ours, recipe, "both", out=tmp_path)
    for paper, screen in zip(papers, handout(ours, recipe, "both", out=tmp_path, format=FileFormat.HTML), strict=True):
        data, report = screen.path.read_bytes(), inspect(paper.path)
        assert screens.words(data) == screens.spoken(report)
        assert screens.tokens(data) == screens.heard(report.tree)
        assert len(screens.main(data).xpath(".//img")) > 2


def test_copies_with_names_are_for_paper(ours: Package, tmp_path: Path) -> None:
    people = HANDOUTS / "deltagere.csv"
    with pytest.raises(MissingError) as failure:
        plan_copies(ours, "kursusdag", people, out=tmp_path, format=FileFormat.HTML)
    assert [problem.code for problem in failure.value.problems] == ["SB948"]
    assert not list(tmp_path.iterdir())
