"""What a printer says that it can do, and how it is, as far as a job needs it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sheetbuilder.printing.message import Attributes
from sheetbuilder.printing.states import STOPPED

ASKED_FOR = (
    "printer-name",
    "printer-info",
    "printer-make-and-model",
    "printer-state",
    "printer-state-reasons",
    "printer-is-accepting-jobs",
    "document-format-supported",
    "sides-supported",
    "media-supported",
    "media-ready",
    "copies-supported",
    "number-up-supported",
    "print-scaling-supported",
    "multiple-document-handling-supported",
    "job-creation-attributes-supported",
)
"""The attributes that are asked for; all of them together would be ten times as much."""

PDF = "application/pdf"
COLLATED = "separate-documents-collated-copies"


@dataclass(frozen=True, slots=True)
class Capabilities:
    """A printer as it describes itself; what it says nothing of is empty, or None."""

    name: str = ""
    model: str = ""
    state: int | None = None
    """3 idle, 4 at work, 5 stopped (RFC 8011, 5.4.11)."""
    reasons: tuple[str, ...] = ()
    accepting: bool = True
    formats: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    ready: tuple[str, ...] = ()
    """Papers that lie in a tray."""
    copies: int | None = None
    """The most that it makes of one job."""
    one_up: bool = False
    """Whether it can be told to put one page on a side, and nothing else."""
    unscaled: bool = False
    """Whether it can be told to leave a page as large as it is."""
    collates: bool = False
    """Whether it can be told to finish one copy before the next."""

    @property
    def stopped(self) -> bool:
        """Whether nothing would come out now."""
        return self.state == STOPPED or not self.accepting


def capabilities(printer: Attributes) -> Capabilities:
    """The same out of a printer's answer; what is of another kind than it should be is not there."""
    up = printer.get("number-up-supported", ())
    # Some printers list values of settings that they take no job with.
    taken = _texts(printer, "job-creation-attributes-supported")

    def takes(setting: str) -> bool:
        return not taken or setting in taken

    return Capabilities(
        name=next(iter(_texts(printer, "printer-info") or _texts(printer, "printer-name")), ""),
        model=next(iter(_texts(printer, "printer-make-and-model")), ""),
        state=next(_numbers(printer, "printer-state"), None),
        reasons=_texts(printer, "printer-state-reasons"),
        accepting=printer.get("printer-is-accepting-jobs") != (False,),
        formats=_texts(printer, "document-format-supported"),
        sides=_texts(printer, "sides-supported"),
        media=_texts(printer, "media-supported"),
        ready=_texts(printer, "media-ready"),
        copies=max(_highest(printer, "copies-supported"), default=None),
        one_up=takes("number-up")
        and any(value == 1 or (isinstance(value, tuple) and value[0] <= 1 <= value[1]) for value in up),
        unscaled=takes("print-scaling") and "none" in _texts(printer, "print-scaling-supported"),
        collates=takes("multiple-document-handling")
        and COLLATED in _texts(printer, "multiple-document-handling-supported"),
    )


def _texts(printer: Attributes, name: str) -> tuple[str, ...]:
    return tuple(value for value in printer.get(name, ()) if isinstance(value, str))


def _numbers(printer: Attributes, name: str) -> Iterator[int]:
    yield from (value for value in printer.get(name, ()) if isinstance(value, int) and not isinstance(value, bool))


def _highest(printer: Attributes, name: str) -> Iterator[int]:
    """Numbers, and of stretches of numbers their upper ends."""
    yield from _numbers(printer, name)
    yield from (value[1] for value in printer.get(name, ()) if isinstance(value, tuple))
