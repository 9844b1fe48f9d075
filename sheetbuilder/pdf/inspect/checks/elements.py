"""Checks of the structure tree by itself: its shape, its roles, headings, lists, tables and illustrations."""

from __future__ import annotations

from collections.abc import Iterator

from sheetbuilder.errors import Problem, say
from sheetbuilder.pdf.inspect.checks.finding import called, doubtful, page_of, wrong
from sheetbuilder.pdf.read.evidence import Element, Evidence
from sheetbuilder.pdf.read.structure import STANDARD

MAX_SPAN = 1_000

KIDS = {
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
    "TOC": {"TOC", "TOCI", "Caption"},
}
"""What may stand directly inside (ISO 32000-1, 14.8.4.3.3 and 14.8.4.3.4)."""

PARENTS = {
    "LI": {"L"},
    "LBody": {"LI"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TOCI": {"TOC"},
}
TRANSPARENT = {"NonStruct", "Private"}


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


def roles_are_standard(evidence: Evidence) -> Iterator[Problem]:
    """Each role is a standard type or mapped to one, without circles and without bending standard types.

    ISO 14289-1, 7.1.
    """
    tree = evidence.tree
    for role, mapped in tree.roles.items():
        if mapped and mapped not in STANDARD:
            yield wrong(
                evidence,
                "SB633",
                say("the role {role} is not a standard type and is mapped to none", role=role),
            )
    for role in tree.circular:
        yield wrong(evidence, "SB633", say("the role map runs in a circle at {role}", role=role))
    for role in tree.remapped:
        yield wrong(evidence, "SB633", say("the role map gives the standard type {role} another meaning", role=role))


def elements_fit_their_place(evidence: Evidence) -> Iterator[Problem]:
    """Lists, tables and contents hold what belongs in them, and nothing else does.

    ISO 32000-1, 14.8.4.3; ISO 14289-1, 7.2.
    """
    for element in evidence.tree.walk():
        if element.repeated:
            continue
        parent = _parent_role(element)
        allowed = PARENTS.get(element.mapped)
        if allowed is not None and parent not in allowed:
            yield wrong(
                evidence,
                "SB634",
                say(
                    "page {page}: {element} stands in {parent}",
                    page=page_of(evidence, element),
                    element=called(evidence, element),
                    parent=parent,
                ),
            )
        inside = KIDS.get(element.mapped)
        if inside is None:
            continue
        strangers = sorted({kid.mapped for kid in element.elements} - inside - TRANSPARENT)
        if any(True for _ in element.claims):
            strangers.append("text")
        if strangers:
            yield wrong(
                evidence,
                "SB634",
                say(
                    "page {page}: {element} holds {strangers}",
                    page=page_of(evidence, element),
                    element=called(evidence, element),
                    strangers=", ".join(strangers),
                ),
            )


def _parent_role(element: Element) -> str:
    parent = element.parent
    while parent is not None and parent.mapped in TRANSPARENT:
        parent = parent.parent
    return "StructTreeRoot" if parent is None else parent.mapped


def headings_step_down(evidence: Evidence) -> Iterator[Problem]:
    """Headings begin with H1 and skip no level on the way down; H and H1 do not mix.

    ISO 14289-1, 7.4.2 and 7.4.4.
    """
    level = 0
    plain = False
    for element in evidence.tree.walk():
        plain = plain or element.mapped == "H"
        if element.repeated or len(element.mapped) != 2 or element.mapped[0] != "H" or not element.mapped[1].isdigit():
            continue
        here = int(element.mapped[1])
        if here > level + 1:
            yield wrong(
                evidence,
                "SB635",
                say(
                    "page {page}: {element} skips a level (the heading before it has level {level})",
                    page=page_of(evidence, element),
                    element=called(evidence, element),
                    level=level,
                )
                if level
                else say(
                    "page {page}: the first heading is {element}, not H1",
                    page=page_of(evidence, element),
                    element=called(evidence, element),
                ),
            )
        level = here
    if plain and level:
        yield wrong(evidence, "SB635", say("headings with a level (H1 …) and without one (H) are mixed"))


def lists_are_lists(evidence: Evidence) -> Iterator[Problem]:
    """A list has items, an item has a body, labels come with /ListNumbering.

    ISO 14289-1, 7.6; ISO 32000-1, 14.8.5.5.
    """
    for element in evidence.tree.walk():
        if element.repeated or element.mapped not in ("L", "LI"):
            continue
        below = [kid.mapped for kid in element.elements]
        page, name = page_of(evidence, element), called(evidence, element)
        if element.mapped == "L":
            if "LI" not in below:
                yield wrong(evidence, "SB636", say("page {page}: a list without items", page=page))
            labelled = any(kid.mapped == "Lbl" for item in element.elements for kid in item.elements)
            if labelled and element.attributes.get("ListNumbering") in (None, "None"):
                yield doubtful(
                    evidence,
                    "SB639",
                    say("page {page}: {element} has labels but no /ListNumbering", page=page, element=name),
                )
        elif below.count("LBody") != 1 or below.count("Lbl") > 1:
            yield wrong(
                evidence,
                "SB636",
                say("page {page}: {element} lacks its body, or has a part twice", page=page, element=name),
            )


def header_cells_have_scope(evidence: Evidence) -> Iterator[Problem]:
    """Each TH says whether it heads a row or a column, unless cells name their headers (ISO 14289-1, 7.5)."""
    for table in evidence.tree.walk():
        if table.mapped != "Table" or table.repeated:
            continue
        cells = [cell for row in _rows(table) for cell in row.elements if not cell.repeated]
        heads = [cell for cell in cells if cell.mapped == "TH"]
        known = {cell.identifier for cell in heads if cell.identifier}
        named = all(known.intersection(_heads_of(cell)) for cell in cells if cell.mapped == "TD")
        if cells and not heads:
            yield doubtful(
                evidence,
                "SB638",
                say("page {page}: a table without header cells", page=page_of(evidence, table)),
            )
        for cell in heads:
            if cell.attributes.get("Scope") not in ("Row", "Column", "Both") and not named:
                yield wrong(
                    evidence,
                    "SB637",
                    say(
                        "page {page}: {element} has no /Scope",
                        page=page_of(evidence, cell),
                        element=called(evidence, cell),
                    ),
                )


def _heads_of(cell: Element) -> tuple[object, ...]:
    """The names of the header cells that a cell says it belongs to."""
    value = cell.attributes.get("Headers")
    return value if isinstance(value, tuple) else ()


def tables_are_regular(evidence: Evidence) -> Iterator[Problem]:
    """All rows of a table reach over the same columns, spans counted.

    ISO 14289-1, 7.5; ISO 32000-1, table 349.
    """
    for table in evidence.tree.walk():
        if table.mapped != "Table" or table.repeated:
            continue
        widths, left_over = _widths(table)
        if len(set(widths)) > 1 or left_over:
            yield wrong(
                evidence,
                "SB640",
                say(
                    "page {page}: the rows of a table differ in their number of cells ({widths})",
                    page=page_of(evidence, table),
                    widths=", ".join(map(str, widths[:12])),
                ),
            )


def _rows(table: Element) -> Iterator[Element]:
    for kid in table.elements:
        if kid.mapped == "TR":
            yield kid
        elif kid.mapped in ("THead", "TBody", "TFoot") or kid.mapped in TRANSPARENT:
            yield from (row for row in kid.elements if row.mapped == "TR")


def _widths(table: Element) -> tuple[list[int], bool]:
    """The columns that each row covers, and whether a cell wants more rows than there are."""
    carried: list[int] = []  # For each column that a cell from above still covers: how many rows it reaches on.
    widths: list[int] = []
    for row in _rows(table):
        width = len(carried)
        reaching = [rows - 1 for rows in carried if rows > 1]
        for cell in row.elements:
            if cell.mapped in ("TH", "TD"):
                across, down = _span(cell, "ColSpan"), _span(cell, "RowSpan")
                width += across
                reaching.extend([down - 1] * across if down > 1 else [])
        carried = reaching
        widths.append(width)
    return widths, bool(carried)


def _span(cell: Element, name: str) -> int:
    value = cell.attributes.get(name)
    return min(max(value, 1), MAX_SPAN) if isinstance(value, int) else 1


def illustrations_are_described(evidence: Evidence) -> Iterator[Problem]:
    """Figures and formulas have alternative or replacement text (ISO 14289-1, 7.3 and 7.7)."""
    for element in evidence.tree.walk():
        if element.mapped not in ("Figure", "Formula") or element.repeated:
            continue
        if not (element.alt or "").strip() and not (element.actual or "").strip():
            yield wrong(
                evidence,
                "SB641",
                say(
                    "page {page}: {role} without alternative text",
                    page=page_of(evidence, element),
                    role=element.role,
                ),
            )


def illustrations_have_a_box(evidence: Evidence) -> Iterator[Problem]:
    """Figures and formulas say where they stand: /BBox, four numbers.

    ISO 32000-1, 14.8.5.4.3; ISO 14289-1, 7.3.
    """
    for element in evidence.tree.walk():
        if element.mapped not in ("Figure", "Formula") or element.repeated:
            continue
        box = element.attributes.get("BBox")
        sides = [side for side in box if isinstance(side, int | float)] if isinstance(box, tuple) else []
        if len(sides) != 4 or sides[0] >= sides[2] or sides[1] >= sides[3]:
            yield wrong(
                evidence,
                "SB642",
                say(
                    "page {page}: {element} has no usable /BBox",
                    page=page_of(evidence, element),
                    element=called(evidence, element),
                ),
            )
