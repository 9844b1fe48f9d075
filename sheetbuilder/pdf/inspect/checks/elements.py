"""Checks of the shape of the structure tree: each element once, under its parent, all in one Document."""

from __future__ import annotations

from collections.abc import Iterator

from sheetbuilder.errors import Problem, say
from sheetbuilder.pdf.inspect.checks.finding import called, page_of, wrong
from sheetbuilder.pdf.read.evidence import Evidence


def elements_stand_once(evidence: Evidence) -> Iterator[Problem]:
    """No element object stands in two places of the tree (ISO 32000-1, 14.7.2).

    Writers that merge identical objects make one of two empty cells, and the row claims it twice.
    """
    for element in evidence.tree.walk():
        if element.repeated:
            parent = element.parent.role if element.parent is not None else "StructTreeRoot"
            yield wrong(
                evidence,
                "SB630",
                say(
                    "one {role} object stands in the tree more than once (again in {parent})",
                    role=element.role,
                    parent=parent,
                ),
                say("a writer that merges identical objects does this to empty cells: tagged files bear none"),
            )


def parents_are_real(evidence: Evidence) -> Iterator[Problem]:
    """/P of each element names the element that holds it (ISO 32000-1, table 323)."""
    for element in evidence.tree.walk():
        actual = evidence.tree.root_key if element.parent is None else element.parent.key
        if element.repeated or actual is None or actual < 0 or element.declared_parent == actual:
            continue
        yield wrong(
            evidence,
            "SB631",
            say(
                "page {page}: /P of {element} is not its parent",
                page=page_of(evidence, element),
                element=called(evidence, element),
            ),
        )


def root_is_document(evidence: Evidence) -> Iterator[Problem]:
    """One Document element holds everything.

    ISO 32000-1, 14.8.4.2; required by PDF/UA-2, good practice in PDF/UA-1.
    """
    roots = [root.mapped for root in evidence.tree.roots]
    if evidence.tree.present and roots and roots != ["Document"]:
        yield wrong(
            evidence,
            "SB632",
            say("the tree does not begin with one Document ({roles})", roles=", ".join(roots[:6])),
        )
