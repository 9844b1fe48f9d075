"""Questions to a printer: what counts as an answer, and what it means."""

from __future__ import annotations

import pytest

from sheetbuilder.printing.address import address
from sheetbuilder.printing.conversation import Conversation, Denied
from sheetbuilder.printing.exchange import NoAnswer
from sheetbuilder.printing.message import Attribute, IppTag
from tests.printing.fake_printer import (
    GET_PRINTER_ATTRIBUTES,
    OTHER_VERSION,
    PRINT_JOB,
    UNSUPPORTED,
    VALIDATE_JOB,
    FakePrinter,
    Heard,
    answer,
    http,
    keywords,
)

JOB = (Attribute("copies", IppTag.INTEGER, (2,)),)


@pytest.fixture
def conversation(printer: FakePrinter) -> Conversation:
    return Conversation(address(printer.address))


def test_a_printer_says_what_it_can(printer: FakePrinter, conversation: Conversation) -> None:
    able = conversation.able()
    assert (able.name, able.model, able.copies, able.ready) == ("office", "Example 1000", 99, ("iso_a4_210x297mm",))
    (heard,) = printer.heard
    assert (heard.version, heard.words(0x01)["printer-uri"]) == ((2, 0), [printer.address])
    assert "sides-supported" in heard.words(0x01)["requested-attributes"]
    assert "requesting-user-name" not in heard.words(0x01)


def test_an_old_printer_is_asked_in_its_own_version(printer: FakePrinter, conversation: Conversation) -> None:
    def old(heard: Heard) -> bytes:
        if heard.version != (1, 1):
            return http(answer(heard.number, OTHER_VERSION, version=b"\1\1"))
        return printer._well_behaved(heard)

    printer.behaviour = {GET_PRINTER_ATTRIBUTES: old, VALIDATE_JOB: old}
    assert conversation.able().name == "office"
    conversation.validated(JOB)
    assert [one.version for one in printer.heard] == [(2, 0), (1, 1), (1, 1)]


def test_a_document_is_not_sent_again_in_another_version(printer: FakePrinter, conversation: Conversation) -> None:
    printer.behaviour[PRINT_JOB] = lambda heard: http(answer(heard.number, OTHER_VERSION))
    with pytest.raises(Denied):
        conversation.printed(JOB, b"%PDF")
    assert printer.operations == [PRINT_JOB]


@pytest.mark.parametrize(
    "said",
    [
        lambda number: answer(number + 1),
        lambda number: answer(number, version=b"\3\0"),
        lambda number: answer(number, version=b"\0\0"),
        lambda number: answer(number, 0x0300),
        lambda number: answer(number, 0x0600),
        lambda number: answer(number)[:-1],
        lambda _: b"",
        lambda _: b"%PDF-1.7",
    ],
    ids=["other", "version 3", "version 0", "status 0300", "status 0600", "cut", "empty", "pdf"],
)
def test_what_is_no_answer_may_be_a_printed_one(printer: FakePrinter, conversation: Conversation, said: object) -> None:
    assert callable(said)
    printer.behaviour = dict.fromkeys((PRINT_JOB, VALIDATE_JOB), lambda heard: http(said(heard.number)))
    with pytest.raises(NoAnswer) as caught:
        conversation.validated(JOB)
    assert (caught.value.code, caught.value.begun) == ("SB904", False)
    with pytest.raises(NoAnswer) as caught:
        conversation.printed(JOB, b"%PDF")
    assert (caught.value.code, caught.value.begun) == ("SB904", True)
    assert printer.operations == [VALIDATE_JOB, PRINT_JOB]


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (0x040B, "it cannot do that"),
        (0x0507, "it is busy"),
        (0x04FF, "status 0x04ff"),
        (0x0402, "it wants a name and a password"),
    ],
)
def test_a_printer_says_no(printer: FakePrinter, conversation: Conversation, status: int, told: str) -> None:
    minded = [(UNSUPPORTED, {"media": keywords("iso_a4_210x297mm")})]
    printer.behaviour[VALIDATE_JOB] = lambda heard: http(answer(heard.number, status, minded))
    with pytest.raises(Denied) as caught:
        conversation.validated(JOB)
    assert (str(caught.value.why), caught.value.names) == (told, ("media",))


@pytest.mark.parametrize("status", [0x0001, 0x0002])
def test_a_printer_that_would_print_otherwise_says_no(
    printer: FakePrinter, conversation: Conversation, status: int
) -> None:
    printer.behaviour[VALIDATE_JOB] = lambda heard: http(answer(heard.number, status))
    with pytest.raises(Denied) as caught:
        conversation.validated(JOB)
    assert str(caught.value.why) == "it would print otherwise"


def test_a_printer_that_does_not_say_what_it_can(printer: FakePrinter, conversation: Conversation) -> None:
    printer.behaviour[GET_PRINTER_ATTRIBUTES] = lambda heard: http(answer(heard.number, 0x0406))
    with pytest.raises(Denied) as caught:
        conversation.able()
    assert str(caught.value.why) == "there is no printer at this address"
