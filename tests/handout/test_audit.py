"""What a foreign page says badly is told with its place in the handout, and can be required to be well."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sheetbuilder.content import Package
from sheetbuilder.errors import ContentError, Severity
from sheetbuilder.handout import handout

ROOT = Path(__file__).parents[2]
BADLY = ROOT / "tests" / "foreign" / "graft" / "libreoffice.pdf"
"""Its lists have their bullets in the text, with no space behind them."""
WELL = ROOT / "examples" / "handouts" / "decks" / "samtalen-begynder.pdf"


def recipe(folder: Path, deck: Path) -> Path:
    shutil.copy(deck, folder / "dias.pdf")
    path = folder / "kursus.yaml"
    path.write_text(
        "type: handout\ntitle: Et kursus\nitems:\n"
        "  - type: cover\n  - type: pdf\n    title: Dias\n    file: dias.pdf\n    language: da\n",
        "utf-8",
    )
    return path


def test_words_run_together_are_told_once_for_both_editions_with_the_printed_page(
    ours: Package, tmp_path: Path
) -> None:
    built = handout(ours, recipe(tmp_path, BADLY), "both", out=tmp_path / "out")
    told = [problem for problem in built[0].warnings if problem.code == "SB761"]
    assert [(problem.where.line, problem.severity) for problem in told if problem.where] == [(7, Severity.WARNING)] * 2
    assert "dias.pdf: page 2: no space between “•” and “Et”" in str(told[0].message)


def test_where_it_is_required_nothing_is_written(ours: Package, tmp_path: Path) -> None:
    path = recipe(tmp_path, BADLY)
    with pytest.raises(ContentError) as refused:
        handout(ours, path, out=tmp_path / "out", require=True)
    assert {problem.code for problem in refused.value.problems} == {"SB761"}
    assert not (tmp_path / "out").exists()


def test_a_file_that_reads_well_is_not_told_of(ours: Package, tmp_path: Path) -> None:
    (built,) = handout(ours, recipe(tmp_path, WELL), out=tmp_path / "out", require=True)
    assert "SB761" not in {problem.code for problem in built.warnings}
