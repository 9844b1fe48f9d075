"""Clauses about structure elements: where they may stand, lists, illustrations, notes."""

from __future__ import annotations

from collections.abc import Iterator

from sheetbuilder.errors import say
from sheetbuilder.pdf.conformance.clause import Breach, Clause, clause
from sheetbuilder.pdf.conformance.subjects import ElementSubject

TRANSPARENT = frozenset({"NonStruct", "Div"})
"""What stands between an element and its parent without a meaning of its own, as veraPDF has it; Private hides."""

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

_CAPTION_FIRST = frozenset({"L", "TOC"})


def kids_of(element: ElementSubject) -> Iterator[ElementSubject]:
    """The elements inside, through what is transparent; one that stands in the tree a second time has none."""
    for kid in element.elements:
        if kid.mapped in TRANSPARENT:
            yield from kids_of(kid)
        else:
            yield kid


def parent_role(element: ElementSubject) -> str:
    """The standard type of the element around, through what is transparent."""
    parent = element.parent
    while parent is not None and parent.mapped in TRANSPARENT:
        parent = parent.parent
    return "StructTreeRoot" if parent is None else parent.mapped


@clause(
    "ISO 14289-1, 7.2",
    "ISO 14289-2, 8.2.3",
    "ISO 32000-1, 14.8.4.3",
    remedy=say("put it where it belongs: items into a list, rows into a table, cells into a row"),
    roles=PARENTS,
)
def ua1_7_2_parts_stand_in_their_whole(element: ElementSubject) -> Iterator[Breach]:
    """Items stand in lists, rows in tables, cells in rows, entries in contents."""
    parent = parent_role(element)
    if parent not in PARENTS[element.mapped]:
        yield Breach(say("{role} stands in {parent}", role=element.mapped, parent=parent))


@clause(
    "ISO 14289-1, 7.2",
    "ISO 14289-2, 8.2.3",
    "ISO 32000-1, 14.8.4.3",
    remedy=say("take out what does not belong there, or give it its own paragraph outside"),
    roles=KIDS,
)
def ua1_7_2_wholes_hold_their_parts(element: ElementSubject) -> Iterator[Breach]:
    """Lists, tables, rows and contents hold their parts and nothing else, no text of their own either."""
    strangers = {kid.mapped for kid in kids_of(element)} - KIDS[element.mapped]
    for stranger in sorted(strangers):
        yield Breach(say("{role} stands in {parent}", role=stranger, parent=element.mapped))
    if element.has_content:
        yield Breach(say("{role} holds text of its own", role=element.mapped))


@clause(
    "ISO 14289-1, 7.2",
    "ISO 32000-1, 14.8.4.3",
    remedy=say("keep one caption, and let it come first"),
    roles=("L", "Table", "TOC"),
)
def ua1_7_2_captions_stand_at_an_end(element: ElementSubject) -> Iterator[Breach]:
    """A list, a table or contents have one caption at most: the first of what they hold, or a table's last."""
    kids = [kid.mapped for kid in kids_of(element)]
    places = [at for at, role in enumerate(kids) if role == "Caption"]
    allowed = {0} if element.mapped in _CAPTION_FIRST else {0, len(kids) - 1}
    if len(places) > 1:
        yield Breach(say("{role} has more than one caption", role=element.mapped))
    elif places and places[0] not in allowed:
        yield Breach(say("the caption of {role} stands in the midst of it", role=element.mapped))


@clause(
    "ISO 14289-1, 7.6",
    "ISO 14289-2, 8.2.5.25",
    "ISO 32000-1, 14.8.4.3.3",
    remedy=say("tag every point as an item (LI)"),
    roles=("L",),
)
def ua1_7_6_lists_have_items(element: ElementSubject) -> Iterator[Breach]:
    """A list has items."""
    if not any(kid.mapped == "LI" for kid in kids_of(element)):
        yield Breach(say("a list has no items"))


@clause(
    "ISO 14289-1, 7.6",
    "ISO 14289-2, 8.2.5.25",
    "ISO 32000-1, 14.8.4.3.3",
    remedy=say("put the words of the point into one body (LBody)"),
    roles=("LI",),
)
def ua1_7_6_items_have_a_body(element: ElementSubject) -> Iterator[Breach]:
    """An item has one body."""
    if [kid.mapped for kid in kids_of(element)].count("LBody") != 1:
        yield Breach(say("an item of a list has no body, or more than one"))


@clause("ISO 32000-1, 14.8.4.3.3", remedy=say("keep one label (Lbl)"), roles=("LI",))
def pdf_14_8_4_3_3_items_have_one_label(element: ElementSubject) -> Iterator[Breach]:
    """An item has one label at most."""
    if [kid.mapped for kid in kids_of(element)].count("Lbl") > 1:
        yield Breach(say("an item of a list has more than one label"))


