"""A printer of the standard library: it speaks IPP over HTTP, writes down what it hears, and can be made to misbehave.

It reads requests by itself, and not with the program's own reader, so that a mistake is not made twice and missed.
"""

from __future__ import annotations

import socket
import socketserver
import struct
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import BinaryIO, Self

PRINT_JOB, VALIDATE_JOB, GET_PRINTER_ATTRIBUTES = 0x0002, 0x0004, 0x000B
OK, NOT_SUPPORTED, OTHER_VERSION = 0x0000, 0x040B, 0x0503
OPERATION, JOB, PRINTER, UNSUPPORTED = 0x01, 0x02, 0x04, 0x05

Values = tuple[int, list[bytes]]
Group = dict[str, Values]


def keywords(*words: str) -> Values:
    return 0x44, [word.encode() for word in words]


def integers(*numbers: int, tag: int = 0x21) -> Values:
    return tag, [struct.pack(">i", number) for number in numbers]


def usual() -> Group:
    """What an office printer says of itself."""
    return {
        "printer-name": (0x42, [b"office"]),
        "printer-make-and-model": (0x41, [b"Example 1000"]),
        "printer-state": integers(3, tag=0x23),
        "printer-state-reasons": keywords("none"),
        "printer-is-accepting-jobs": (0x22, [b"\1"]),
        "document-format-supported": (0x49, [b"application/octet-stream", b"application/pdf"]),
        "sides-supported": keywords("one-sided", "two-sided-long-edge", "two-sided-short-edge"),
        "media-supported": keywords("na_letter_8.5x11in", "iso_a4_210x297mm", "iso_a3_297x420mm"),
        "media-ready": keywords("iso_a4_210x297mm"),
        "copies-supported": (0x33, [struct.pack(">ii", 1, 99)]),
    }


@dataclass(frozen=True)
class Heard:
    """One request, taken apart."""

    operation: int
    version: tuple[int, int]
    number: int
    groups: dict[int, Group]
    document: bytes
    headers: str

    def words(self, group: int = JOB) -> dict[str, list[str]]:
        """The values of a group as a person would read them."""
        return {
            name: [
                str(int.from_bytes(value, "big")) if tag in (0x21, 0x22, 0x23) else value.decode() for value in values
            ]
            for name, (tag, values) in self.groups.get(group, {}).items()
        }


def answer(number: int, status: int = OK, groups: Sequence[tuple[int, Group]] = (), version: bytes = b"\2\0") -> bytes:
    """An answer, as RFC 8010 has it."""
    said = version + struct.pack(">HI", status, number)
    told: list[tuple[int, Group]] = [
        (OPERATION, {"attributes-charset": (0x47, [b"utf-8"]), "attributes-natural-language": (0x48, [b"en"])}),
        *groups,
    ]
    for tag, group in told:
        said += bytes([tag])
        for name, (kind, values) in group.items():
            for at, value in enumerate(values):
                called = name.encode() if at == 0 else b""
                said += struct.pack(">BH", kind, len(called)) + called + struct.pack(">H", len(value)) + value
    return said + b"\3"


def http(body: bytes, status: str = "200 OK", kind: str = "application/ipp", more: str = "") -> bytes:
    """An answer of a web server."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n{more}\r\n"
    return head.encode() + body


Behaviour = Callable[[Heard], bytes | Sequence[bytes]]
"""What is sent back, in one or in several pieces."""


@dataclass
class FakePrinter:
    """A printer that listens on this machine alone."""

    attributes: Group = field(default_factory=usual)
    behaviour: dict[int, Behaviour] = field(default_factory=dict)
    """What to do otherwise than a good printer, by operation."""
    deaf_after: int | None = None
    """Bytes of a document after which it answers, and takes in no more."""
    pause: float = 0.0
    """Seconds between the pieces of an answer."""
    heard: list[Heard] = field(default_factory=list)
    connections: int = 0
    _stopping: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        printer = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                printer.connections += 1
                self.request.settimeout(20)
                try:
                    printer._serve(self.request)
                except OSError:  # who asked has gone
                    return

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True
            allow_reuse_address = True

        self._server = Server(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def address(self) -> str:
        return f"ipp://127.0.0.1:{self.port}/ipp/print"

    @property
    def operations(self) -> list[int]:
        return [one.operation for one in self.heard]

    @property
    def documents(self) -> list[bytes]:
        return [one.document for one in self.heard if one.operation == PRINT_JOB]

    def _serve(self, talk: socket.socket) -> None:
        with talk.makefile("rb") as read:
            self._hear(talk, read)

    def _hear(self, talk: socket.socket, read: BinaryIO) -> None:
        headers = b""
        while (line := read.readline()) not in (b"\r\n", b""):
            headers += line
        sizes = [line for line in headers.splitlines() if line.lower().startswith(b"content-length")]
        if not sizes:  # it is no request
            return
        length = int(sizes[0].partition(b":")[2])
        head, groups, used = _taken_apart(read)
        left = length - used
        document = read.read(left if self.deaf_after is None else min(left, self.deaf_after))
        major, minor, operation, number = struct.unpack(">BBHI", head)
        heard = Heard(operation, (major, minor), number, groups, document, headers.decode())
        self.heard.append(heard)
        said = self.behaviour.get(operation, self._well_behaved)(heard)
        for piece in [said] if isinstance(said, bytes) else said:
            talk.sendall(piece)
            if self.pause and self._stopping.wait(self.pause):
                return

    def _well_behaved(self, heard: Heard) -> bytes:
        if heard.operation == GET_PRINTER_ATTRIBUTES:
            return http(answer(heard.number, groups=[(PRINTER, self.attributes)]))
        if heard.operation == PRINT_JOB:
            taken: Group = {"job-id": integers(17), "job-state": integers(3, tag=0x23)}
            return http(answer(heard.number, groups=[(JOB, taken)]))
        return http(answer(heard.number))


def _taken_apart(read: BinaryIO) -> tuple[bytes, dict[int, Group], int]:
    """The head of a request, its groups, and how many bytes that were; the document is left where it is."""
    used = 0

    def take(count: int) -> bytes:
        nonlocal used
        used += count
        taken = read.read(count)
        assert len(taken) == count
        return taken

    head = take(8)
    groups: dict[int, Group] = {}
    group: Group = {}
    name = ""
    while (tag := take(1)[0]) != 0x03:
        if tag < 0x10:
            group = groups.setdefault(tag, {})
            continue
        called = take(int.from_bytes(take(2), "big")).decode()
        value = take(int.from_bytes(take(2), "big"))
        if called:
            name = called
            group[name] = (tag, [])
        group[name][1].append(value)
    return head, groups, used
