"""The address of a printer, `ipp://` or `ipps://`, as somebody wrote it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from sheetbuilder.errors import Message, PrinterError, Problem, say

PORT = 631
"""Of both schemes (RFC 3510, RFC 7472)."""
_USUAL_PATH = "/ipp/print"
"""Where IPP Everywhere printers are asked (PWG 5100.14, 4.2)."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_HOST = re.compile(r"[A-Za-z0-9_.-]{1,253}|[0-9A-Fa-f:.]{2,45}")
_PATH = re.compile(r"/[A-Za-z0-9/_.~%+-]{0,200}")


@dataclass(frozen=True, slots=True)
class PrinterAddress:
    """Host, port and path of a printer; whether what is sent is encrypted."""

    host: str
    port: int = PORT
    path: str = _USUAL_PATH
    encrypted: bool = False

    def __str__(self) -> str:
        """As IPP has it; the usual port is left out."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == PORT else f":{self.port}"
        return f"{'ipps' if self.encrypted else 'ipp'}://{host}{port}{self.path}"


def is_address(written: str) -> bool:
    """Whether somebody means an address, right or wrong, and no name of a queue."""
    return _SCHEME.match(written) is not None


def address(written: str) -> PrinterAddress:
    """The address; `PrinterError` (SB901) for one that cannot be used."""
    try:
        parts = urlsplit(written)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise _unusable(written, say("it is no address")) from None
    scheme = parts.scheme.lower()
    if scheme not in ("ipp", "ipps"):
        raise _unusable(written, say("it begins with {scheme}://", scheme=scheme))
    if parts.username is not None or parts.password is not None:
        # It would stand in logs, in the shell's history, and in messages.
        raise _unusable("…", say("it holds a user's name or a password"))
    if parts.query or parts.fragment:
        raise _unusable(written, say("it holds a question mark or a hash sign"))
    if not host or not _HOST.fullmatch(host):
        raise _unusable(written, say("it names no machine"))
    if port == 0:
        raise _unusable(written, say("there is no port 0"))
    if not _PATH.fullmatch(parts.path or _USUAL_PATH):
        raise _unusable(written, say("its path has letters that no printer has there"))
    return PrinterAddress(host, port or PORT, parts.path or _USUAL_PATH, scheme == "ipps")


def _unusable(written: str, why: Message) -> PrinterError:
    told = say("“{address}” cannot be used as the address of a printer: {reason}", address=written, reason=why)
    hint = say("write ipp://NAME/ipp/print or ipps://NAME/ipp/print, with the name or number of the printer")
    return PrinterError([Problem("SB901", told, None, hint)])
