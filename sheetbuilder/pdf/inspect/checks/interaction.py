"""Checks of where links lead."""

from __future__ import annotations

from collections.abc import Iterator

from sheetbuilder.errors import Problem, say
from sheetbuilder.pdf.inspect.checks.finding import wrong
from sheetbuilder.pdf.read.evidence import Evidence


def links_lead_somewhere(evidence: Evidence) -> Iterator[Problem]:
    """A link inside the file leads to a page that is there (ISO 32000-1, 12.3.2)."""
    for annotation in evidence.annotations.values():
        if annotation.lost:
            yield wrong(
                evidence,
                "SB647",
                say("page {page}: a link leads to a place that is not in the file", page=annotation.page),
            )
