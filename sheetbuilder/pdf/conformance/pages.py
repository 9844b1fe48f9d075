"""Clauses about what stands on a page: paint inside marks, links, form fields and other annotations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sheetbuilder.errors import say
from sheetbuilder.pdf.conformance.clause import Breach, Clause, clause
from sheetbuilder.pdf.conformance.subjects import AnnotationSubject, HeardSubject, Holder, PageSubject

HOLDERS = {"Link": "Link", "Widget": "Form"}
OUTSIDE = ("Popup", "PrinterMark")
"""Annotations that have no place in the tree (ISO 14289-1, 7.18.1 and 7.18.8)."""

_TAG = say("tag it, or mark it as decoration")


@clause("ISO 14289-1, 7.1", "ISO 14289-2, 8.2.2", remedy=_TAG)
def ua1_7_1_all_paint_is_marked(page: PageSubject) -> Iterator[Breach]:
    """Every painting operator stands inside a mark or an artifact."""
    found = Counter(page.unmarked)
    if found:
        told = say(
            "{count} painting operators are neither marked nor artifact ({operators})",
            count=found.total(),
            operators=", ".join(sorted(found)[:8]),
        )
        yield Breach(told)


@clause("ISO 14289-1, 7.1", "ISO 32000-1, 14.7.4.2", remedy=_TAG)
def ua1_7_1_marks_are_flat(page: PageSubject) -> Iterator[Breach]:
    """No artifact stands in a mark, and no mark in an artifact or another mark."""
    for detail in dict.fromkeys(page.nested):
        yield Breach(say("marks inside marks: {detail}", detail=detail))


@clause("ISO 14289-1, 7.1", "ISO 14289-2, 8.2.2", remedy=_TAG)
def ua1_7_1_all_words_are_heard(page: HeardSubject) -> Iterator[Breach]:
    """All that is to be read on a page belongs to an element of the tree."""
    words = [each for each in page.unheard if each]
    if len(words) == 1:
        yield Breach(say("nobody hears the text “{words}”: it is in no element of the tree", words=words[0]))
    elif words:
        told = say(
            "nobody hears the text “{words}” and more like it: {count} stretches are in no element of the tree",
            words=words[0],
            count=len(words),
        )
        yield Breach(told)
    elif page.unheard:
        yield Breach(say("nobody hears of a picture: it is in no element of the tree"))
    elif page.silent:
        yield Breach(say("nothing on the page is in the structure tree: a screen reader reads nothing of it"))


@clause("ISO 14289-1, 7.18.3", "ISO 14289-2, 8.9.3.3", remedy=say("let the tab key follow the structure"))
def ua1_7_18_3_tab_order_follows_the_tree(page: PageSubject) -> Iterator[Breach]:
    """A page with annotations has /Tabs /S."""
    if page.annotations and page.tab_order != "S":
        yield Breach(say("the tab key does not follow the structure (/Tabs is not /S)"))


@clause("ISO 14289-1, 7.18.1", "ISO 14289-2, 8.9.2.2", remedy=say("give the annotation a place in the structure tree"))
def ua1_7_18_1_annotations_are_in_the_tree(annotation: AnnotationSubject) -> Iterator[Breach]:
    """Each annotation that a reader can meet hangs in the tree."""
    if annotation.kind not in OUTSIDE and not annotation.hidden and annotation.holder is None:
        yield Breach(say("an annotation ({kind}) is not in the structure tree", kind=annotation.kind))


@clause(
    "ISO 14289-1, 7.18.1",
    "ISO 14289-1, 7.18.4",
    "ISO 14289-1, 7.18.5",
    "ISO 14289-2, 8.2.5.20",
    "ISO 14289-2, 8.10.1",
    remedy=say("put links into Link, fields into Form, others into Annot"),
)
def ua1_7_18_1_annotations_hang_where_they_belong(annotation: AnnotationSubject) -> Iterator[Breach]:
    """A link hangs in Link, a field in Form, any other annotation in Annot."""
    if annotation.kind in OUTSIDE or annotation.hidden or annotation.holder is None:
        return
    if annotation.holder != HOLDERS.get(annotation.kind, "Annot"):
        yield Breach(say("an annotation ({kind}) hangs in {role}", kind=annotation.kind, role=annotation.holder))


@clause(
    "ISO 14289-1, 7.18.5", "ISO 14289-2, 8.2.5.20", remedy=say("make the link anew, so that something can be clicked")
)
def ua1_7_18_5_links_hold_an_annotation(holder: Holder) -> Iterator[Breach]:
    """A Link element holds a link annotation."""
    if holder.mapped == "Link" and "Link" not in holder.kinds:
        yield Breach(say("a link holds no link annotation"))


@clause(
    "ISO 14289-1, 7.18.5",
    "ISO 32000-1, 14.9.3",
    remedy=say("say where the link leads (/Contents)"),
)
def ua1_7_18_5_links_are_described(holder: Holder) -> Iterator[Breach]:
    """The annotations of a link say in words where it leads."""
    if holder.mapped == "Link" and "Link" in holder.kinds and not all(holder.described):
        yield Breach(say("a link does not say what it is (/Contents)"))


@clause(
    "ISO 14289-1, 7.18.1",
    "ISO 14289-1, 7.18.4",
    remedy=say("say in words what is to be written or ticked there (/TU, /Alt or /Desc)"),
)
def ua1_7_18_1_fields_are_described(holder: Holder) -> Iterator[Breach]:
    """A Form element is described: alternative text, /Desc of a printed field, or /TU of its widget."""
    if holder.mapped != "Form" or (holder.described and all(holder.described)):
        return
    if not ((holder.alt or holder.actual or "").strip() or holder.attributes.get("Desc")):
        yield Breach(say("a form field is not described"))


@clause("ISO 14289-1, 7.18.4", "ISO 32000-1, 14.8.4.5", remedy=say("give each field an element Form of its own"))
def ua1_7_18_4_fields_stand_alone(holder: Holder) -> Iterator[Breach]:
    """A Form element of a field that can be filled in holds its widget and nothing else (table 340)."""
    if holder.mapped == "Form" and "Widget" in holder.kinds and not (holder.alone or holder.attributes.get("Role")):
        yield Breach(say("an element Form holds more than one field alone"))


PAGE_CLAUSES: tuple[Clause[PageSubject], ...] = (
    ua1_7_1_all_paint_is_marked,
    ua1_7_1_marks_are_flat,
    ua1_7_18_3_tab_order_follows_the_tree,
)


@clause("ISO 14289-2, 8.8", remedy=say("let links lead to elements, and to their pages beside that"))
def ua2_8_8_ways_lead_to_elements(annotation: AnnotationSubject) -> Iterator[Breach]:
    """What leads to a place in the file leads to an element there."""
    if annotation.by_page:
        yield Breach(say("a link leads to a page, and to no element (/SD)"))


HEARD_CLAUSES: tuple[Clause[HeardSubject], ...] = (ua1_7_1_all_words_are_heard,)
ANNOTATION_CLAUSES: tuple[Clause[AnnotationSubject], ...] = (
    ua1_7_18_1_annotations_are_in_the_tree,
    ua1_7_18_1_annotations_hang_where_they_belong,
    ua2_8_8_ways_lead_to_elements,
)
HOLDER_CLAUSES: tuple[Clause[Holder], ...] = (
    ua1_7_18_5_links_hold_an_annotation,
    ua1_7_18_5_links_are_described,
    ua1_7_18_1_fields_are_described,
    ua1_7_18_4_fields_stand_alone,
)
