"""One question over HTTP: whatever answers, nothing is waited for without end, followed elsewhere, or sent twice."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from sheetbuilder.printing import limits
from sheetbuilder.printing.address import PrinterAddress, address
from sheetbuilder.printing.exchange import NoAnswer, exchange
from sheetbuilder.printing.message import IppOperation, request
from tests.printing.fake_printer import GET_PRINTER_ATTRIBUTES, PRINT_JOB, FakePrinter, Heard, answer, http

ASK = request(IppOperation.GET_PRINTER_ATTRIBUTES, 1, (2, 0), ())
PRINT = request(IppOperation.PRINT_JOB, 1, (2, 0), ())
DOCUMENT = os.urandom(200_000)


def refused(printer: FakePrinter, document: bytes = b"") -> NoAnswer:
    with pytest.raises(NoAnswer) as caught:
        exchange(address(printer.address), PRINT if document else ASK, document)
    assert printer.connections == 1, "once, whatever comes of it"
    return caught.value


def test_the_document_arrives_and_the_answer_comes_back(printer: FakePrinter) -> None:
    assert exchange(address(printer.address), PRINT, DOCUMENT).startswith(answer(1)[:-1])
    (heard,) = printer.heard
    assert heard.document == DOCUMENT
    headers = heard.headers.lower().splitlines()
    assert headers[0] == "post /ipp/print http/1.1"
    assert {line.partition(":")[0] for line in headers[1:]} == {"host", "content-type", "content-length"}


@pytest.mark.parametrize("document", [b"", DOCUMENT], ids=["asking", "printing"])
@pytest.mark.parametrize(
    ("said", "code", "why"),
    [
        (
            http(b"", "301 Moved", more="Location: ipp://elsewhere/\r\n"),
            "SB905",
            "it sends us on to “ipp://elsewhere/”",
        ),
        (http(b"", "307 Moved"), "SB905", "it sends us on to “?”"),
        (http(b"", "401 Unauthorized", more="WWW-Authenticate: Basic\r\n"), "SB906", "it wants a name and a password"),
        (http(b"", "403 Forbidden"), "SB906", "it wants a name and a password"),
        (http(b"", "426 Upgrade"), "SB906", "it takes nothing that is not encrypted"),
        (http(b"", "500 Broken"), "SB904", "it answers with HTTP status 500"),
        (http(b"<html>", kind="text/html"), "SB904", "what it says is no answer of a printer"),
        (http(b"x" * 99)[:-50], "SB904", "its answer breaks off"),
        (b"", "SB904", "its answer breaks off"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "SB904", "what it says is no answer of a printer"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500, "SB904", "what it says is no answer of a printer"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000, "SB904", "what it says is no answer of a printer"),
        (
            b"HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "SB904",
            "its answer breaks off",
        ),
    ],
)
def test_what_is_no_answer(printer: FakePrinter, document: bytes, said: bytes, code: str, why: str) -> None:
    printer.behaviour = {GET_PRINTER_ATTRIBUTES: lambda _: said, PRINT_JOB: lambda _: said}
    failure = refused(printer, document)
    assert (failure.code, str(failure.why).format_map(failure.why.args)) == (code, why)
    assert failure.begun == bool(document)


def endless(head: bytes, piece: bytes) -> Callable[[Heard], Iterator[bytes]]:
    def said(_: Heard) -> Iterator[bytes]:
        yield head
        while True:
            yield piece

    return said


OK_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\n"


def test_an_answer_without_end_is_not_read_to_its_end(printer: FakePrinter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ANSWER", 300_000)
    printer.behaviour[GET_PRINTER_ATTRIBUTES] = endless(OK_HEAD + b"\r\n", b"x" * 65536)  # type: ignore[assignment]
    assert str(refused(printer).why) == "its answer does not end"


@pytest.mark.parametrize(
    ("head", "piece"),
    [(OK_HEAD + b"\r\n", b"x"), (b"HTTP/1.1 200 OK\r\n", b"X"), (b"", b"HTTP/1.1 100 Continue\r\n\r\n")],
    ids=["body", "headers", "continue"],
)
@pytest.mark.parametrize("document", [b"", DOCUMENT], ids=["asking", "printing"])
@pytest.mark.usefixtures("hurried")
def test_an_answer_in_drops_is_cut_off(printer: FakePrinter, head: bytes, piece: bytes, document: bytes) -> None:
    printer.pause = 0.02
    printer.behaviour = dict.fromkeys((GET_PRINTER_ATTRIBUTES, PRINT_JOB), endless(head, piece))  # type: ignore[arg-type]
    started = time.monotonic()
    failure = refused(printer, document)
    assert time.monotonic() - started < 3
    assert (failure.code, str(failure.why), failure.begun) == ("SB903", "it takes too long", bool(document))


def test_who_takes_a_part_and_answers_is_heard(printer: FakePrinter) -> None:
    said = http(answer(1, 0x0408))
    printer.deaf_after = 10
    printer.behaviour[PRINT_JOB] = lambda _: said
    with suppress(NoAnswer):  # the system may throw the answer away with what was not read
        assert exchange(address(printer.address), PRINT, DOCUMENT * 100) == answer(1, 0x0408)
    assert printer.connections == 1


@pytest.fixture
def silent() -> Iterator[PrinterAddress]:
    """Takes what it is sent into the system's hands, and never reads nor answers."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield PrinterAddress("127.0.0.1", listening.getsockname()[1])


