"""What every way to a printer can do, whatever is behind it: say what the printer is able to, try a job, send it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from sheetbuilder.errors import Message, Problem
from sheetbuilder.printing.capabilities import Capabilities
from sheetbuilder.printing.job import PrintJob


@dataclass(frozen=True, slots=True)
class SentJob:
    """A job that was taken: its number there, where it has one, and what is to be told of it."""

    number: str = ""
    problems: tuple[Problem, ...] = ()


class PrinterWay(Protocol):
    """A way to one printer."""

    @property
    def told(self) -> str:
        """What a person knows the printer by."""

    @property
    def notes(self) -> tuple[Message, ...]:
        """What a person should know before anything is sent this way."""

    def able(self) -> Capabilities | None:
        """What the printer says of itself, None where it cannot be asked; raises `PrinterError`."""

    def tried(self, job: PrintJob, able: Capabilities) -> None:
        """Hears from the printer whether it would print a job just so; raises `PrinterError`. Nothing is printed."""

    def request(self, job: PrintJob, able: Capabilities) -> tuple[str, ...]:
        """What would be sent beside the document, word for word."""

    def send(self, job: PrintJob, able: Capabilities) -> SentJob:
        """Sends a job, once; raises `PrinterError`."""
