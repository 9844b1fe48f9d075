"""How a check says what it found."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sheetbuilder.errors import Message, Problem, Severity, Where
from sheetbuilder.pdf.inspect.text import runs
from sheetbuilder.pdf.read.evidence import Element, Evidence

Check = Callable[[Evidence], Iterator[Problem]]
"""One question to a finished file; yields what is wrong, and nothing where all is well."""

WORDS = 6


def wrong(evidence: Evidence, code: str, message: Message, hint: Message | None = None) -> Problem:
    """An error in the finished file."""
    return Problem(code, message, Where(evidence.path), hint)


def doubtful(evidence: Evidence, code: str, message: Message, hint: Message | None = None) -> Problem:
    """A warning: the file may be right, a person should look."""
    return Problem(code, message, Where(evidence.path), hint, Severity.WARNING)


def called(evidence: Evidence, element: Element) -> str:
    """An element so that a person finds it: its role and its first words."""
    words = element.title or element.alt or next((run.text for run in runs(evidence, element)), "")
    return f"{element.role} “{shortened(words)}”" if words else element.role


def shortened(words: str) -> str:
    """The first few words."""
    parts = words.split()
    return " ".join(parts) if len(parts) <= WORDS else " ".join(parts[:WORDS]) + " …"


def page_of(evidence: Evidence, element: Element) -> int | str:
    """The first page that shows something of an element; a dash where none does."""
    for each in element.walk():
        for claim in each.claims:
            mark = None if claim.stream is None else evidence.marks.get((claim.stream, claim.number))
            if mark is not None:
                return mark.page
        for claimed in each.objects:
            annotation = evidence.annotations.get(claimed.target)
            if annotation is not None:
                return annotation.page
    return "–"
