"""Clauses about tables: their sections, their rows, the headings of their cells."""

from __future__ import annotations

from collections.abc import Iterator

from sheetbuilder.errors import say
from sheetbuilder.pdf.conformance.clause import Breach, Clause, clause
from sheetbuilder.pdf.conformance.elements import kids_of
from sheetbuilder.pdf.conformance.subjects import ElementSubject

MAX_SPAN = 1_000
_SECTIONS = frozenset({"THead", "TBody", "TFoot"})
_SCOPES = ("Row", "Column", "Both")


def rows_of(table: ElementSubject) -> Iterator[ElementSubject]:
    """The rows of a table, those of its sections among them."""
    for kid in kids_of(table):
        if kid.mapped == "TR":
            yield kid
        elif kid.mapped in _SECTIONS:
            yield from (row for row in kids_of(kid) if row.mapped == "TR")


def _cells(table: ElementSubject) -> Iterator[ElementSubject]:
    for row in rows_of(table):
        yield from (cell for cell in kids_of(row) if not cell.repeated)


@clause(
    "ISO 14289-1, 7.2",
    "ISO 32000-1, 14.8.4.3.4",
    remedy=say("put the other rows into a body (TBody)"),
    roles=("Table",),
)
def ua1_7_2_sections_of_a_table(table: ElementSubject) -> Iterator[Breach]:
    """A table has one head and one foot at most, and a body where it has one of them."""
    kids = [kid.mapped for kid in kids_of(table)]
    for role in ("THead", "TFoot"):
        if kids.count(role) > 1:
            yield Breach(say("a table has more than one {role}", role=role))
        elif role in kids and "TBody" not in kids:
            yield Breach(say("a table has a {role} and no TBody", role=role))


@clause(
    "ISO 14289-1, 7.5",
    "ISO 14289-2, 8.2.5.26",
    remedy=say("tag the cells that head a row or a column as TH"),
    roles=("Table",),
)
def ua1_7_5_tables_have_header_cells(table: ElementSubject) -> Iterator[Breach]:
    """A table has header cells; the standard says "should", and a person has to look."""
    cells = list(_cells(table))
    if cells and not any(cell.mapped == "TH" for cell in cells):
        yield Breach(say("a table has no header cells"), doubtful=True)


@clause(
    "ISO 14289-1, 7.5",
    "ISO 14289-2, 8.2.5.26",
    "ISO 32000-1, 14.8.5.7",
    remedy=say("say of each header cell whether it heads a row or a column (Scope)"),
    roles=("Table",),
)
def ua1_7_5_header_cells_have_scope(table: ElementSubject) -> Iterator[Breach]:
    """Each header cell says what it heads, unless every cell names its headers."""
    cells = list(_cells(table))
    heads = [cell for cell in cells if cell.mapped == "TH"]
    known = {cell.identifier for cell in heads if cell.identifier}
    named = all(known.intersection(_heads_of(cell)) for cell in cells if cell.mapped == "TD")
    if not named and any(cell.attributes.get("Scope") not in _SCOPES for cell in heads):
        yield Breach(say("a header cell of a table does not say whether it heads a row or a column"))


@clause(
    "ISO 32000-1, 14.8.5.7",
    remedy=say("let the cell name header cells that are in its table"),
    roles=("Table",),
)
def pdf_14_8_5_7_headers_that_are_named_exist(table: ElementSubject) -> Iterator[Breach]:
    """The headers that a cell names (/Headers) are header cells of its table."""
    cells = list(_cells(table))
    known = {cell.identifier for cell in cells if cell.identifier}
    if any(set(_heads_of(cell)) - known for cell in cells):
        yield Breach(say("a cell of a table names a header cell that is not there"))


def _heads_of(cell: ElementSubject) -> tuple[object, ...]:
    value = cell.attributes.get("Headers")
    return value if isinstance(value, tuple) else ()


@clause(
    "ISO 14289-1, 7.2",
    "ISO 14289-1, 7.5",
    "ISO 14289-2, 8.2.5.26",
    "ISO 32000-1, 14.8.5.7",
    remedy=say("give every row as many cells, spans counted"),
    roles=("Table",),
)
def ua1_7_2_tables_are_regular(table: ElementSubject) -> Iterator[Breach]:
    """All rows reach over the same columns, spans counted, and no cell lies over another or beyond the last row."""
    widths, overlap, left_over = _grid(table)
    if overlap:
        yield Breach(say("cells of a table lie over each other"))
    if len(set(widths)) > 1 or left_over:
        told = ", ".join(map(str, widths[:12]))
        yield Breach(say("the rows of a table differ in their number of cells ({widths})", widths=told))


def _grid(table: ElementSubject) -> tuple[list[int], bool, bool]:
    """The columns that each row covers, whether cells overlap, and whether one wants more rows than there are."""
    taken: dict[int, int] = {}  # For each column that a cell from above still covers: how many rows it reaches on.
    widths: list[int] = []
    overlap = False
    for row in rows_of(table):
        here = dict(taken)
        column = 0
        for cell in kids_of(row):
            if cell.mapped not in ("TH", "TD"):
                continue
            while column in here:
                column += 1
            across, down = _span(cell, "ColSpan"), _span(cell, "RowSpan")
            for _ in range(across):
                # What would lie over another cell is pushed on, so that the row is as wide as its cells together.
                while column in here:
                    overlap, column = True, column + 1
                here[column] = down
                column += 1
        widths.append(len(here))
        taken = {at: rows - 1 for at, rows in here.items() if rows > 1}
    return widths, overlap, bool(taken)


def _span(cell: ElementSubject, name: str) -> int:
    value = cell.attributes.get(name)
    return min(max(int(value), 1), MAX_SPAN) if isinstance(value, int | float) else 1


TABLE_CLAUSES: tuple[Clause[ElementSubject], ...] = (
    ua1_7_2_sections_of_a_table,
    ua1_7_5_tables_have_header_cells,
    ua1_7_5_header_cells_have_scope,
    pdf_14_8_5_7_headers_that_are_named_exist,
    ua1_7_2_tables_are_regular,
)
