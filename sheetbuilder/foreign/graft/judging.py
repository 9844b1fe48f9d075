"""Grafted pages judged: which promise a page makes impossible, and by which clause of the standard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sheetbuilder.errors import Message, say
from sheetbuilder.foreign.extract.facts import PageFacts
from sheetbuilder.foreign.graft.found import Below, Cut, Found, FoundElement
from sheetbuilder.foreign.graft.showing import ContentFlaw
from sheetbuilder.pdf.inspect.checks.elements import KIDS, PARENTS, TRANSPARENT

_SPAN = 1_000


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a promise cannot be kept, on which of the chosen pages (None: on all)."""

    place: int | None
    message: Message
    pdfa: str = ""
    """The clause of ISO 19005-2 that is broken, or nothing."""
    pdfua: str = ""
    """The clause of ISO 14289-1 that is broken, or nothing."""

    @property
    def clauses(self) -> str:
        """Standards and clauses, as one cites them."""
        told = [f"ISO 19005-2, {self.pdfa}"] if self.pdfa else []
        return "; ".join([*told, f"ISO 14289-1, {self.pdfua}"] if self.pdfua else told)


def of_page(page: PageFacts, place: int) -> Iterator[Reason]:
    """What of a page's fonts and pictures breaks a promise."""
    for font in page.fonts:
        if not font.embedded:
            message = say("the font {font} is not embedded", font=font.name)
            yield Reason(place, message, "6.2.11.4.1", "7.21.4.1")
        elif not font.unicode_map:
            message = say("the font {font} does not say which letters it shows", font=font.name)
            yield Reason(place, message, "6.2.11.7.2", "7.21.7")
    clauses = {"JPXDecode": "6.2.8.3", "JBIG2Decode": "6.1.4.2", "Crypt": "6.1.7.2"}
    for name in page.filters:
        if name in clauses:
            yield Reason(place, say("a picture is packed with {filter}", filter=name), clauses[name])


def of_content(cut: Cut, place: int) -> Iterator[Reason]:
    """What of a page's content breaks a promise."""
    for flaw, font in cut.flaws:
        match flaw:
            case ContentFlaw.UNMAPPED:
                told = say("the font {font} does not say what some of its letters mean", font=font)
                yield Reason(place, told, "6.2.11.7.2", "7.21.7")
            case ContentFlaw.NO_GLYPH:
                told = say("the font {font} lacks letters that are shown", font=font)
                yield Reason(place, told, "6.2.11.8", "7.21.8")
            case ContentFlaw.NESTED:
                yield Reason(place, say("the graphics state is saved too often in a row"), "6.1.13")
            case ContentFlaw.PACKED:
                yield Reason(place, say("a picture is packed with {filter}", filter="LZWDecode"), "6.1.10")


def of_tree(found: Found) -> Iterator[Reason]:
    """What of the structure breaks a promise."""
    yield from _misplaced(found)
    for element in found.elements:
        match element.role:
            case "Figure" | "Formula" if not (element.alt or "").strip() and not (element.actual or "").strip():
                told = say("a picture has no alternative text")
                yield Reason(element.place, told, pdfua="7.3" if element.role == "Figure" else "7.7")
            case "Table":
                yield from _table(found, element)
            case "L" if not any(kid.role == "LI" for kid in _below(found, element)):
                yield Reason(element.place, say("a list has no items"), pdfua="7.6")
            case "LI" if [kid.role for kid in _below(found, element)].count("LBody") != 1:
                yield Reason(element.place, say("an item of a list has no body"), pdfua="7.6")


def _misplaced(found: Found) -> Iterator[Reason]:
    """Parts of lists, tables and contents that stand where they may not (ISO 32000-1, 14.8.4.3)."""
    waiting = [(top, "Document") for run in found.runs for top in run.tops]
    while waiting:
        index, parent = waiting.pop()
        element = found.elements[index]
        allowed, inside = PARENTS.get(element.role), KIDS.get(parent)
        if (allowed is not None and parent not in allowed) or (
            inside is not None and element.role not in inside | TRANSPARENT
        ):
            told = say("{role} stands in {parent}", role=element.role, parent=parent)
            yield Reason(element.place, told, pdfua="7.2")
        if element.role in KIDS and not all(isinstance(kid, Below) for kid in element.kids):
            told = say("{role} holds text of its own", role=element.role)
            yield Reason(element.place, told, pdfua="7.2")
        here = parent if element.role in TRANSPARENT else element.role
        waiting += [(kid.element, here) for kid in element.kids if isinstance(kid, Below)]


def _below(found: Found, element: FoundElement) -> Iterator[FoundElement]:
    return (found.elements[kid.element] for kid in element.kids if isinstance(kid, Below))


def _table(found: Found, table: FoundElement) -> Iterator[Reason]:
    rows = [row for row in _rows(found, table) if row.role == "TR"]
    cells = [[cell for cell in _below(found, row) if cell.role in ("TH", "TD")] for row in rows]
    heads = [cell for row in cells for cell in row if cell.role == "TH"]
    known = {cell.identifier for cell in heads if cell.identifier}
    named = all(known.intersection(_heads_of(cell)) for row in cells for cell in row if cell.role == "TD")
    if not heads:
        yield Reason(table.place, say("a table has no header cells"), pdfua="7.5")
    elif not named and any("Scope" not in cell.attributes for cell in heads):
        told = say("a header cell of a table does not say whether it heads a row or a column")
        yield Reason(table.place, told, pdfua="7.5")
    if not _regular(cells):
        yield Reason(table.place, say("the rows of a table differ in their number of cells"), pdfua="7.2")


def _heads_of(cell: FoundElement) -> tuple[object, ...]:
    """The names of the header cells that a cell says it belongs to."""
    value = cell.attributes.get("Headers")
    return value if isinstance(value, tuple) else ()


def _rows(found: Found, table: FoundElement) -> Iterator[FoundElement]:
    for kid in _below(found, table):
        if kid.role in ("THead", "TBody", "TFoot", "Div", "NonStruct"):
            yield from _below(found, kid)
        else:
            yield kid


def _regular(rows: list[list[FoundElement]]) -> bool:
    """Whether all rows reach over the same columns, spans counted, and none asks for more rows than there are."""
    carried: list[int] = []
    widths = set()
    for row in rows:
        width, reaching = len(carried), [left - 1 for left in carried if left > 1]
        for cell in row:
            across, down = _span(cell, "ColSpan"), _span(cell, "RowSpan")
            width += across
            reaching += [down - 1] * across if down > 1 else []
        carried = reaching
        widths.add(width)
    return len(widths) <= 1 and not carried


def _span(cell: FoundElement, name: str) -> int:
    value = cell.attributes.get(name, 1.0)
    return min(max(int(value), 1), _SPAN) if isinstance(value, float) else 1
