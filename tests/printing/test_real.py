"""Real printers: the same bytes arrive at `ippeveprinter`, the same pages through CUPS, as they were asked for."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sheetbuilder.errors import PrinterError
from sheetbuilder.printing import limits
from sheetbuilder.printing.address import address
from sheetbuilder.printing.api import PrintPlan, plan, printers
from sheetbuilder.printing.capabilities import Capabilities
from sheetbuilder.printing.conversation import Conversation
from sheetbuilder.printing.direct import DirectPrinter
from sheetbuilder.printing.job import PrintedSides, PrintWish
from sheetbuilder.printing.media import paper_called
from sheetbuilder.values import replace
from tests.printing.office import QUEUE, Office, demanded, texts
from tests.printing.papers import A3, A4, A5, paper_pdf

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def running() -> Iterator[Office]:
    """The office, set up once."""
    demanded()
    with Office() as made:
        yield made


@pytest.fixture
def office(running: Office, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """The office, with the programs of CUPS speaking to its own; no job is left behind for the next test."""
    for name in ("PATH", "CUPS_SERVER", "CUPS_SERVERROOT", "HOME"):
        monkeypatch.setenv(name, running.environment[name])
    yield running
    assert running.left() == []


@pytest.fixture(scope="session")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A set of ours: many pages, and each with words of its own."""
    from sheetbuilder import build, load

    (made,) = build(load(), ("set-2",), out=tmp_path_factory.mktemp("sheets"))
    return made.path


def send(planned: PrintPlan) -> list[str]:
    numbers: list[str] = []
    planned.send(lambda _, sent: numbers.append(sent.number))
    return numbers


@pytest.mark.parametrize("sides", [*PrintedSides, None])
def test_the_same_bytes_arrive_with_all_that_was_asked_for(
    office: Office, sheets: Path, sides: PrintedSides | None
) -> None:
    planned = plan([(sheets, "")], PrintWish(office.address, 3, sides))
    (number,) = send(planned)
    (job,) = office.arrived()
    assert job.document.read_bytes() == sheets.read_bytes()
    told = {name: job.asked[name] for name in ("COPIES", "SIDES", "MEDIA", "JOB_ID", "JOB_NAME")}
    assert told == {
        "COPIES": "3",
        # A set of ours says itself that papers are turned at their long edge.
        "SIDES": (sides or PrintedSides.LONG).keyword,
        "MEDIA": "iso_a4_210x297mm",
        "JOB_ID": number,
        "JOB_NAME": "sheetbuilder",
    }
    assert "application/pdf" in {job.asked["CONTENT_TYPE"], job.asked["DOCUMENT_FORMAT_SUPPLIED"]}
    assert job.asked["JOB_ORIGINATING_USER_NAME"] == "sheetbuilder"
    # It lists how it could deal with copies, and takes no job that says so.
    assert "MULTIPLE_DOCUMENT_HANDLING" not in job.asked
    assert not [value for value in job.asked.values() if sheets.stem in value], "the name of the file stays here"