@pytest.mark.usefixtures("hurried")
def test_nobody_answers(silent: PrinterAddress) -> None:
    with pytest.raises(NoAnswer) as caught:
        exchange(silent, ASK)
    assert (caught.value.code, str(caught.value.why), caught.value.begun) == ("SB903", "it takes too long", False)


@pytest.mark.usefixtures("hurried")
def test_nobody_takes_the_document(silent: PrinterAddress) -> None:
    with pytest.raises(NoAnswer) as caught:
        exchange(silent, PRINT, bytes(30_000_000))
    assert (str(caught.value.why), caught.value.begun) == ("it takes too long", True)


@pytest.mark.usefixtures("hurried")
def test_nobody_shakes_hands(silent: PrinterAddress) -> None:
    with pytest.raises(NoAnswer) as caught:
        exchange(PrinterAddress(silent.host, silent.port, encrypted=True), ASK)
    assert (str(caught.value.why), caught.value.begun) == ("it takes too long", False)


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="Windows sends no signals to a thread")
@pytest.mark.parametrize("document", [b"", DOCUMENT], ids=["asking", "printing"])
def test_who_stops_it_while_a_document_is_on_its_way_is_told_so(silent: PrinterAddress, document: bytes) -> None:
    main = threading.main_thread().ident
    assert main is not None
    stop = threading.Timer(0.2, signal.pthread_kill, (main, signal.SIGINT))
    stop.start()
    with pytest.raises(NoAnswer if document else KeyboardInterrupt) as caught:
        exchange(silent, PRINT, document)
    stop.join()
    if isinstance(caught.value, NoAnswer):
        assert (str(caught.value.why), caught.value.begun) == ("it was stopped", True)


def test_nobody_listens() -> None:
    with pytest.raises(NoAnswer) as caught:
        exchange(PrinterAddress("127.0.0.1", 1), ASK)
    assert (caught.value.code, str(caught.value.why), caught.value.begun) == ("SB903", "nobody listens there", False)


def test_nobody_knows_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(NoAnswer) as caught:
        exchange(PrinterAddress("printer.invalid"), ASK)
    assert (caught.value.code, caught.value.begun) == ("SB903", False)
    assert str(caught.value.why) == "nobody knows a machine of that name"


@pytest.mark.usefixtures("hurried")
def test_a_printer_without_encryption_gets_nothing_over_ipps(printer: FakePrinter) -> None:
    with pytest.raises(NoAnswer) as caught:
        exchange(PrinterAddress("127.0.0.1", printer.port, encrypted=True), PRINT, DOCUMENT)
    assert (caught.value.code, caught.value.begun, printer.heard) == ("SB903", False, [])


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="Windows has no such sockets")
def test_a_socket_of_this_machine(tmp_path: Path) -> None:
    path = tmp_path / "s"
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listening:
        listening.bind(str(path))
        listening.listen()

        def serve() -> None:
            talk, _ = listening.accept()
            with talk:
                talk.recv(65536)
                talk.sendall(http(b"heard"))
                while talk.recv(65536):
                    pass

        threading.Thread(target=serve, daemon=True).start()
        assert exchange(PrinterAddress("localhost"), ASK, local=str(path)) == b"heard"
    with pytest.raises(NoAnswer) as caught:
        exchange(PrinterAddress("localhost"), ASK, local=str(tmp_path / "none"))
    assert caught.value.code == "SB903"
