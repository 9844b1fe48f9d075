"""One call plans what is to be printed and hears from the printer whether it can be; another one sends it, once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sheetbuilder.errors import Message, PrinterError, Problem, Severity, SheetbuilderError, say
from sheetbuilder.foreign.sandbox.reader import Reader, bytes_of
from sheetbuilder.printing import checking, limits
from sheetbuilder.printing.address import address, is_address
from sheetbuilder.printing.capabilities import Capabilities
from sheetbuilder.printing.conversation import Conversation
from sheetbuilder.printing.direct import DirectPrinter
from sheetbuilder.printing.job import PrintableFile, PrintJob, PrintWish, jobs
from sheetbuilder.printing.media import millimetres
from sheetbuilder.printing.spooler import has_spooler, queue_called, queues, usual_queue
from sheetbuilder.printing.verb import SystemVerb, not_promised, starter
from sheetbuilder.printing.ways import PrinterWay, SentJob


@dataclass(frozen=True, slots=True)
class PrintPlan:
    """What would be sent to which printer; nothing is sent yet."""

    way: PrinterWay
    able: Capabilities
    jobs: tuple[PrintJob, ...]
    warnings: tuple[Problem, ...] = ()
    notes: tuple[Message, ...] = ()

    @property
    def reads_later(self) -> bool:
        """Whether files must stay where they are: who prints them opens them in its own time."""
        return isinstance(self.way, SystemVerb)

    def request(self, job: PrintJob) -> tuple[str, ...]:
        """What would be sent beside a document, word for word."""
        return self.way.request(job, self.able)

    def send(self, done: Callable[[PrintJob, SentJob], None]) -> None:
        """Send every job, one after the other, each once; `done` is told of each.

        `PrinterError` for the first one that is not taken, and of several what became of the others.
        """
        for at, job in enumerate(self.jobs):
            try:
                sent = self.way.send(job, self.able)
            except PrinterError as error:
                raise PrinterError([*error.problems, *self._left(at)]) from error
            done(job, sent)

    def _left(self, at: int) -> Iterable[Problem]:
        if len(self.jobs) > 1:
            sent = [job.file.told for job in self.jobs[:at]]
            left = [job.file.told for job in self.jobs[at + 1 :]]
            told = say("sent before it: {sent}; not sent: {left}", sent=sent or ["–"], left=left or ["–"])
            yield Problem("SB925", told, None, say("print only what is left"), Severity.WARNING)


@dataclass(frozen=True, slots=True)
class ListedPrinter:
    """A printer that there is, and what it says of itself, if it can be asked."""

    name: str
    able: Capabilities | None
    usual: bool = False
    """Whether it is the one that is used when none is named."""


def plan(files: Sequence[tuple[Path, str]], wish: PrintWish) -> PrintPlan:
    """What printing files would be; each with what it was asked for by, where that is no path.

    Reads the files in a process of their own and asks the printer; nothing is printed. Raises `MissingError` and
    `ContentError` for files that cannot be read, `PrinterError` with everything that stands in the way.
    """
    way, read = _together(lambda: _way(wish), lambda: _read(files))
    made = jobs(read, wish)
    able = way.able()
    notes = way.notes
    if able is None:
        able = Capabilities()
        if not isinstance(way, SystemVerb):
            notes = (*notes, say("{printer} does not say what it can do.", printer=way.told))
    problems = list(checking.of_state(way.told, able))
    for job in made:
        problems += (one for one in checking.of_job(way.told, able, job) if one not in problems)
    if not _errors(problems):
        for job in made:
            try:
                way.tried(job, able)
            except PrinterError as error:
                problems += error.problems
    if _errors(problems):
        raise PrinterError(problems)
    return PrintPlan(way, able, made, tuple(problems), notes)


def printers(names: Sequence[str] = ()) -> tuple[ListedPrinter, ...]:
    """The queues of this machine, or those printers that are named, with what they say of themselves.

    Raises `PrinterError`: for a machine without queues that can be listed, and for names and addresses of none.
    """
    if names:
        found = [_named(name) for name in names]
        return tuple(ListedPrinter(way.told, way.able()) for way in found)
    if not has_spooler():
        raise PrinterError([_no_list()])
    usual = usual_queue()
    return tuple(ListedPrinter(name, queue_called(name).able(), name == usual) for name in queues())


W = TypeVar("W")
R = TypeVar("R")


def _together(one: Callable[[], W], other: Callable[[], R]) -> tuple[W, R]:
    """The values of both, or the problems of both."""
    try:
        first = one()
    except SheetbuilderError as error:
        try:
            other()
        except SheetbuilderError as further:
            raise type(further)([*further.problems, *error.problems]) from error
        raise
    return first, other()


def _errors(problems: Iterable[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def _read(files: Sequence[tuple[Path, str]]) -> list[PrintableFile]:
    """The files as they are printed: what was judged is what is sent. All that cannot be read is told."""
    read: list[PrintableFile] = []
    failed: list[SheetbuilderError] = []
    with Reader() as reader:
        for path, called in files:
            try:
                data = bytes_of(path, limits.DOCUMENT)
                found = reader.sizes(path, data, limits.PAGES)
            except SheetbuilderError as error:
                failed.append(error)
                continue
            sizes = tuple(
                None if size is None else (millimetres(size[0]), millimetres(size[1])) for size in found.sizes
            )
            read.append(PrintableFile(path, data, sizes, found.duplex, called))
    if failed:
        raise type(failed[0])([problem for error in failed for problem in error.problems])
    return read


def _way(wish: PrintWish) -> PrinterWay:
    if wish.printer is not None and is_address(wish.printer):
        return _named(wish.printer)
    if (start := starter()) is not None:
        if problems := list(not_promised(wish)):
            raise PrinterError(problems)
        return SystemVerb(start)
    if wish.printer is not None:
        return _named(wish.printer)
    if not has_spooler():
        raise PrinterError([_no_way()])
    usual = usual_queue()
    if usual is None:
        told = say("no printer is named, and this machine has no usual one")
        known = queues()
        hint = say("name one with --printer: {names}", names=known) if known else say("name one: --printer ipp://…")
        raise PrinterError([Problem("SB900", told, None, hint)])
    return queue_called(usual)


def _named(name: str) -> PrinterWay:
    if is_address(name):
        found = address(name)
        return DirectPrinter(found, Conversation(found))
    if not has_spooler():
        raise PrinterError([_no_way()])
    return queue_called(name)


def _no_way() -> Problem:
    told = say("this machine has no way to print by the name of a printer: there is no lp")
    return Problem("SB917", told, None, say("install CUPS, or name an address: --printer ipp://NAME/ipp/print"))


def _no_list() -> Problem:
    told = say("which printers there are is not known here: there is no lpstat")
    hint = say("the settings of the machine list them; one with an address can be asked: sheetbuilder printers ipp://…")
    return Problem("SB917", told, None, hint)
