"""The queues of CUPS: what there is by `lpstat`, what each can do by asking CUPS, documents through `lp`."""

from __future__ import annotations

import difflib
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from sheetbuilder.errors import Message, PrinterError, Problem, say
from sheetbuilder.os_errors import reason
from sheetbuilder.printing import limits
from sheetbuilder.printing.address import PORT, PrinterAddress
from sheetbuilder.printing.capabilities import PDF, Capabilities
from sheetbuilder.printing.conversation import NAME, Conversation, Denied
from sheetbuilder.printing.exchange import NoAnswer
from sheetbuilder.printing.job import PrintJob
from sheetbuilder.printing.media import among
from sheetbuilder.printing.ways import SentJob
from sheetbuilder.values import replace

_QUEUE = re.compile(r"[^\s/#\x00-\x1f\x7f-][^\s/#\x00-\x1f\x7f]{0,126}(/[^\s/#\x00-\x1f\x7f]{1,127})?")
"""A queue, and maybe an instance of it, which is a name for settings of a user's own (lpoptions(1))."""
_ACCEPTING = re.compile(r"^(\S+) (?:not )?accepting requests", re.MULTILINE)
_DEFAULT = re.compile(r"^system default destination: (\S+)$", re.MULTILINE)
_NUMBER = re.compile(r"^request id is (\S+-\d+) ", re.MULTILINE)
_SERVER = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^\s:/]+):(\d{1,5})")


def has_spooler() -> bool:
    """Whether this machine has what prints through CUPS."""
    return shutil.which("lp") is not None and shutil.which("lpstat") is not None


def queues() -> tuple[str, ...]:
    """The queues that there are, by name; raises `PrinterError`."""
    return tuple(dict.fromkeys(_ACCEPTING.findall(_listed("-a"))))


def usual_queue() -> str | None:
    """The one that is used when none is named; raises `PrinterError`."""
    found = _DEFAULT.search(_listed("-d"))
    return found[1] if found else None


def queue_called(name: str) -> SpoolerQueue:
    """The queue of a name; raises `PrinterError` with the nearest one where there is none."""
    known = queues()
    if _QUEUE.fullmatch(name) and name.partition("/")[0] in known:
        return SpoolerQueue(name, _conversation(name))
    near = difflib.get_close_matches(name, known, 1, 0.5)
    if near:
        hint = say("did you mean “{near}”?", near=near[0])
    else:
        hint = say("“sheetbuilder printers” shows what there is; an address begins with ipp://")
    raise PrinterError([Problem("SB902", say("there is no printer called “{name}” here", name=name), None, hint)])


@dataclass(slots=True)
class SpoolerQueue:
    """A queue of CUPS."""

    name: str
    conversation: Conversation | None
    """With CUPS, about the queue; None where it is not known where CUPS listens."""

    @property
    def told(self) -> str:
        """Its name."""
        return self.name

    @property
    def notes(self) -> tuple[Message, ...]:
        """There is nothing to be known of it."""
        return ()

    def able(self) -> Capabilities | None:
        """What CUPS says of the queue; None where it does not: `lp` may know a way that we do not.

        Which papers lie in its trays CUPS makes up from a list of sizes, so that is left out.
        """
        try:
            return replace(self.conversation.able(), ready=()) if self.conversation else None
        except (NoAnswer, Denied):
            return None

    def tried(self, job: PrintJob, able: Capabilities) -> None:
        """CUPS would say yes to anything: the job was held against what the queue can do."""

    def request(self, job: PrintJob, able: Capabilities) -> tuple[str, ...]:
        """The command, which reads the document from its standard input: so no file's name leaves this machine.

        CUPS itself puts several pages on a side and scales them, if a user's settings say so: they are overruled.
        """
        options = (
            f"sides={job.sides.keyword}",
            f"media={among(job.paper, able.media) or job.paper.name}",
            "number-up=1",
            "print-scaling=none",
            "collate=true",
            f"document-format={PDF}",
        )
        words = ["lp", "-d", self.name, "-t", NAME, "-n", str(job.copies)]
        return (*words, *(word for option in options for word in ("-o", option)))

    def send(self, job: PrintJob, able: Capabilities) -> SentJob:
        """Hands the document to `lp`, once."""
        try:
            ended = _run(self.request(job, able), job.file.data, limits.SPOOLING)
        except _CutOffError as error:
            # `lp` may have handed all of it over by now.
            why = say("it was stopped") if error.stopped else say("it takes too long")
            raise self._uncertain(job, why) from error
        found = _NUMBER.search(ended.stdout)
        if ended.returncode == 0 and found:
            return SentJob(found[1])
        message = say(
            "lp did not take {file} for {printer}: “{said}”",
            file=job.file.told,
            printer=self.name,
            said=_first_line(ended) or f"exit code {ended.returncode}",
        )
        raise PrinterError([Problem("SB918", message, None, _look())])

    def _uncertain(self, job: PrintJob, why: Message) -> PrinterError:
        message = say(
            "{file} may be printed, or a part of it: {printer} did not say so ({reason})",
            file=job.file.told,
            printer=self.name,
            reason=why,
        )
        return PrinterError([Problem("SB916", message, None, _look())])