@clause(
    "ISO 14289-2, 8.2.5.25",
    "ISO 32000-1, 14.8.5.5",
    remedy=say("say how the list is numbered, or that it has points"),
    roles=("L",),
)
def pdf_14_8_5_5_labels_come_with_numbering(element: ElementSubject) -> Iterator[Breach]:
    """A list whose items have labels says of which kind they are (/ListNumbering)."""
    labelled = any(kid.mapped == "Lbl" for item in kids_of(element) for kid in kids_of(item))
    if labelled and element.attributes.get("ListNumbering") in (None, "None"):
        yield Breach(say("a list has labels but no /ListNumbering"), doubtful=True)


@clause(
    "ISO 14289-1, 7.3",
    "ISO 14289-2, 8.2.5.28.2",
    remedy=say("say in words what the picture shows, or mark it as decoration"),
    roles=("Figure",),
)
def ua1_7_3_figures_are_described(element: ElementSubject) -> Iterator[Breach]:
    """A figure has alternative or replacement text."""
    if not _said(element):
        yield Breach(say("a picture has no alternative text"))


@clause("ISO 14289-1, 7.7", "ISO 14289-2, 8.2.5.29", remedy=say("say the formula in words"), roles=("Formula",))
def ua1_7_7_formulas_are_described(element: ElementSubject) -> Iterator[Breach]:
    """A formula has alternative or replacement text."""
    if not _said(element):
        yield Breach(say("a formula has no alternative text"))


def _said(element: ElementSubject) -> bool:
    return bool((element.alt or "").strip() or (element.actual or "").strip())


@clause(
    "ISO 32000-1, 14.8.5.4.3",
    remedy=say("save it anew with a program that says where pictures are"),
    roles=("Figure", "Formula"),
)
def pdf_14_8_5_4_3_illustrations_have_a_box(element: ElementSubject) -> Iterator[Breach]:
    """Figures and formulas say where they stand: /BBox, four numbers. veraPDF does not ask."""
    box = element.attributes.get("BBox")
    sides = [side for side in box if isinstance(side, int | float)] if isinstance(box, tuple) else []
    if len(sides) != 4 or sides[0] >= sides[2] or sides[1] >= sides[3]:
        yield Breach(say("{role} has no usable /BBox", role=element.mapped))


@clause("ISO 14289-1, 7.9", remedy=say("give the note a name (ID) of its own"), roles=("Note",))
def ua1_7_9_notes_have_a_name(element: ElementSubject) -> Iterator[Breach]:
    """A note can be referred to: it has an /ID."""
    if not element.identifier:
        yield Breach(say("a note has no name (/ID)"))


@clause("ISO 14289-1, 7.4.4", remedy=say("give each section one heading (H)"))
def ua1_7_4_4_sections_have_one_heading(element: ElementSubject) -> Iterator[Breach]:
    """What holds headings without levels (H) holds one."""
    if [kid.mapped for kid in element.elements].count("H") > 1:
        yield Breach(say("{role} holds more than one heading without a level (H)", role=element.mapped))


@clause("ISO 14289-2, 8.2.5.8", remedy=say("let each row refer to what it leads to (/Ref)"), roles=("TOCI",))
def ua2_8_2_5_8_rows_of_contents_refer(element: ElementSubject) -> Iterator[Breach]:
    """A row of contents, or what stands in it, refers to what it leads to."""
    if not element.refers and not any(kid.refers for kid in element.elements):
        yield Breach(say("a row of contents refers to nothing (/Ref)"))


@clause("ISO 14289-2, 8.2.5.12", remedy=say("use headings with a level (H1 …)"), roles=("H",))
def ua2_8_2_5_12_headings_have_a_level(element: ElementSubject) -> Iterator[Breach]:  # noqa: ARG001
    """No heading is without a level."""
    yield Breach(say("a heading has no level (H)"))


@clause("ISO 14289-2, 8.2.5.27", remedy=say("let the caption come first or last in what it is of"))
def ua2_8_2_5_27_captions_stand_at_an_end(element: ElementSubject) -> Iterator[Breach]:
    """A caption is the first or the last of what the element holds that has one."""
    kids = [kid.mapped for kid in element.elements]
    if "Caption" in kids[1:-1]:
        yield Breach(say("the caption of {role} stands in the midst of it", role=element.mapped))


ELEMENT_CLAUSES: tuple[Clause[ElementSubject], ...] = (
    ua1_7_2_parts_stand_in_their_whole,
    ua1_7_2_wholes_hold_their_parts,
    ua1_7_2_captions_stand_at_an_end,
    ua1_7_6_lists_have_items,
    ua1_7_6_items_have_a_body,
    pdf_14_8_4_3_3_items_have_one_label,
    pdf_14_8_5_5_labels_come_with_numbering,
    ua1_7_3_figures_are_described,
    ua1_7_7_formulas_are_described,
    pdf_14_8_5_4_3_illustrations_have_a_box,
    ua1_7_9_notes_have_a_name,
    ua1_7_4_4_sections_have_one_heading,
    ua2_8_2_5_8_rows_of_contents_refer,
    ua2_8_2_5_12_headings_have_a_level,
    ua2_8_2_5_27_captions_stand_at_an_end,
)
