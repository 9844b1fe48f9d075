"""Checks of the page content: what is painted, and inside which marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sheetbuilder.errors import Problem, say
from sheetbuilder.pdf.inspect.checks.finding import doubtful, wrong
from sheetbuilder.pdf.read.evidence import Evidence
from sheetbuilder.pdf.read.marks import Slip
from sheetbuilder.pdf.read.objects import Key


def marks_are_balanced(evidence: Evidence) -> Iterator[Problem]:
    """BMC, BDC and EMC pair up, and pair up inside their text object (ISO 32000-1, 14.6.1)."""
    for page in evidence.pages:
        for kind, detail in page.slips:
            if kind is Slip.UNBALANCED:
                yield wrong(
                    evidence,
                    "SB611",
                    say("page {page}: marks do not pair up: {detail}", page=page.number, detail=detail),
                )


def mark_numbers_are_unique(evidence: Evidence) -> Iterator[Problem]:
    """A mark number comes once in its content stream (ISO 32000-1, 14.7.4.2)."""
    for page in evidence.pages:
        counted = Counter((mark.stream, mark.number) for mark in page.marks)
        times: dict[Key, int] = {
            stream: evidence.forms[stream].painted if stream in evidence.forms else 1 for stream, _ in counted
        }
        twice = sorted({number for (stream, number), count in counted.items() if count > max(times[stream], 1)})
        if twice:
            yield wrong(
                evidence,
                "SB613",
                say(
                    "page {page}: several marks have the same number ({numbers})",
                    page=page.number,
                    numbers=", ".join(map(str, twice[:12])),
                ),
                say("one tagged page was laid over another, and its marks got no new numbers"),
            )


def marked_forms_are_painted_once(evidence: Evidence) -> Iterator[Problem]:
    """A form XObject with marks of its own is painted once only (ISO 32000-1, 14.7.4.3)."""
    for form in evidence.forms.values():
        if form.marked and form.painted > 1:
            yield wrong(
                evidence,
                "SB614",
                say(
                    "page {page}: a form with marks of its own is painted {count} times",
                    page=form.page,
                    count=form.painted,
                ),
            )


def pages_paint_what_they_claim(evidence: Evidence) -> Iterator[Problem]:
    """A page that the tree speaks of paints something, and its marks hold something (a file can say much
    and show nothing).
    """
    claimed = {claim.page for element in evidence.tree.walk() for claim in element.claims}
    for page in evidence.pages:
        entry = evidence.tree.parents.get(-1 if page.struct_parents is None else page.struct_parents)
        expected = bool(page.marks) or page.key in claimed or (entry is not None and any(entry[1]))
        if expected and (page.paints == 0 or (page.marks and not any(mark.paints for mark in page.marks))):
            yield wrong(
                evidence,
                "SB615",
                say(
                    "page {page} paints nothing although the structure tree says that it does",
                    page=page.number,
                ),
                say("look at the page: its content stream may be empty, or its forms may never be drawn"),
            )


def marks_hold_something(evidence: Evidence) -> Iterator[Problem]:
    """A mark without paint is a trace of something lost; a warning, since no rule forbids it."""
    for page in evidence.pages:
        empty = [str(mark.number) for mark in page.marks if mark.paints == 0]
        if empty and len(empty) < len(page.marks):
            yield doubtful(
                evidence,
                "SB616",
                say(
                    "page {page}: marks that hold nothing ({numbers})",
                    page=page.number,
                    numbers=", ".join(empty[:12]),
                ),
            )
