"""Questions to one printer in its own protocol, one after the other, and its answers as far as they are any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sheetbuilder.errors import Message, say
from sheetbuilder.printing.address import PrinterAddress
from sheetbuilder.printing.capabilities import ASKED_FOR, PDF, Capabilities, capabilities
from sheetbuilder.printing.exchange import NoAnswer, exchange
from sheetbuilder.printing.message import Attribute, Garbled, IppOperation, IppTag, PrinterAnswer, answer, request

REFUSALS = range(0x0400, 0x0600)
"""Statuses that say: no (RFC 8011, B.1)."""
_DONE = range(0x0100)
_CHANGED = (0x0001, 0x0002)
"""Done, but with something else than what was asked for."""
_OTHER_VERSION = 0x0503
_MAJORS = (1, 2)
_NEWER, _OLDER = (2, 0), (1, 1)

_STATUSES: Mapping[int, Message] = MappingProxyType(
    {
        0x0400: say("it does not understand the request"),
        0x0401: say("it is not allowed"),
        0x0402: say("it wants a name and a password"),
        0x0403: say("it is not allowed"),
        0x0404: say("it is not possible now"),
        0x0406: say("there is no printer at this address"),
        0x0408: say("the document is too large for it"),
        0x040A: say("it does not print PDF by itself"),
        0x040B: say("it cannot do that"),
        0x040E: say("what is asked for does not go together on it"),
        0x0411: say("it cannot read the document"),
        0x0501: say("it does not know this request"),
        0x0502: say("it does not work now"),
        0x0504: say("something in it is broken"),
        0x0505: say("it has a difficulty that passes"),
        0x0506: say("it takes no jobs"),
        0x0507: say("it is busy"),
        0x0508: say("the job was cancelled"),
    }
)


@dataclass(slots=True)
class Conversation:
    """A printer at an address, or a queue of CUPS behind a socket of this machine (`local`)."""

    address: PrinterAddress
    local: str = ""
    version: tuple[int, int] = _NEWER
    """Printers that do not know IPP/2.0 are asked in 1.1, which all know."""
    asked: int = 0
    """How many questions were asked."""

    def able(self) -> Capabilities:
        """What the printer says of itself. Raises `NoAnswer`, and `Denied` where it does not say."""
        wanted = (Attribute("requested-attributes", IppTag.KEYWORD, ASKED_FOR),)
        return capabilities(self._done(IppOperation.GET_PRINTER_ATTRIBUTES, wanted).printer)

    def validated(self, job: Sequence[Attribute]) -> None:
        """The printer's word that it can print that, and in no other way; raises `NoAnswer` and `Denied`."""
        heard = self._done(IppOperation.VALIDATE_JOB, _ABOUT_JOBS, job)
        if heard.status in _CHANGED:
            raise Denied(say("it would print otherwise"), tuple(heard.unsupported))

    def printed(self, job: Sequence[Attribute], document: bytes) -> PrinterAnswer:
        """The answer to a document that was sent; raises `NoAnswer` and `Denied`, and sends nothing twice."""
        return self._done(IppOperation.PRINT_JOB, _ABOUT_JOBS, job, document)

    def _done(
        self,
        operation: IppOperation,
        about: Sequence[Attribute],
        job: Sequence[Attribute] = (),
        document: bytes = b"",
    ) -> PrinterAnswer:
        heard = self._ask(operation, about, job, document)
        if heard.status == _OTHER_VERSION and not document and self.version != _OLDER:
            self.version = _OLDER
            heard = self._ask(operation, about, job, document)
        if heard.status in _DONE:
            return heard
        if heard.status in REFUSALS:
            known = _STATUSES.get(heard.status) or say("status {status}", status=f"{heard.status:#06x}")
            raise Denied(known, tuple(heard.unsupported))
        raise NoAnswer("SB904", say("what it says is no answer of a printer"), begun=bool(document))

    def _ask(
        self, operation: IppOperation, about: Sequence[Attribute], job: Sequence[Attribute], document: bytes
    ) -> PrinterAnswer:
        self.asked += 1
        head = request(
            operation,
            self.asked,
            self.version,
            (
                (
                    IppTag.OPERATION,
                    (
                        Attribute("attributes-charset", IppTag.CHARSET, ("utf-8",)),
                        Attribute("attributes-natural-language", IppTag.LANGUAGE, ("en",)),
                        Attribute("printer-uri", IppTag.URI, (str(self.address),)),
                        *about,
                    ),
                ),
                (IppTag.JOB, job),
            ),
        )
        data = exchange(self.address, head, document, local=self.local)
        try:
            heard = answer(data)
        except Garbled as error:
            told = say("what it says is no answer of a printer")
            raise NoAnswer("SB904", told, begun=bool(document)) from error
        if heard.version[0] not in _MAJORS or heard.number != self.asked:
            raise NoAnswer("SB904", say("its answer is none to what it was asked"), begun=bool(document))
        return heard


class Denied(Exception):
    """A printer says no, in so many words; nothing of the job is printed. `names` are the settings that it minds."""

    def __init__(self, why: Message, names: tuple[str, ...] = ()) -> None:
        super().__init__(names)
        self.why = why
        self.names = names


NAME = "sheetbuilder"
"""What a job is called, and who sends it: the names of files and people stay here."""

_ABOUT_JOBS = (
    Attribute("requesting-user-name", IppTag.NAME, (NAME,)),
    Attribute("job-name", IppTag.NAME, (NAME,)),
    # Otherwise a printer may put Letter in place of A4, and say nothing.
    Attribute("ipp-attribute-fidelity", IppTag.BOOLEAN, (True,)),
    Attribute("document-format", IppTag.MIME_TYPE, (PDF,)),
)