def test_nothing_goes_to_who_is_not_who_he_says(office: Office, sheets: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wish = PrintWish(office.address.replace("ipp:", "ipps:"))
    with pytest.raises(PrinterError) as caught:
        plan([(sheets, "")], wish)
    assert [one.code for one in caught.value.problems] == ["SB907"]
    monkeypatch.setenv("SSL_CERT_FILE", str(office.certificate))
    planned = plan([(sheets, "")], wish)
    assert planned.notes == ()
    send(planned)
    (job,) = office.arrived()
    assert job.document.read_bytes() == sheets.read_bytes()


def test_a_printer_with_one_side_and_letter_alone(office: Office, sheets: Path) -> None:
    with pytest.raises(PrinterError) as caught:
        plan([(sheets, "")], PrintWish(office.letter_address, 6))
    assert [one.code for one in caught.value.problems] == ["SB911", "SB912", "SB914"]


def test_a_paper_that_the_printer_does_not_have(office: Office, tmp_path: Path) -> None:
    file = paper_pdf(tmp_path / "x.pdf", A3)
    with pytest.raises(PrinterError) as caught:
        plan([(file, "")], PrintWish(office.address))
    assert [one.code for one in caught.value.problems] == ["SB912"]


def test_the_printer_itself_refuses_before_it_gets_anything(office: Office, tmp_path: Path) -> None:
    """What would happen if our own check did not know better: A0, and a printer that may put nothing in its place."""
    file = paper_pdf(tmp_path / "x.pdf", A4)
    (job,) = plan([(file, "")], PrintWish(office.address, media="iso_a4_210x297mm")).jobs
    a0 = paper_called("iso_a0_841x1189mm")
    assert a0 is not None
    found = address(office.address)
    way = DirectPrinter(found, Conversation(found))
    for call in (way.tried, way.send):
        with pytest.raises(PrinterError) as caught:
            call(replace(job, paper=a0), Capabilities())
        (problem,) = caught.value.problems
        assert (problem.code, str(problem.message.args["reason"])) == ("SB915", "it cannot do that")
        assert problem.hint is not None
        assert problem.hint.args["names"] == ["media"]


def test_a_printer_that_stops_in_the_middle_gets_nothing_twice(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = paper_pdf(tmp_path / "x.pdf", A5)
    planned = plan([(file, "")], PrintWish(office.address))
    monkeypatch.setattr(limits, "SENDING", 1.0)
    office.process.send_signal(signal.SIGSTOP)
    try:
        with pytest.raises(PrinterError) as caught:
            send(planned)
    finally:
        office.process.send_signal(signal.SIGCONT)
    assert [one.code for one in caught.value.problems] == ["SB916"]
    (job,) = office.arrived()
    assert job.document.read_bytes() == file.read_bytes(), "it may be printed, as was said"
    time.sleep(1)
    assert office.left() == []


def test_the_same_pages_come_through_cups(office: Office, sheets: Path) -> None:
    # A user's own settings would put four pages on a side: ours go before them.
    (office.folder / "cups" / "root" / "lpoptions").write_text(f"Default {QUEUE} number-up=4 print-scaling=fit\n")
    planned = plan([(sheets, "")], PrintWish(copies=2))
    assert planned.way.told == QUEUE
    (number,) = send(planned)
    assert number.startswith(f"{QUEUE}-")
    (job,) = office.arrived()
    assert (job.asked["COPIES"], job.asked["SIDES"]) == ("2", "two-sided-long-edge")
    assert "x-dimension=21000 y-dimension=29700" in job.asked["MEDIA_COL"]
    assert job.asked["MULTIPLE_DOCUMENT_HANDLING"] == "separate-documents-collated-copies"
    assert job.asked["JOB_NAME"] == "sheetbuilder"
    # CUPS writes the file anew, and turns the pile over for a printer that lays papers face up.
    assert sorted(texts(job.document)) == sorted(texts(sheets))
    assert len(texts(job.document)) > 20
    office.run("cancel", "-a")


@pytest.mark.parametrize(
    ("side", "name"), [(PrintedSides.ONE, "one-sided"), (PrintedSides.SHORT, "two-sided-short-edge")]
)
def test_sides_come_through_cups(office: Office, tmp_path: Path, side: PrintedSides, name: str) -> None:
    send(plan([(paper_pdf(tmp_path / "x.pdf", A4, A4), "")], PrintWish(QUEUE, sides=side)))
    (job,) = office.arrived()
    assert (job.asked["SIDES"], job.asked.get("COPIES", "1")) == (name, "1")


def test_a_queue_that_is_paused_or_takes_nothing(office: Office, tmp_path: Path) -> None:
    file = paper_pdf(tmp_path / "x.pdf", A4)
    for stop, start, word in (("cupsdisable", "cupsenable", "paused"), ("cupsreject", "cupsaccept", "")):
        office.run(stop, QUEUE)
        try:
            with pytest.raises(PrinterError) as caught:
                plan([(file, "")], PrintWish(QUEUE))
        finally:
            office.run(start, QUEUE)
        (problem,) = caught.value.problems
        assert problem.code == "SB908"
        assert word in str(problem.message)
    send(plan([(file, "")], PrintWish(QUEUE)))
    office.arrived()


@pytest.mark.usefixtures("office")
def test_what_the_queue_cannot_do_is_told(tmp_path: Path) -> None:
    with pytest.raises(PrinterError) as caught:
        plan([(paper_pdf(tmp_path / "x.pdf", A3), "")], PrintWish(QUEUE))
    assert [one.code for one in caught.value.problems] == ["SB912"]
    with pytest.raises(PrinterError) as caught:
        plan([(paper_pdf(tmp_path / "x.pdf", A4), "")], PrintWish("kontoor"))
    (problem,) = caught.value.problems
    assert (problem.code, str(problem.hint)) == ("SB902", f"did you mean “{QUEUE}”?")


@pytest.mark.parametrize("server", ["socket", "port"])
def test_the_printers_are_listed(office: Office, monkeypatch: pytest.MonkeyPatch, server: str) -> None:
    if server == "port":
        monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{office.cups_port}")
    (queue,) = printers()
    assert (queue.name, queue.usual) == (QUEUE, True)
    (direct,) = printers([office.address])
    for one in (queue, direct):
        assert one.able is not None
        assert one.able.sides == ("one-sided", "two-sided-long-edge", "two-sided-short-edge")
        assert "iso_a4_210x297mm" in one.able.media


def test_cups_that_is_gone(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", "/no/such.sock")
    with pytest.raises(PrinterError) as caught:
        printers()
    assert [one.code for one in caught.value.problems] == ["SB918"]
    assert office.left() == []
