"""A printer at an address: asked first, sent to once, and believed only when it says no in so many words."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from sheetbuilder.errors import PrinterError, Problem, Severity
from sheetbuilder.printing.address import address
from sheetbuilder.printing.capabilities import Capabilities
from sheetbuilder.printing.conversation import Conversation
from sheetbuilder.printing.direct import DirectPrinter, settings
from sheetbuilder.printing.job import PrintableFile, PrintedSides, PrintJob
from sheetbuilder.printing.media import paper_called
from tests.printing.fake_printer import (
    GET_PRINTER_ATTRIBUTES,
    NOT_SUPPORTED,
    OPERATION,
    PRINT_JOB,
    UNSUPPORTED,
    VALIDATE_JOB,
    FakePrinter,
    Group,
    Heard,
    answer,
    http,
    integers,
    keywords,
)
from tests.printing.fake_printer import JOB as OF_JOB
from tests.printing.papers import A4

_A4 = paper_called("a4")
assert _A4 is not None
FILE = PrintableFile(Path("Jens Hansen, samtale.pdf"), b"%PDF-1.7 \0\xff" * 1000, (A4, A4, A4))
JOB = PrintJob(FILE, _A4, PrintedSides.LONG, 2)
ABLE = Capabilities(media=("iso_a4_210x297mm",))


@pytest.fixture
def way(printer: FakePrinter) -> DirectPrinter:
    found = address(printer.address)
    return DirectPrinter(found, Conversation(found))


def problem(way: DirectPrinter, *, sending: bool = True) -> Problem:
    with pytest.raises(PrinterError) as caught:
        way.send(JOB, ABLE) if sending else way.tried(JOB, ABLE)
    (found,) = caught.value.problems
    return found


def test_the_same_bytes_arrive_with_sides_paper_and_copies_and_no_names(
    printer: FakePrinter, way: DirectPrinter
) -> None:
    able = way.able()
    way.tried(JOB, able)
    sent = way.send(JOB, able)
    assert (sent.number, sent.problems) == ("17", ())
    assert printer.operations == [GET_PRINTER_ATTRIBUTES, VALIDATE_JOB, PRINT_JOB]
    _, tried, printed = printer.heard
    assert printed.document == FILE.data
    assert tried.document == b""
    for heard in (tried, printed):
        assert heard.words() == {"copies": ["2"], "sides": ["two-sided-long-edge"], "media": ["iso_a4_210x297mm"]}
        assert heard.words(OPERATION) == {
            "attributes-charset": ["utf-8"],
            "attributes-natural-language": ["en"],
            "printer-uri": [printer.address],
            "requesting-user-name": ["sheetbuilder"],
            "job-name": ["sheetbuilder"],
            "ipp-attribute-fidelity": ["1"],
            "document-format": ["application/pdf"],
        }
        assert list(heard.groups[OPERATION])[:3] == [
            "attributes-charset",
            "attributes-natural-language",
            "printer-uri",
        ], "the order that RFC 8011, 4.1.4 asks for"
    assert not any("Jens" in repr(heard.groups) + heard.headers for heard in printer.heard)


def test_what_a_printer_can_be_told_it_is_told() -> None:
    able = Capabilities(media=("om_x_210x297mm",), one_up=True, unscaled=True, collates=True)
    assert [str(one) for one in settings(JOB, able)] == [
        "copies=2",
        "sides=two-sided-long-edge",
        "media=om_x_210x297mm",
        "number-up=1",
        "print-scaling=none",
        "multiple-document-handling=separate-documents-collated-copies",
    ]
    single = PrintJob(FILE, JOB.paper, PrintedSides.ONE)
    assert [str(one) for one in settings(single, able)][-1] == "print-scaling=none"


def test_a_printer_that_refuses_beforehand_gets_no_document(printer: FakePrinter, way: DirectPrinter) -> None:
    minded: list[tuple[int, Group]] = [(UNSUPPORTED, {"media": keywords("iso_a4_210x297mm")})]
    printer.behaviour[VALIDATE_JOB] = lambda heard: http(answer(heard.number, NOT_SUPPORTED, minded))
    found = problem(way, sending=False)
    assert found.code == "SB915"
    assert found.hint is not None
    assert found.hint.args["names"] == ["media"]
    assert printer.documents == []


def test_a_printer_that_refuses_after_the_document_says_so(printer: FakePrinter, way: DirectPrinter) -> None:
    printer.behaviour[PRINT_JOB] = lambda heard: http(answer(heard.number, 0x0408))
    found = problem(way)
    assert (found.code, str(found.message.args["reason"])) == ("SB915", "the document is too large for it")
    assert printer.operations == [PRINT_JOB]


@pytest.mark.parametrize(
    "said",
    [
        lambda _: b"",
        lambda heard: http(answer(heard.number))[:-3],
        lambda heard: http(answer(heard.number)[:-3]),
        lambda heard: http(answer(heard.number + 1, NOT_SUPPORTED)),
        lambda heard: http(answer(heard.number, 0x0301)),
        lambda _: http(b"", "302 Found", more="Location: http://elsewhere/\r\n"),
        lambda _: http(b"", "500 Oops"),
        lambda _: http(b"", "401 Who?"),
    ],
    ids=["nothing", "cut http", "cut ipp", "of another request", "no status", "redirect", "500", "401"],
)
def test_whatever_is_no_refusal_may_be_printed_and_is_not_sent_again(
    printer: FakePrinter, way: DirectPrinter, said: object
) -> None:
    assert callable(said)
    printer.behaviour[PRINT_JOB] = said
    found = problem(way)
    assert found.code == "SB916"
    assert "may be printed" in found.message.template
    assert (printer.operations, printer.connections) == ([PRINT_JOB], 1)


def test_a_job_that_was_given_up_at_once_is_told(printer: FakePrinter, way: DirectPrinter) -> None:
    given_up: Group = {"job-id": integers(3), "job-state": integers(8, tag=0x23)}
    printer.behaviour[PRINT_JOB] = lambda heard: http(answer(heard.number, groups=[(OF_JOB, given_up)]))
    assert problem(way).code == "SB916"


def test_a_printer_that_changes_something_is_told_as_a_warning(printer: FakePrinter, way: DirectPrinter) -> None:
    def said(heard: Heard) -> bytes:
        groups: list[tuple[int, Group]] = [(OF_JOB, {"job-id": integers(4)}), (UNSUPPORTED, {"sides": keywords("x")})]
        return http(answer(heard.number, 0x0001, groups))

    printer.behaviour[PRINT_JOB] = said
    sent = way.send(JOB, ABLE)
    (found,) = sent.problems
    assert (sent.number, found.code, found.severity) == ("4", "SB924", Severity.WARNING)


def test_a_job_without_a_number_is_sent_all_the_same(printer: FakePrinter, way: DirectPrinter) -> None:
    odd: Group = {"job-id": (0x44, [b"seven"]), "job-state": (0x33, [struct.pack(">ii", 1, 2)])}
    printer.behaviour[PRINT_JOB] = lambda heard: http(answer(heard.number, groups=[(OF_JOB, odd)]))
    assert way.send(JOB, ABLE).number == ""


@pytest.mark.parametrize(
    ("said", "code", "hint"),
    [
        (http(b"", "301 X"), "SB905", "nothing is sent anywhere else; write the address that the printer itself has"),
        (http(b"", "401 X"), "SB906", "set it up as a printer of this machine, which can keep a password"),
        (b"nonsense", "SB904", "is it switched on, is the address right, and is that a printer?"),
    ],
)
def test_a_printer_that_cannot_be_asked(
    printer: FakePrinter, way: DirectPrinter, said: bytes, code: str, hint: str
) -> None:
    printer.behaviour[GET_PRINTER_ATTRIBUTES] = lambda _: said
    with pytest.raises(PrinterError) as caught:
        way.able()
    (found,) = caught.value.problems
    assert found.code == code
    assert str(found.hint).startswith(hint)


def test_a_printer_that_refuses_to_be_asked(printer: FakePrinter, way: DirectPrinter) -> None:
    printer.behaviour[GET_PRINTER_ATTRIBUTES] = lambda heard: http(answer(heard.number, 0x0406))
    with pytest.raises(PrinterError) as caught:
        way.able()
    assert [one.code for one in caught.value.problems] == ["SB915"]
