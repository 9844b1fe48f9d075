"""A job held against a printer: what it cannot do is told, and what it says nothing of is not held against it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.errors import Problem, Severity
from sheetbuilder.printing.capabilities import Capabilities
from sheetbuilder.printing.checking import of_job, of_state
from sheetbuilder.printing.job import PrintableFile, PrintedSides, PrintJob
from sheetbuilder.printing.media import paper_called
from sheetbuilder.values import replace
from tests.printing.papers import A4

_A4 = paper_called("a4")
assert _A4 is not None
JOB = PrintJob(PrintableFile(Path("x.pdf"), b"", (A4, A4)), _A4, PrintedSides.LONG, 2)
GOOD = Capabilities(
    formats=("application/pdf",),
    sides=("one-sided", "two-sided-long-edge", "two-sided-short-edge"),
    media=("iso_a4_210x297mm", "na_letter_8.5x11in"),
    ready=("iso_a4_210x297mm",),
    copies=99,
)


def told(able: Capabilities, job: PrintJob = JOB) -> list[Problem]:
    return list(of_job("office", able, job))


def test_a_printer_that_can_and_one_that_says_nothing() -> None:
    assert told(GOOD) == []
    assert told(Capabilities()) == []


@pytest.mark.parametrize(
    ("able", "job", "code", "message", "hint"),
    [
        (
            replace(GOOD, formats=("application/octet-stream", "image/urf")),
            JOB,
            "SB910",
            "office does not print PDF by itself",
            "set it up as a printer of this machine, which turns PDF into what it understands, and name that",
        ),
        (
            replace(GOOD, sides=("one-sided",)),
            JOB,
            "SB911",
            "office prints on one side of a paper only",
            "choose --sides one: the blank backs of our own documents are left out then",
        ),
        (
            replace(GOOD, sides=("one-sided", "two-sided-short-edge")),
            JOB,
            "SB911",
            "office cannot turn papers over at that edge (long)",
            "choose --sides short",
        ),
        (
            replace(GOOD, sides=("two-sided-long-edge",)),
            replace(JOB, sides=PrintedSides.ONE),
            "SB911",
            "office cannot turn papers over at that edge (one)",
            "choose --sides long",
        ),
        (
            replace(GOOD, media=("na_letter_8.5x11in",)),
            JOB,
            "SB912",
            "office has no paper A4",
            "it takes Letter",
        ),
        (replace(GOOD, copies=1), JOB, "SB914", "office makes at most 1 copies of a job", "print it in several runs"),
    ],
)
def test_a_printer_that_cannot(able: Capabilities, job: PrintJob, code: str, message: str, hint: str) -> None:
    (problem,) = told(able, job)
    assert (problem.code, problem.severity) == (code, Severity.ERROR)
    assert str(problem.message) == message
    assert problem.hint is not None
    assert str(problem.hint).replace("['", "").replace("']", "") == hint


def test_paper_that_is_in_no_tray_is_a_warning() -> None:
    (problem,) = told(replace(GOOD, ready=("na_letter_8.5x11in",)))
    assert (problem.code, problem.severity) == ("SB913", Severity.WARNING)


@pytest.mark.parametrize(
    ("able", "code", "severity"),
    [
        (Capabilities(state=3, reasons=("none",)), None, None),
        (Capabilities(state=4, reasons=("toner-low-report",)), None, None),
        (Capabilities(state=4, reasons=("toner-low-warning",)), "SB909", Severity.WARNING),
        (Capabilities(state=5, reasons=("media-empty-error", "door-open")), "SB908", Severity.ERROR),
        (Capabilities(state=5), "SB908", Severity.ERROR),
        (Capabilities(state=3, accepting=False), "SB908", Severity.ERROR),
    ],
)
def test_how_a_printer_is(able: Capabilities, code: str | None, severity: Severity | None) -> None:
    found = [(problem.code, problem.severity) for problem in of_state("office", able)]
    assert found == ([(code, severity)] if code else [])
