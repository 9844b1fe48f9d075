"""All clauses together, and the questions that those who judge a file put to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sheetbuilder.pdf.conformance.clause import Clause, Violation, ask
from sheetbuilder.pdf.conformance.elements import ELEMENT_CLAUSES
from sheetbuilder.pdf.conformance.files import FILE_CLAUSES
from sheetbuilder.pdf.conformance.fonts import FONT_CLAUSES
from sheetbuilder.pdf.conformance.pages import ANNOTATION_CLAUSES, HEARD_CLAUSES, HOLDER_CLAUSES, PAGE_CLAUSES
from sheetbuilder.pdf.conformance.painting import PAINTING_CLAUSES
from sheetbuilder.pdf.conformance.standards import Standard
from sheetbuilder.pdf.conformance.subjects import ElementSubject
from sheetbuilder.pdf.conformance.tables import TABLE_CLAUSES
from sheetbuilder.pdf.conformance.trees import HEADING_CLAUSES, TREE_CLAUSES

CLAUSES: tuple[Clause[Any], ...] = (
    *FILE_CLAUSES,
    *TREE_CLAUSES,
    *HEADING_CLAUSES,
    *ELEMENT_CLAUSES,
    *TABLE_CLAUSES,
    *PAGE_CLAUSES,
    *HEARD_CLAUSES,
    *ANNOTATION_CLAUSES,
    *HOLDER_CLAUSES,
    *FONT_CLAUSES,
    *PAINTING_CLAUSES,
)
"""The whole book: a new clause is one function, and its name in the row of its subject."""


def clauses_of(standard: Standard) -> tuple[Clause[Any], ...]:
    """The clauses of a standard, as far as the book has them."""
    return tuple(each for each in CLAUSES if each.of(standard.document))


_OF_ELEMENTS = (*ELEMENT_CLAUSES, *TABLE_CLAUSES)
_OF_ANY_ROLE = tuple(each for each in _OF_ELEMENTS if not each.roles)
_BY_ROLE = {
    role: tuple(each for each in _OF_ELEMENTS if not each.roles or role in each.roles)
    for role in frozenset[str]().union(*(each.roles for each in _OF_ELEMENTS))
}


def of_element(element: ElementSubject) -> Iterator[Violation[ElementSubject]]:
    """Everything wrong with one element; what is wrong below it is told of what stands there."""
    return ask(_BY_ROLE.get(element.mapped, _OF_ANY_ROLE), element)
