"""What is to be printed, and how: documents with the pages that they have, made into jobs for a printer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sheetbuilder.errors import Message, PrinterError, Problem, Where, say
from sheetbuilder.printing import limits
from sheetbuilder.printing.media import PrinterPaper, paper_called, paper_of, papers


class PrintedSides(StrEnum):
    """Which sides of a paper a printer prints on, and about which edge it turns it over."""

    ONE = "one"
    LONG = "long"
    SHORT = "short"

    @property
    def keyword(self) -> str:
        """What printers call it (RFC 8011, 5.2.8)."""
        return "one-sided" if self is PrintedSides.ONE else f"two-sided-{self}-edge"


_PREFERRED = {
    "Simplex": PrintedSides.ONE,
    "DuplexFlipLongEdge": PrintedSides.LONG,
    "DuplexFlipShortEdge": PrintedSides.SHORT,
}
"""What a file may say itself (ISO 32000-1, table 150)."""


@dataclass(frozen=True, slots=True)
class PrintWish:
    """What somebody asks for; what is None follows from the document or the machine."""

    printer: str | None = None
    """A queue's name, or the address of a printer."""
    copies: int = 1
    sides: PrintedSides | None = None
    media: str | None = None


@dataclass(frozen=True, slots=True)
class PrintableFile:
    """A PDF that was read, with what of it matters to a printer."""

    path: Path
    data: bytes
    sizes: tuple[tuple[float, float] | None, ...]
    """Of each page: width and height as one sees it, in millimetres; None where it has none that can be printed."""
    duplex: str = ""
    """What it says itself of the sides of papers."""
    called: str = ""
    """What it was asked for by, where that is no path."""

    @property
    def told(self) -> str:
        """What a person knows it by; it never leaves the machine."""
        return self.called or str(self.path)


@dataclass(frozen=True, slots=True)
class PrintJob:
    """One document for a printer."""

    file: PrintableFile
    paper: PrinterPaper
    sides: PrintedSides
    copies: int = 1

    @property
    def pages(self) -> int:
        """Pages of one copy."""
        return len(self.file.sizes)

    @property
    def papers(self) -> int:
        """Papers of all copies."""
        return self.copies * (self.pages if self.sides is PrintedSides.ONE else -(-self.pages // 2))


def jobs(files: Sequence[PrintableFile], wish: PrintWish) -> tuple[PrintJob, ...]:
    """A job for each file; `PrinterError` with everything that is wrong with papers and copies."""
    problems = list(_of_wish(wish))
    paper = paper_called(wish.media) if wish.media else None
    for file in files:
        problems += _of_sizes(file, paper) if paper or not wish.media else ()
    if problems:
        raise PrinterError(problems)
    made = []
    for file in files:
        width, height = next(size for size in file.sizes if size is not None)
        found = paper or paper_of(width, height)
        assert found is not None
        made.append(PrintJob(file, found, wish.sides or _sides(file), wish.copies))
    return tuple(made)


def _of_wish(wish: PrintWish) -> Iterator[Problem]:
    if not 1 <= wish.copies <= limits.COPIES:
        told = say("{copies} copies cannot be asked for: from 1 to {most}", copies=wish.copies, most=limits.COPIES)
        yield Problem("SB914", told)
    if wish.media and paper_called(wish.media) is None:
        yield Problem("SB921", say("there is no paper called “{name}”", name=wish.media), None, _usual_names())


def _of_sizes(file: PrintableFile, paper: PrinterPaper | None) -> Iterator[Problem]:
    where = Where(file.path)
    whole = [size for size in file.sizes if size is not None]
    for number, size in enumerate(file.sizes, 1):
        if size is None:
            yield Problem("SB923", say("page {page} has no size that can be printed", page=number), where)
    if paper is not None:
        for number, size in enumerate(file.sizes, 1):
            if size is not None and not paper.holds(*size):
                told = say(
                    "page {page} ({size}) is larger than {paper}: what does not fit would be cut off",
                    page=number,
                    size=_measured(*size),
                    paper=paper.said,
                )
                yield Problem("SB922", told, where, say("choose a larger paper, or build the document for this one"))
                return
        return
    kinds = list(dict.fromkeys(_kind(size) for size in whole))
    if len(kinds) > 1:
        told = say("its pages are of several sizes: {sizes}", sizes=[str(kind) for kind in kinds[:5]])
        hint = say("choose a paper that holds them all: --media {name}", name=_holding(whole))
        yield Problem("SB920", told, where, hint)
    elif whole and paper_of(*whole[0]) is None:
        told = say("its pages ({size}) are of no usual paper", size=_measured(*whole[0]))
        yield Problem("SB921", told, where, say("choose a paper that holds them: --media {name}", name=_holding(whole)))


def _sides(file: PrintableFile) -> PrintedSides:
    """As the file says, else both; a page that lies is bound at its short edge. One page has no back."""
    if len(file.sizes) == 1:
        return PrintedSides.ONE
    lying = all(size is not None and size[0] > size[1] for size in file.sizes)
    return _PREFERRED.get(file.duplex) or (PrintedSides.SHORT if lying else PrintedSides.LONG)


def _kind(size: tuple[float, float]) -> str:
    found = paper_of(*size)
    return found.said if found else _measured(*size)


def _measured(width: float, height: float) -> str:
    return f"{width:.0f} × {height:.0f} mm"


def _holding(sizes: Sequence[tuple[float, float]]) -> str:
    """The smallest paper of the A series that holds pages of all these sizes, else the largest."""
    usual = sorted((one for one in papers() if one.name.startswith("iso_a")), key=lambda one: one.width)
    fitting = (one for one in usual if all(one.holds(*size) for size in sizes))
    return next(fitting, usual[-1]).said.lower()


def _usual_names() -> Message:
    return say("the usual ones are {names}", names=[one.said.lower() for one in papers()])
