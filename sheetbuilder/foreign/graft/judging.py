"""Grafted pages judged: which standard a page makes impossible, by the clauses of the rule book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sheetbuilder.errors import Message, say
from sheetbuilder.foreign.extract.facts import PageFacts
from sheetbuilder.foreign.graft.found import Below, Cut, Found, FoundElement, FoundRun
from sheetbuilder.pdf.conformance.book import of_element
from sheetbuilder.pdf.conformance.clause import UA2, Citation, Violation, ask, cited
from sheetbuilder.pdf.conformance.fonts import FONT_CLAUSES
from sheetbuilder.pdf.conformance.pages import HEARD_CLAUSES
from sheetbuilder.pdf.conformance.painting import PAINTING_CLAUSES
from sheetbuilder.pdf.conformance.standards import UA_2, StandardPair
from sheetbuilder.pdf.conformance.subjects import Worded
from sheetbuilder.values import replace


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a promise cannot be kept, on which of the chosen pages (None: on all)."""

    place: int | None
    message: Message
    remedy: Message
    citations: tuple[Citation, ...]
    """The clauses of PDF/UA and PDF/A that are broken."""
    mute: bool = False
    """Whether it is that something on the page is not heard."""

    def breaks(self, standard: str) -> bool:
        """Whether it makes a standard impossible."""
        return any(cited.standard == standard for cited in self.citations)

    @property
    def clauses(self) -> str:
        """Standards and clauses, as one cites them."""
        return cited(self.citations)


def _reasons(violations: Iterable[Violation[Any]], place: int | None, pair: StandardPair) -> Iterator[Reason]:
    """What breaks one of the standards of a pair; what ISO 32000-1 alone asks for breaks none."""
    for violation in violations:
        found = tuple(each for standard in pair.both for each in violation.clause.within((standard.document,)))
        if found:
            yield Reason(place, violation.words, violation.remedy, found)


def of_page(page: PageFacts, place: int, pair: StandardPair) -> Iterator[Reason]:
    """What of a page's fonts, pictures and content breaks a promise."""
    for font in page.fonts:
        yield from _reasons(ask(FONT_CLAUSES, font), place, pair)
    yield from _reasons(ask(PAINTING_CLAUSES, page), place, pair)


def of_words(cut: Cut, place: int, pair: StandardPair) -> Iterator[Reason]:
    """What of a page is not heard."""
    for reason in _reasons(ask(HEARD_CLAUSES, cut), place, pair):
        yield replace(reason, mute=True)


def of_tree(found: Found, pair: StandardPair) -> Iterator[Reason]:
    """What of the structure breaks a promise."""
    if pair is UA_2 and found.elements:
        # What may stand in what is another table there (ISO/TS 32005), and who refers to what has to be said.
        told = say("nothing proves that its tags keep the rules of PDF 2.0")
        hint = say("leave out --standard ua-2, and judge it by PDF/UA-1; on paper nothing is wrong")
        yield Reason(None, told, hint, (Citation(UA2, "8.2.3"),))
    for run in found.runs:
        for placed in _placed(found, run):
            yield from _reasons(of_element(placed), placed.element.place, pair)


@dataclass(frozen=True, eq=False)
class _Placed(Worded):
    """An element as it will stand in the document (`conformance.subjects.FoundElement`)."""

    element: FoundElement
    parent: _Placed | None
    names: frozenset[str]
    """The identifiers of its run: a header cell that is named and not among them is forgotten."""
    below: list[_Placed] = field(default_factory=list)

    @property
    def mapped(self) -> str:
        return self.element.role

    @property
    def elements(self) -> Iterator[_Placed]:
        return iter(self.below)

    @property
    def has_content(self) -> bool:
        return any(not isinstance(kid, Below) for kid in self.element.kids)

    @property
    def repeated(self) -> bool:
        return False

    @property
    def identifier(self) -> str:
        # A note gets a name where it has none.
        return self.element.identifier or ("note" if self.mapped == "Note" else "")

    @property
    def namespace(self) -> str:
        # It gets that of its role where the document has any.
        return ""

    @property
    def refers(self) -> bool:
        return False

    @property
    def attributes(self) -> Mapping[str, object]:
        told: dict[str, object] = dict(self.element.attributes)
        if isinstance(heads := told.get("Headers"), tuple):
            told["Headers"] = tuple(head for head in heads if head in self.names)
        return told


def _placed(found: Found, run: FoundRun) -> Iterator[_Placed]:
    """The elements of a run under the Document that they come into; headings get levels of ours, and are not asked."""
    document = _Placed(FoundElement("Document", (), run.first), None, frozenset())
    names = frozenset(each.identifier for each in found.elements if each.identifier)
    waiting = [(top, document) for top in reversed(run.tops)]
    while waiting:
        index, parent = waiting.pop()
        placed = _Placed(found.elements[index], parent, names)
        parent.below.append(placed)
        waiting += [(kid.element, placed) for kid in reversed(placed.element.kids) if isinstance(kid, Below)]
    every = list(document.below)
    while every:
        placed = every.pop()
        yield placed
        every += reversed(placed.below)
