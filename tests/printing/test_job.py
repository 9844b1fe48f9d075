"""Documents made into jobs: the paper, the sides, and what stands in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.errors import PrinterError
from sheetbuilder.printing.job import PrintableFile, PrintedSides, PrintJob, PrintWish, jobs
from tests.printing.papers import A3, A4, A5

LYING = (297.0, 210.0)


def made(*sizes: tuple[float, float] | None, duplex: str = "") -> PrintableFile:
    return PrintableFile(Path("x.pdf"), b"", sizes, duplex)


def one(file: PrintableFile, wish: PrintWish | None = None) -> PrintJob:
    (job,) = jobs([file], wish or PrintWish())
    return job


@pytest.mark.parametrize(
    ("file", "sides"),
    [
        (made(A4), PrintedSides.ONE),
        (made(A4, A4), PrintedSides.LONG),
        (made(LYING, LYING), PrintedSides.SHORT),
        (made(A4, LYING), PrintedSides.LONG),
        (made(A4, A4, duplex="Simplex"), PrintedSides.ONE),
        (made(A4, A4, duplex="DuplexFlipShortEdge"), PrintedSides.SHORT),
        (made(LYING, LYING, duplex="DuplexFlipLongEdge"), PrintedSides.LONG),
        (made(A4, A4, duplex="Nonsense"), PrintedSides.LONG),
    ],
)
def test_sides_are_as_the_file_says_or_its_pages_want(file: PrintableFile, sides: PrintedSides) -> None:
    assert one(file).sides is sides
    assert one(file, PrintWish(sides=PrintedSides.SHORT)).sides is PrintedSides.SHORT


@pytest.mark.parametrize(
    ("sides", "keyword"),
    [("one", "one-sided"), ("long", "two-sided-long-edge"), ("short", "two-sided-short-edge")],
)
def test_what_printers_call_sides(sides: str, keyword: str) -> None:
    assert PrintedSides(sides).keyword == keyword


def test_papers_are_counted() -> None:
    five = made(A4, A4, A4, A4, A4)
    assert (one(five, PrintWish(copies=3)).pages, one(five, PrintWish(copies=3)).papers) == (5, 9)
    assert one(five, PrintWish(copies=3, sides=PrintedSides.ONE)).papers == 15


def test_the_paper_is_that_of_the_pages_or_the_one_asked_for() -> None:
    assert one(made(A4, LYING)).paper.name == "iso_a4_210x297mm"
    assert one(made(A4, A5), PrintWish(media="a4")).paper.said == "A4"
    assert one(made((176.0, 250.0)), PrintWish(media="iso_b5_176x250mm")).paper.name == "iso_b5_176x250mm"


@pytest.mark.parametrize(
    ("file", "wish", "code", "hint"),
    [
        (made(A4, A3, A5), PrintWish(), "SB920", "choose a paper that holds them all: --media a3"),
        (made(A4, (215.9, 279.4)), PrintWish(), "SB920", "choose a paper that holds them all: --media a3"),
        (made((200.0, 287.0)), PrintWish(), "SB921", "choose a paper that holds them: --media a4"),
        (made((900.0, 900.0)), PrintWish(), "SB921", "choose a paper that holds them: --media a3"),
        (made(A4, A3), PrintWish(media="a4"), "SB922", "choose a larger paper, or build the document for this one"),
        (made(A4, None), PrintWish(), "SB923", None),
        (made(A4), PrintWish(media="a44"), "SB921", "the usual ones are A3"),
        (made(A4), PrintWish(copies=0), "SB914", None),
        (made(A4), PrintWish(copies=1000), "SB914", None),
    ],
)
def test_what_cannot_be_printed(file: PrintableFile, wish: PrintWish, code: str, hint: str | None) -> None:
    with pytest.raises(PrinterError) as caught:
        jobs([file], wish)
    (problem,) = caught.value.problems
    assert problem.code == code
    assert hint is None or problem.hint is not None
    if hint and not hint.startswith("the usual"):
        assert str(problem.hint) == hint


def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(PrinterError) as caught:
        jobs([made(A4, A3), made(None), made(A4)], PrintWish(copies=0))
    assert sorted(problem.code for problem in caught.value.problems) == ["SB914", "SB920", "SB923"]


def test_a_name_for_a_person() -> None:
    assert made(A4).told == "x.pdf"
    assert PrintableFile(Path("x.pdf"), b"", (A4,), called="set-1").told == "set-1"
