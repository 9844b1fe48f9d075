"""Windows' own way: the program that opens PDFs is asked to print one, on its usual printer, with its own settings."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sheetbuilder.errors import Message, PrinterError, Problem, say
from sheetbuilder.os_errors import reason
from sheetbuilder.printing.capabilities import Capabilities
from sheetbuilder.printing.job import PrintJob, PrintWish
from sheetbuilder.printing.ways import SentJob

Start = Callable[[str, str], None]
_VERB = "print"


def starter() -> Start | None:
    """What starts a program by a file and a verb; only Windows has it."""
    return getattr(os, "startfile", None)


def not_promised(wish: PrintWish) -> Iterator[Problem]:
    """What of a wish would be lost on this way: each is refused, rather than printed in some other way."""
    asked = (
        (wish.printer is not None, "--printer", say("make it the usual printer in the settings of Windows")),
        (wish.copies != 1, "--copies", say("print it so many times")),
        (wish.sides is not None, "--sides", say("set it as the printer's default in the settings of Windows")),
        (wish.media is not None, "--media", say("set it as the printer's default in the settings of Windows")),
    )
    for given, option, hint in asked:
        if given:
            told = say("{option} cannot be handed to the program that prints PDFs on Windows", option=option)
            yield Problem("SB919", told, None, say("{advice}, or name an address: ipp://NAME/ipp/print", advice=hint))


@dataclass(slots=True)
class SystemVerb:
    """The usual printer of Windows, by way of the program that opens PDFs."""

    start: Start

    @property
    def told(self) -> str:
        """It has no name that we know."""
        return "Windows"

    @property
    def notes(self) -> tuple[Message, ...]:
        """What cannot be promised."""
        return (
            say(
                "Windows hands the file to the program that opens PDFs, which prints on its usual printer. Sides, paper"
                " and scale are what is set there; whether it was printed is not told."
            ),
        )

    def able(self) -> Capabilities | None:
        """Nobody can be asked."""
        return None

    def tried(self, job: PrintJob, able: Capabilities) -> None:
        """Nobody can be asked."""

    def request(self, job: PrintJob, able: Capabilities) -> tuple[str, ...]:
        """The verb and the file."""
        del able
        return (_VERB, str(job.file.path.absolute()))

    def send(self, job: PrintJob, able: Capabilities) -> SentJob:
        """Asks for the file to be printed; it must stay where it is until it is."""
        del able
        try:
            self.start(str(job.file.path.absolute()), _VERB)
        except OSError as error:
            message = say("Windows does not print {file}: {reason}", file=job.file.told, reason=reason(error))
            hint = say("is there a program that opens PDFs, and can it print? Open the file and print it from there")
            raise PrinterError([Problem("SB918", message, None, hint)]) from error
        return SentJob()
