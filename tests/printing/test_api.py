"""Printing planned and done: all that stands in the way is told first, and what is sent is sent once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sheetbuilder.errors import ContentError, MissingError, PrinterError, Severity
from sheetbuilder.printing.api import PrintPlan, plan, printers
from sheetbuilder.printing.job import PrintedSides, PrintJob, PrintWish
from sheetbuilder.printing.ways import SentJob
from tests.printing.fake_printer import (
    GET_PRINTER_ATTRIBUTES,
    NOT_SUPPORTED,
    PRINT_JOB,
    VALIDATE_JOB,
    FakePrinter,
    answer,
    http,
    integers,
    keywords,
)
from tests.printing.papers import A3, A4, paper_pdf
from tests.printing.spool import Spool


def sent(planned: PrintPlan) -> list[tuple[str, str]]:
    done: list[tuple[PrintJob, SentJob]] = []
    planned.send(lambda job, one: done.append((job, one)))
    return [(job.file.told, one.number) for job, one in done]


def test_a_file_is_judged_asked_about_and_sent(printer: FakePrinter, file: Path) -> None:
    planned = plan([(file, "")], PrintWish(printer.address, copies=3))
    assert printer.operations == [GET_PRINTER_ATTRIBUTES, VALIDATE_JOB], "nothing is printed yet"
    (job,) = planned.jobs
    assert (job.pages, job.papers, job.paper.said, job.sides) == (3, 6, "A4", PrintedSides.LONG)
    assert planned.warnings == ()
    assert [note.args for note in planned.notes] == [{"printer": printer.address}]
    assert sent(planned) == [(str(file), "17")]
    assert printer.documents == [file.read_bytes()]


def test_what_was_judged_is_what_is_sent(printer: FakePrinter, file: Path) -> None:
    before = file.read_bytes()
    planned = plan([(file, "")], PrintWish(printer.address))
    file.write_bytes(b"something else")
    sent(planned)
    assert printer.documents == [before]


def test_what_a_file_says_of_sides_counts(printer: FakePrinter, tmp_path: Path) -> None:
    file = paper_pdf(tmp_path / "x.pdf", A4, A4, duplex="DuplexFlipShortEdge")
    sent(plan([(file, "")], PrintWish(printer.address)))
    sent(plan([(file, "")], PrintWish(printer.address, sides=PrintedSides.ONE)))
    sides = [one.words()["sides"] for one in printer.heard if one.operation == PRINT_JOB]
    assert sides == [["two-sided-short-edge"], ["one-sided"]]


def test_all_that_cannot_be_read_is_told_and_nothing_is_asked(printer: FakePrinter, tmp_path: Path, file: Path) -> None:
    wrong = tmp_path / "wrong.pdf"
    wrong.write_bytes(b"no pdf")
    cut = tmp_path / "cut.pdf"
    cut.write_bytes(file.read_bytes()[:-30])
    with pytest.raises(ContentError) as caught:
        plan([(wrong, ""), (file, ""), (cut, ""), (tmp_path / "none.pdf", "")], PrintWish(printer.address))
    assert [one.code for one in caught.value.problems] == ["SB701", "SB702", "SB700"]
    assert printer.heard == []


def test_a_wrong_printer_is_told_with_the_wrong_files(tmp_path: Path) -> None:
    with pytest.raises(MissingError) as caught:
        plan([(tmp_path / "none.pdf", "")], PrintWish("ipp://a:b@c/"))
    assert [one.code for one in caught.value.problems] == ["SB700", "SB901"]


def test_what_a_printer_cannot_do_is_told_for_all_files_and_once(
    printer: FakePrinter, file: Path, tmp_path: Path
) -> None:
    printer.attributes |= {
        "sides-supported": keywords("one-sided"),
        "media-supported": keywords("iso_a4_210x297mm"),
        "printer-state": integers(5, tag=0x23),
        "printer-state-reasons": keywords("media-empty-error"),
    }
    large = paper_pdf(tmp_path / "a3.pdf", A3, A3)
    with pytest.raises(PrinterError) as caught:
        plan([(file, ""), (file, ""), (large, "")], PrintWish(printer.address))
    assert [one.code for one in caught.value.problems] == ["SB908", "SB911", "SB912"]
    assert printer.operations == [GET_PRINTER_ATTRIBUTES]


def test_every_job_is_tried_before_any_is_sent(printer: FakePrinter, file: Path) -> None:
    printer.behaviour[VALIDATE_JOB] = lambda heard: http(answer(heard.number, NOT_SUPPORTED))
    with pytest.raises(PrinterError) as caught:
        plan([(file, "one"), (file, "two")], PrintWish(printer.address))
    assert [(one.code, one.message.args["file"]) for one in caught.value.problems] == [
        ("SB915", "one"),
        ("SB915", "two"),
    ]
    assert printer.documents == []


def test_of_several_what_was_sent_is_told_when_one_fails(printer: FakePrinter, file: Path) -> None:
    planned = plan([(file, "one"), (file, "two"), (file, "three")], PrintWish(printer.address))
    printer.behaviour[PRINT_JOB] = lambda heard: b"" if len(printer.documents) == 2 else printer._well_behaved(heard)
    done: list[str] = []
    with pytest.raises(PrinterError) as caught:
        planned.send(lambda job, _: done.append(job.file.told))
    uncertain, left = caught.value.problems
    assert (done, uncertain.code, uncertain.message.args["file"]) == (["one"], "SB916", "two")
    assert (left.code, left.message.args) == ("SB925", {"sent": ["one"], "left": ["three"]})
    assert len(printer.documents) == 2


def test_warnings_are_told_and_the_job_is_possible(printer: FakePrinter, file: Path) -> None:
    printer.attributes |= {
        "media-ready": keywords("na_letter_8.5x11in"),
        "printer-state-reasons": keywords("toner-low"),
    }
    planned = plan([(file, "")], PrintWish(printer.address))
    assert [(one.code, one.severity) for one in planned.warnings] == [
        ("SB909", Severity.WARNING),
        ("SB913", Severity.WARNING),
    ]
    assert len(sent(planned)) == 1


def test_the_usual_queue_is_used_where_none_is_named(spool: Spool, file: Path) -> None:
    planned = plan([(file, "")], PrintWish())
    assert planned.way.told == "office"
    assert [note.template for note in planned.notes] == ["{printer} does not say what it can do."]
    assert sent(planned) == [(str(file), "office-12")]
    assert spool.asked()[0][1] == file.read_bytes()


def test_what_a_queue_cannot_do_is_told(spool: Spool, printer: FakePrinter, file: Path) -> None:
    spool.tell(lpstat_H={"out": f"127.0.0.1:{printer.port}"})
    printer.attributes["sides-supported"] = keywords("one-sided")
    with pytest.raises(PrinterError) as caught:
        plan([(file, "")], PrintWish("office"))
    assert [one.code for one in caught.value.problems] == ["SB911"]
    assert spool.asked() == []


@pytest.mark.parametrize(
    ("queues", "hint"),
    [("office accepting requests since today", "--printer: "), ("", "--printer ipp://")],
)
def test_no_usual_printer(spool: Spool, file: Path, queues: str, hint: str) -> None:
    spool.tell(lpstat_d={"out": "no system default destination"}, lpstat_a={"out": queues})
    with pytest.raises(PrinterError) as caught:
        plan([(file, "")], PrintWish())
    (problem,) = caught.value.problems
    assert problem.code == "SB900"
    assert hint in str(problem.hint)


def test_no_way_to_print_at_all(file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for wish in (PrintWish(), PrintWish("office")):
        with pytest.raises(PrinterError) as caught:
            plan([(file, "")], wish)
        assert [one.code for one in caught.value.problems] == ["SB917"]
    with pytest.raises(PrinterError) as caught:
        printers()
    assert [one.code for one in caught.value.problems] == ["SB917"]


def test_on_windows_the_file_is_handed_over(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, str]] = []
    monkeypatch.setattr(os, "startfile", lambda path, verb: seen.append((path, verb)), raising=False)
    planned = plan([(file, "")], PrintWish())
    assert planned.reads_later
    assert sent(planned) == [(str(file), "")]
    assert seen == [(str(file), "print")]
    with pytest.raises(PrinterError) as caught:
        plan([(file, "")], PrintWish(copies=2, media="a4"))
    assert [one.code for one in caught.value.problems] == ["SB919", "SB919"]


def test_on_windows_an_address_is_printed_to_by_ourselves(
    file: Path, printer: FakePrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "startfile", None, raising=False)
    assert len(sent(plan([(file, "")], PrintWish(printer.address, copies=2)))) == 1


def test_printers_are_listed(spool: Spool, printer: FakePrinter) -> None:
    assert [(one.name, one.usual, one.able) for one in printers()] == [("office", True, None), ("old", False, None)]
    spool.tell(lpstat_H={"out": f"127.0.0.1:{printer.port}"})
    assert [one.able is not None for one in printers()] == [True, True]
    (one,) = printers([printer.address])
    assert one.able is not None
    assert (one.name, one.able.model) == (printer.address, "Example 1000")
    spool.tell(lpstat_a={"out": ""}, lpstat_d={"out": "no system default destination"})
    assert printers() == ()
