"""A job held against what a printer says of itself, before anything is sent: what it cannot do is told in words."""

from __future__ import annotations

from collections.abc import Iterator

from sheetbuilder.errors import Problem, Severity, say
from sheetbuilder.printing.capabilities import PDF, Capabilities
from sheetbuilder.printing.job import PrintedSides, PrintJob
from sheetbuilder.printing.media import among, papers
from sheetbuilder.printing.states import told

_ANYTHING = "application/octet-stream"
"""What a printer takes that looks itself what it was sent; it says nothing of PDF."""


def of_state(printer: str, able: Capabilities) -> Iterator[Problem]:
    """What stands in the way of anything that is printed; a warning where the printer is still at work."""
    reasons = list(told(able.reasons))
    if able.stopped:
        why = reasons or [say("it says nothing of why")]
        message = say("{printer} prints nothing now: {reasons}", printer=printer, reasons=why)
        yield Problem("SB908", message, None, say("see to the printer, and print again"))
    elif reasons:
        message = say("{printer} may stop: {reasons}", printer=printer, reasons=reasons)
        yield Problem("SB909", message, None, say("see to the printer"), Severity.WARNING)


def of_job(printer: str, able: Capabilities, job: PrintJob) -> Iterator[Problem]:
    """What of a job the printer cannot do; nothing is said of what the printer says nothing of."""
    if able.formats and PDF not in able.formats:
        known = say("{printer} does not print PDF by itself", printer=printer)
        hint = say("set it up as a printer of this machine, which turns PDF into what it understands, and name that")
        yield Problem("SB910", known, None, hint)
    if able.sides and job.sides.keyword not in able.sides:
        yield _sides(printer, able, job)
    if able.media and among(job.paper, able.media) is None:
        message = say("{printer} has no paper {paper}", printer=printer, paper=job.paper.said)
        usual = [one.said for one in papers() if among(one, able.media)]
        hint = say("it takes {names}", names=usual or list(able.media[:5]))
        yield Problem("SB912", message, None, hint)
    elif able.ready and among(job.paper, able.ready) is None:
        message = say("no tray of {printer} holds {paper}", printer=printer, paper=job.paper.said)
        hint = say("put paper in; until then the printer waits, and others wait behind it")
        yield Problem("SB913", message, None, hint, Severity.WARNING)
    if able.copies is not None and job.copies > able.copies:
        message = say("{printer} makes at most {most} copies of a job", printer=printer, most=able.copies)
        yield Problem("SB914", message, None, say("print it in several runs"))


def _sides(printer: str, able: Capabilities, job: PrintJob) -> Problem:
    both = [one for one in (PrintedSides.LONG, PrintedSides.SHORT) if one.keyword in able.sides]
    if both:
        message = say("{printer} cannot turn papers over at that edge ({edge})", printer=printer, edge=str(job.sides))
        return Problem("SB911", message, None, say("choose --sides {sides}", sides=str(both[0])))
    if job.sides is PrintedSides.ONE:
        return Problem("SB911", say("{printer} cannot leave the backs of papers empty", printer=printer))
    message = say("{printer} prints on one side of a paper only", printer=printer)
    hint = say("choose --sides one: the blank backs of our own documents are left out then")
    return Problem("SB911", message, None, hint)