def _conversation(name: str) -> Conversation | None:
    """With CUPS about a queue, where `lpstat` says that it listens; an instance is only settings of a user."""
    try:
        server = _listed("-H").strip()
    except PrinterError:
        return None
    path = f"/printers/{quote(name.partition('/')[0], safe='')}"
    if server.startswith("/"):
        return Conversation(PrinterAddress("localhost", PORT, path), server)
    found = _SERVER.fullmatch(server)
    return Conversation(PrinterAddress(found[1].strip("[]"), int(found[2]), path)) if found else None


def _listed(what: str) -> str:
    """What `lpstat` says; that there are no printers is no failure."""
    try:
        ended = _run(("lpstat", what), b"", limits.LISTING)
    except _CutOffError as error:
        if error.stopped:
            raise KeyboardInterrupt from error
        raise PrinterError([Problem("SB918", say("lpstat does not answer"), None, _running())]) from error
    if ended.returncode and "No destinations added" not in ended.stderr:
        message = say("lpstat cannot say which printers there are: “{said}”", said=_first_line(ended))
        raise PrinterError([Problem("SB918", message, None, _running())])
    return ended.stdout


class _CutOffError(Exception):
    """A program that was ended before it ended by itself; `stopped` by a person."""

    def __init__(self, *, stopped: bool) -> None:
        super().__init__(stopped)
        self.stopped = stopped


def _run(words: Sequence[str], data: bytes, seconds: float) -> subprocess.CompletedProcess[str]:
    """A program of CUPS, spoken to without a shell, answering in the words that are looked for."""
    program = shutil.which(words[0]) or words[0]
    try:
        started = subprocess.Popen(
            [program, *words[1:]],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "LC_ALL": "C", "LANGUAGE": "C"},
        )
    except OSError as error:
        message = say("{program} cannot be run: {reason}", program=words[0], reason=reason(error))
        raise PrinterError([Problem("SB918", message, None, _running())]) from error
    with started:
        try:
            parts = started.communicate(data, seconds)
        except (subprocess.TimeoutExpired, KeyboardInterrupt) as error:
            started.kill()
            started.wait()
            raise _CutOffError(stopped=isinstance(error, KeyboardInterrupt)) from error
    texts = (part.decode("utf-8", "replace") for part in parts)
    return subprocess.CompletedProcess(words, started.returncode, *texts)


def _first_line(ended: subprocess.CompletedProcess[str]) -> str:
    return next((line.strip() for line in ended.stderr.splitlines() if line.strip()), "")


def _look() -> Message:
    return say("look with “lpstat -o” whether it is there before you print it again")


def _running() -> Message:
    return say("is CUPS running on this machine?")
