"""Local pages for tests: a server on the loopback, and requests made by hand, as no browser would send them."""

from __future__ import annotations

import http.client
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sheetbuilder.errors import say
from sheetbuilder.language import Translator
from sheetbuilder.serving.presence import Presence
from sheetbuilder.serving.request_limits import RequestLimits
from sheetbuilder.serving.server import LocalServer
from sheetbuilder.serving.site import Room, Site


@contextmanager
def served(
    folder: Path,
    *rooms: Room,
    language: str = "en",
    limits: RequestLimits | None = None,
    presence: Presence | None = None,
) -> Iterator[LocalServer]:
    """A server with rooms; `server.door` knows its address."""
    made = LocalServer(
        lambda door: Site(say("sheetbuilder"), door.base, rooms, Translator(language), folder),
        presence or Presence(),
        limits or RequestLimits(),
    )
    with made as server:
        yield server


@dataclass(frozen=True, slots=True)
class Answered:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8")


def asked(
    server: LocalServer,
    path: str,
    method: str = "GET",
    *,
    headers: Mapping[str, str] | None = None,
    body: bytes | Iterator[bytes] | None = None,
    whole: bool = False,
) -> Answered:
    """A request behind the token, or of the `whole` path; headers whose value is empty are left out."""
    connection = http.client.HTTPConnection("127.0.0.1", server.door.port, timeout=30)
    try:
        sent = {"Host": f"127.0.0.1:{server.door.port}", **(headers or {})}
        target = path if whole else f"{server.door.base}/{path}"
        connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
        for name, value in sent.items():
            if value:
                connection.putheader(name, value)
        streamed = body is not None and not isinstance(body, bytes)
        if streamed:
            connection.putheader("Transfer-Encoding", "chunked")
        elif body is not None and "Content-Length" not in sent:
            connection.putheader("Content-Length", str(len(body)))  # type: ignore[arg-type]
        connection.endheaders(body, encode_chunked=streamed)
        answer = connection.getresponse()
        return Answered(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
    finally:
        connection.close()


def ours(server: LocalServer) -> dict[str, str]:
    """The header that a form of our own page is sent with."""
    return {"Origin": f"http://127.0.0.1:{server.door.port}"}


BOUNDARY = "----a-boundary"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
MULTIPART = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}


def multipart(fields: Sequence[tuple[str, str]] = (), files: Sequence[tuple[str, str, bytes]] = ()) -> bytes:
    """The body of a form with files: name, file name, content."""
    parts = [f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}'.encode() for name, value in fields]
    parts += [
        f'Content-Disposition: form-data; name="{name}"; filename="{file}"\r\n\r\n'.encode() + content
        for name, file, content in files
    ]
    return b"".join(f"--{BOUNDARY}\r\n".encode() + part + b"\r\n" for part in parts) + f"--{BOUNDARY}--\r\n".encode()
