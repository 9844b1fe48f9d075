"""One question to a printer and its answer over HTTP: a time for all of it, a most for its size, no way elsewhere."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field

from sheetbuilder.errors import Message, say
from sheetbuilder.os_errors import reason
from sheetbuilder.printing import limits
from sheetbuilder.printing.address import PrinterAddress

_TYPE = "application/ipp"
_PIECE = 64 * 1024
_FORBIDDEN = (401, 403)
_UPGRADE = 426


class NoAnswer(Exception):
    """Nothing came back that can be believed; the code of what to tell, and why.

    `begun` says whether any of a document was on its way by then: it may be printed.
    """

    def __init__(self, code: str, why: Message, *, begun: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.why = why
        self.begun = begun


@dataclass(slots=True)
class _Watch:
    """The time that an exchange has; when it is over, what holds it up is cut off."""

    held: socket.socket | None = None
    """What is cut off. The connection itself lets go of it as soon as an answer begins that has no length."""
    over: bool = False
    begun: bool = False
    """Whether a byte of the document was handed to the system."""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def hold(self, held: socket.socket) -> None:
        """There is something to cut off now; `TimeoutError` where it was over before."""
        with self._lock:
            self.held = held
            if self.over:
                raise TimeoutError

    def end(self) -> None:
        """Cuts the connection off, whatever waits for it."""
        with self._lock:
            self.over = True
            held = self.held
        if held is not None:
            try:
                # Not `close`: another thread waits in it, and would go on waiting.
                socket.socket.shutdown(held, socket.SHUT_RDWR)
            except OSError:  # it is gone already
                return


class _LocalConnection(http.client.HTTPConnection):
    """A connection to a socket of this machine, as that of CUPS."""

    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=limits.CONNECTING)
        self._path = path

    def connect(self) -> None:
        """Opens the socket at the path."""
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(limits.CONNECTING)
        self.sock.connect(self._path)


def exchange(address: PrinterAddress, head: bytes, document: bytes = b"", *, local: str = "") -> bytes:
    """The body of the answer to a request; `local` is the path of a socket to go through.

    Raises `NoAnswer`. Nothing is ever sent a second time.
    """
    connection = _connection(address, local)
    watch = _Watch()
    timer = threading.Timer(limits.SENDING if document else limits.ASKING, watch.end)
    timer.daemon = True
    timer.start()
    try:
        with _told(watch):
            _sent(connection, watch, address, head, document)
            return _heard(connection, watch)
    finally:
        timer.cancel()
        connection.close()


def _connection(address: PrinterAddress, local: str) -> http.client.HTTPConnection:
    if local:
        return _LocalConnection(local)
    if address.encrypted:
        secure = ssl.create_default_context()
        return http.client.HTTPSConnection(address.host, address.port, timeout=limits.CONNECTING, context=secure)
    return http.client.HTTPConnection(address.host, address.port, timeout=limits.CONNECTING)


def _sent(
    connection: http.client.HTTPConnection, watch: _Watch, address: PrinterAddress, head: bytes, document: bytes
) -> None:
    """The request on its way. A printer that has heard enough closes its ear and answers: what it says is heard."""
    connection.connect()
    watch.hold(connection.sock)
    connection.sock.settimeout(limits.WAITING if document else limits.ASKING)
    connection.putrequest("POST", address.path, skip_accept_encoding=True)
    connection.putheader("Content-Type", _TYPE)
    connection.putheader("Content-Length", str(len(head) + len(document)))
    connection.endheaders()
    connection.send(head)
    try:
        for start in range(0, len(document), _PIECE):
            watch.begun = True
            connection.send(document[start : start + _PIECE])
    except (BrokenPipeError, ConnectionResetError, ssl.SSLEOFError, ssl.SSLZeroReturnError):
        if watch.over:
            raise


def _heard(connection: http.client.HTTPConnection, watch: _Watch) -> bytes:
    with closing(connection.getresponse()) as response:
        if response.status != http.client.OK:
            raise NoAnswer(*_otherwise(response), begun=watch.begun)
        if (response.getheader("Content-Type") or "").partition(";")[0].strip().lower() != _TYPE:
            raise NoAnswer("SB904", say("what it says is no answer of a printer"), begun=watch.begun)
        data = response.read(limits.ANSWER + 1)
        if watch.over:  # what was cut off looks like the end of an answer that has no length
            raise TimeoutError
        if len(data) > limits.ANSWER:
            raise NoAnswer("SB904", say("its answer does not end"), begun=watch.begun)
        if response.length:  # bytes that were announced and did not come
            raise NoAnswer("SB904", say("its answer breaks off"), begun=watch.begun)
        return data


def _otherwise(response: http.client.HTTPResponse) -> tuple[str, Message]:
    """What to say of an answer that is none of a printer's."""
    if 300 <= response.status < 400:
        where = response.getheader("Location") or "?"
        return "SB905", say("it sends us on to “{address}”", address=where)
    if response.status in _FORBIDDEN:
        return "SB906", say("it wants a name and a password")
    if response.status == _UPGRADE:
        return "SB906", say("it takes nothing that is not encrypted")
    return "SB904", say("it answers with HTTP status {status}", status=response.status)


@contextmanager
def _told(watch: _Watch) -> Iterator[None]:
    """What goes wrong on the way, as `NoAnswer`; also that somebody stops it while a document is on its way."""
    try:
        yield
    except KeyboardInterrupt:
        if not watch.begun:
            raise
        raise NoAnswer("SB904", say("it was stopped"), begun=True) from None
    except NoAnswer as failure:
        if watch.over:  # what was cut off looks like an answer that breaks off
            raise NoAnswer("SB903", say("it takes too long"), begun=watch.begun) from failure
        raise
    except ssl.SSLCertVerificationError as error:
        raise NoAnswer("SB907", say("its certificate is not trusted here"), begun=watch.begun) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        code, why = _why(error)
        if watch.over or isinstance(error, TimeoutError):
            code, why = "SB903", say("it takes too long")
        raise NoAnswer(code, why, begun=watch.begun) from error


def _why(error: Exception) -> tuple[str, Message]:
    match error:
        case socket.gaierror():
            return "SB903", say("nobody knows a machine of that name")
        case ConnectionRefusedError():
            return "SB903", say("nobody listens there")
        case ssl.SSLError():
            return "SB903", say("no encrypted connection comes about")
        case http.client.IncompleteRead() | http.client.RemoteDisconnected() | ConnectionError():
            return "SB904", say("its answer breaks off")
        case OSError():
            return "SB903", say("there is no way to it ({reason})", reason=reason(error))
        case _:
            return "SB904", say("what it says is no answer of a printer")
