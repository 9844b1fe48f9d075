"""Checks of links, form fields and other annotations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sheetbuilder.errors import Problem, say
from sheetbuilder.pdf.inspect.checks.finding import called, doubtful, page_of, wrong
from sheetbuilder.pdf.inspect.text import runs
from sheetbuilder.pdf.read.evidence import Annotation, Element, Evidence
from sheetbuilder.pdf.read.objects import Key

HOLDERS = {"Link": "Link", "Widget": "Form"}
OUTSIDE = ("Popup", "PrinterMark")
"""Annotations that have no place in the tree (ISO 14289-1, 7.18.1 and 7.18.9)."""


def annotations_are_in_the_tree(evidence: Evidence) -> Iterator[Problem]:
    """Each annotation a reader can meet hangs in the tree, a link in Link, a field in Form.

    ISO 14289-1, 7.18.1, .4, .5.
    """
    owners: dict[Key, list[Element]] = defaultdict(list)
    for element in evidence.tree.walk():
        for claimed in element.objects:
            owners[claimed.target].append(element)
    for annotation in evidence.annotations.values():
        if annotation.kind in OUTSIDE or annotation.hidden:
            continue
        found = owners.get(annotation.key)
        if not found or annotation.struct_parent is None:
            yield wrong(
                evidence,
                "SB643",
                say(
                    "page {page}: an annotation ({kind} {target}) is not in the structure tree",
                    page=annotation.page,
                    kind=annotation.kind,
                    target=annotation.target,
                ),
            )
        elif found[0].mapped != HOLDERS.get(annotation.kind, "Annot"):
            yield wrong(
                evidence,
                "SB644",
                say(
                    "page {page}: an annotation ({kind}) hangs in {role}",
                    page=annotation.page,
                    kind=annotation.kind,
                    role=found[0].role,
                ),
            )


def links_say_where_they_lead(evidence: Evidence) -> Iterator[Problem]:
    """A Link element holds an annotation, and both its text and /Contents say what it is.

    ISO 14289-1, 7.18.5.
    """
    for element in evidence.tree.walk():
        if element.mapped != "Link" or element.repeated:
            continue
        held = [
            evidence.annotations[claimed.target]
            for claimed in element.objects
            if claimed.target in evidence.annotations
        ]
        page, name = page_of(evidence, element), called(evidence, element)
        if not any(annotation.kind == "Link" for annotation in held):
            yield wrong(
                evidence,
                "SB645",
                say("page {page}: {element} holds no link annotation", page=page, element=name),
            )
            continue
        worded = any(run.text for run in runs(evidence, element))
        silent = not all(annotation.contents.strip() for annotation in held)
        if silent and (evidence.metadata.pdfua or not (worded or element.alt)):
            yield wrong(
                evidence,
                "SB646",
                say("page {page}: the link {element} does not say what it is", page=page, element=name),
            )
        elif silent:
            yield doubtful(
                evidence,
                "SB646",
                say("page {page}: the link {element} has no /Contents", page=page, element=name),
            )


def links_lead_somewhere(evidence: Evidence) -> Iterator[Problem]:
    """A link inside the file leads to a page that is there (ISO 32000-1, 12.3.2)."""
    for annotation in evidence.annotations.values():
        if annotation.lost:
            yield wrong(
                evidence,
                "SB647",
                say("page {page}: a link leads to a place that is not in the file", page=annotation.page),
            )


def fields_are_described(evidence: Evidence) -> Iterator[Problem]:
    """A Form element is described: alternative text, /Desc of a printed field, or /TU of its widget.

    ISO 14289-1, 7.18.4.
    """
    for element in evidence.tree.walk():
        if element.mapped != "Form" or element.repeated:
            continue
        held = [
            evidence.annotations[claimed.target]
            for claimed in element.objects
            if claimed.target in evidence.annotations
        ]
        if not ((element.alt or element.actual or "").strip() or element.attributes.get("Desc") or _told(held)):
            yield wrong(
                evidence,
                "SB648",
                say(
                    "page {page}: a form field ({role}) is not described",
                    page=page_of(evidence, element),
                    role=element.role,
                ),
            )


def _told(held: list[Annotation]) -> bool:
    return bool(held) and all(annotation.contents.strip() for annotation in held)


def tab_order_follows_the_tree(evidence: Evidence) -> Iterator[Problem]:
    """A page with annotations has /Tabs /S (ISO 14289-1, 7.18.3)."""
    for page in evidence.pages:
        if page.annotations and page.tab_order != "S":
            yield wrong(
                evidence,
                "SB649",
                say(
                    "page {page}: the tab key does not follow the structure (/Tabs is not /S)",
                    page=page.number,
                ),
            )
