"""A printer at an address, asked and sent to by ourselves: first its word that it can, then the document, once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sheetbuilder.errors import Message, PrinterError, Problem, Severity, say
from sheetbuilder.printing.address import PrinterAddress
from sheetbuilder.printing.capabilities import COLLATED, Capabilities
from sheetbuilder.printing.conversation import Conversation, Denied
from sheetbuilder.printing.exchange import NoAnswer
from sheetbuilder.printing.job import PrintJob
from sheetbuilder.printing.media import among
from sheetbuilder.printing.message import Attribute, IppTag, PrinterAnswer
from sheetbuilder.printing.ways import SentJob

_CANCELLED = (7, 8)
"""States of a job that will not be printed: cancelled, given up (RFC 8011, 5.3.7)."""


def settings(job: PrintJob, able: Capabilities) -> tuple[Attribute, ...]:
    """How a job is to be printed, as a printer has it.

    That nothing is scaled, and no two pages put on one side, is said where the printer can be told so: a setting that
    it does not know would make it refuse all of the job.
    """
    found = [
        Attribute("copies", IppTag.INTEGER, (job.copies,)),
        Attribute("sides", IppTag.KEYWORD, (job.sides.keyword,)),
        Attribute("media", IppTag.KEYWORD, (among(job.paper, able.media) or job.paper.name,)),
    ]
    if able.one_up:
        found.append(Attribute("number-up", IppTag.INTEGER, (1,)))
    if able.unscaled:
        found.append(Attribute("print-scaling", IppTag.KEYWORD, ("none",)))
    if able.collates and job.copies > 1:
        found.append(Attribute("multiple-document-handling", IppTag.KEYWORD, (COLLATED,)))
    return tuple(found)


@dataclass(slots=True)
class DirectPrinter:
    """A printer at an address."""

    address: PrinterAddress
    conversation: Conversation

    @property
    def told(self) -> str:
        """Its address."""
        return str(self.address)

    @property
    def notes(self) -> tuple[Message, ...]:
        """What is sent without encryption can be read on the way."""
        if self.address.encrypted:
            return ()
        return (say("What is sent to {printer} is not encrypted on its way.", printer=self.told),)

    def able(self) -> Capabilities:
        """What the printer says of itself; raises `PrinterError`."""
        try:
            return self.conversation.able()
        except NoAnswer as failure:
            raise PrinterError([unheard(self.told, failure)]) from failure
        except Denied as failure:
            raise PrinterError([denied(self.told, failure)]) from failure

    def tried(self, job: PrintJob, able: Capabilities) -> None:
        """Validate-Job, with the word that nothing may be put in place of what is asked for."""
        try:
            self.conversation.validated(settings(job, able))
        except NoAnswer as failure:
            raise PrinterError([unheard(self.told, failure)]) from failure
        except Denied as failure:
            raise PrinterError([denied(self.told, failure, job)]) from failure

    def request(self, job: PrintJob, able: Capabilities) -> tuple[str, ...]:
        """The attributes of the job."""
        return tuple(map(str, settings(job, able)))

    def send(self, job: PrintJob, able: Capabilities) -> SentJob:
        """Print-Job; what comes back when the document was on its way, and is no refusal, may be a printed one."""
        try:
            heard = self.conversation.printed(settings(job, able), job.file.data)
        except NoAnswer as failure:
            raise PrinterError([unheard(self.told, failure, job)]) from failure
        except Denied as failure:
            raise PrinterError([denied(self.told, failure, job)]) from failure
        return self._taken(heard, job)

    def _taken(self, heard: PrinterAnswer, job: PrintJob) -> SentJob:
        number = "".join(str(value) for value in heard.job.get("job-id", ())[:1] if isinstance(value, int))
        reasons = [one for one in heard.job.get("job-state-reasons", ()) if isinstance(one, str)]
        if heard.job.get("job-state", (0,))[0] in _CANCELLED:
            message = say("{printer} gave {file} up: {reasons}", printer=self.told, file=job.file.told, reasons=reasons)
            raise PrinterError([Problem("SB916", message, None, _look(self.told))])
        return SentJob(number, tuple(_changed(self.told, heard)))


def unheard(printer: str, failure: NoAnswer, job: PrintJob | None = None) -> Problem:
    """What is told of a printer that gave no answer: where a document was on its way, that it may be printed."""
    if failure.begun and job is not None:
        message = say(
            "{file} may be printed, or a part of it: {printer} did not say so ({reason})",
            file=job.file.told,
            printer=printer,
            reason=failure.why,
        )
        return Problem("SB916", message, None, _look(printer))
    message = say("{printer} gives no answer: {reason}", printer=printer, reason=failure.why)
    return Problem(failure.code, message, None, _way_out(failure.code))


def denied(printer: str, failure: Denied, job: PrintJob | None = None) -> Problem:
    """What is told of a printer that says no."""
    named = _names(failure.names)
    if job is None:
        return Problem("SB915", say("{printer} refuses to answer: {reason}", printer=printer, reason=failure.why))
    message = say("{printer} refuses {file}: {reason}", printer=printer, file=job.file.told, reason=failure.why)
    hint = say("nothing of it is printed; what it minds: {names}", names=named) if named else None
    return Problem("SB915", message, None, hint or say("nothing of it is printed"))


def _changed(printer: str, heard: PrinterAnswer) -> Iterable[Problem]:
    """A warning where a printer took a job and means to print it otherwise."""
    if heard.unsupported:
        message = say("{printer} prints otherwise: {names}", printer=printer, names=_names(heard.unsupported))
        yield Problem("SB924", message, None, say("look at what it prints"), Severity.WARNING)


def _names(names: Iterable[str]) -> list[str]:
    return list(names)[:8]


def _look(printer: str) -> Message:
    return say("look at {printer} before you print it again; nothing is sent twice by itself", printer=printer)


def _way_out(code: str) -> Message:
    match code:
        case "SB905":
            return say("nothing is sent anywhere else; write the address that the printer itself has")
        case "SB906":
            return say("set it up as a printer of this machine, which can keep a password, and name that")
        case "SB907":
            return say("have its certificate installed on this machine, or name its file in SSL_CERT_FILE")
        case _:
            return say("is it switched on, is the address right, and is that a printer?")
