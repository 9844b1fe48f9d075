"""The queues of CUPS: names from `lpstat`, what they can do from CUPS itself, documents through `lp`, once."""

from __future__ import annotations

import signal
import threading
from pathlib import Path

import pytest

from sheetbuilder.errors import PrinterError, Problem
from sheetbuilder.printing import limits
from sheetbuilder.printing.capabilities import Capabilities
from sheetbuilder.printing.job import PrintableFile, PrintedSides, PrintJob
from sheetbuilder.printing.media import paper_called
from sheetbuilder.printing.spooler import has_spooler, queue_called, queues, usual_queue
from tests.printing.fake_printer import FakePrinter
from tests.printing.papers import A4
from tests.printing.spool import Spool

_A4 = paper_called("a4")
assert _A4 is not None
FILE = PrintableFile(Path("Jens Hansen, samtale.pdf"), b"%PDF-1.7 \0\xff" * 1000, (A4, A4, A4))
JOB = PrintJob(FILE, _A4, PrintedSides.LONG, 2)
NOTHING_KNOWN = Capabilities()


def refused(name: str) -> Problem:
    with pytest.raises(PrinterError) as caught:
        queue_called(name)
    (problem,) = caught.value.problems
    return problem


def test_the_queues_and_the_usual_one(spool: Spool) -> None:
    assert has_spooler()
    assert (queues(), usual_queue()) == (("office", "old"), "office")
    spool.tell(lpstat_a={"code": 1, "err": "lpstat: No destinations added."}, lpstat_d={"out": "no system default"})
    assert (queues(), usual_queue()) == ((), None)


def test_a_machine_without_cups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not has_spooler()
    with pytest.raises(PrinterError) as caught:
        queues()
    assert [one.code for one in caught.value.problems] == ["SB918"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("ofice", "did you mean “office”?"),
        ("nothing like it", "“sheetbuilder printers” shows what there is; an address begins with ipp://"),
        ("-o", "“sheetbuilder printers” shows what there is; an address begins with ipp://"),
        ("", "“sheetbuilder printers” shows what there is; an address begins with ipp://"),
    ],
)
@pytest.mark.usefixtures("spool")
def test_a_queue_that_there_is_not(name: str, hint: str) -> None:
    problem = refused(name)
    assert problem.code == "SB902"
    assert problem.hint is not None
    assert str(problem.hint) == hint


def test_cups_that_does_not_run(spool: Spool) -> None:
    spool.tell(lpstat_a={"code": 1, "err": "lpstat: Scheduler is not running."})
    problem = refused("office")
    assert (problem.code, problem.message.args["said"]) == ("SB918", "lpstat: Scheduler is not running.")


def test_cups_that_does_not_answer(spool: Spool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LISTING", 0.2)
    spool.tell(lpstat_a={"pause": 30})
    assert str(refused("office").message) == "lpstat does not answer"


def test_the_document_goes_through_standard_input_and_no_name_with_it(spool: Spool) -> None:
    queue = queue_called("office")
    assert queue.send(JOB, NOTHING_KNOWN).number == "office-12"
    ((words, data),) = spool.asked()
    assert data == FILE.data
    assert words == [
        *("lp", "-d", "office", "-t", "sheetbuilder", "-n", "2"),
        *("-o", "sides=two-sided-long-edge", "-o", "media=iso_a4_210x297mm"),
        *(
            "-o",
            "number-up=1",
            "-o",
            "print-scaling=none",
            "-o",
            "collate=true",
            "-o",
            "document-format=application/pdf",
        ),
    ]
    assert tuple(words) == queue.request(JOB, NOTHING_KNOWN)


def test_an_instance_of_a_queue_is_a_queue_with_settings(spool: Spool) -> None:
    queue_called("office/duplex").send(JOB, NOTHING_KNOWN)
    assert spool.asked()[0][0][:3] == ["lp", "-d", "office/duplex"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"code": 1, "err": "lp: Error - unable to queue from stdin - Forbidden."}, "lp: Error - unable to queue"),
        ({"code": 1, "out": "request id is office-12 (0 file(s))"}, "exit code 1"),
        ({"code": 0, "out": "hello"}, "exit code 0"),
        ({"code": -9}, "exit code"),
    ],
)
def test_what_lp_does_not_take_is_not_sent_again(spool: Spool, said: dict[str, object], told: str) -> None:
    spool.tell(lp=said)
    with pytest.raises(PrinterError) as caught:
        queue_called("office").send(JOB, NOTHING_KNOWN)
    (problem,) = caught.value.problems
    assert problem.code == "SB918"
    assert str(problem.message.args["said"]).startswith(told)
    assert str(problem.hint) == "look with “lpstat -o” whether it is there before you print it again"
    assert len(spool.asked()) == 1


def test_lp_that_does_not_end_may_have_sent_it(spool: Spool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SPOOLING", 0.4)
    spool.tell(lp={"pause": 30})
    with pytest.raises(PrinterError) as caught:
        queue_called("office").send(JOB, NOTHING_KNOWN)
    assert [one.code for one in caught.value.problems] == ["SB916"]


def test_who_stops_lpstat_has_stopped_the_run(spool: Spool) -> None:
    spool.tell(lpstat_a={"pause": 30})
    main = threading.main_thread().ident
    assert main is not None
    stop = threading.Timer(0.5, signal.pthread_kill, (main, signal.SIGINT))
    stop.start()
    with pytest.raises(KeyboardInterrupt):
        queue_called("office")
    stop.join()


def test_who_stops_lp_is_told_that_it_may_have_been_sent(spool: Spool) -> None:
    spool.tell(lp={"pause": 30})
    main = threading.main_thread().ident
    assert main is not None
    stop = threading.Timer(1.0, signal.pthread_kill, (main, signal.SIGINT))
    queue = queue_called("office")
    stop.start()
    with pytest.raises(PrinterError) as caught:
        queue.send(JOB, NOTHING_KNOWN)
    stop.join()
    (problem,) = caught.value.problems
    assert (problem.code, str(problem.message.args["reason"])) == ("SB916", "it was stopped")


def test_cups_says_what_a_queue_can_do(spool: Spool, printer: FakePrinter) -> None:
    spool.tell(lpstat_H={"out": f"127.0.0.1:{printer.port}"})
    able = queue_called("office/duplex").able()
    assert able is not None
    assert (able.name, able.copies, able.ready) == ("office", 99, ())
    assert printer.heard[0].words(0x01)["printer-uri"] == [f"ipp://127.0.0.1:{printer.port}/printers/office"]
    assert printer.heard[0].headers.startswith("POST /printers/office HTTP/1.1")


@pytest.mark.parametrize("server", ["/no/such.sock", "127.0.0.1:1", "a b", "", "localhost", "[::1]:1"])
def test_cups_that_cannot_be_asked_is_no_failure(spool: Spool, server: str) -> None:
    spool.tell(lpstat_H={"out": server})
    assert queue_called("office").able() is None
    spool.tell(lpstat_H={"code": 1, "err": "no"})
    assert queue_called("office").able() is None
