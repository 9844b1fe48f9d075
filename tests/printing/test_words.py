"""What is said of a job before and after it is sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.printing.job import PrintableFile, PrintedSides, PrintJob
from sheetbuilder.printing.media import paper_called
from sheetbuilder.printing.ways import SentJob
from sheetbuilder.printing.words import job_words, sent_words


def job(pages: int, sides: PrintedSides, copies: int) -> PrintJob:
    """A job."""
    paper = paper_called("a4")
    assert paper is not None
    return PrintJob(PrintableFile(Path("a.pdf"), b"", ((210.0, 297.0),) * pages), paper, sides, copies)


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (job(1, PrintedSides.ONE, 1), ["1 page on A4", "one side", "1 copy", "1 paper in all"]),
        (
            job(3, PrintedSides.SHORT, 2),
            ["3 pages on A4", "both sides, turned over the short edge", "2 copies", "4 papers in all"],
        ),
    ],
)
def test_a_job_is_told_with_what_it_takes(made: PrintJob, words: list[str]) -> None:
    assert list(map(str, job_words(made))) == words


def test_a_number_is_told_where_there_is_one() -> None:
    one = job(1, PrintedSides.ONE, 1)
    assert str(sent_words(one, SentJob("17"), "office")) == "a.pdf: sent to office as job 17"
    assert str(sent_words(one, SentJob(), "office")) == "a.pdf: sent to office"
