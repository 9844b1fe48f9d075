"""Checks of form fields: each is told from all others and belongs to the form, nothing beside them is for a pen."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from sheetbuilder.errors import Problem, say
from sheetbuilder.pdf.inspect.checks.finding import doubtful, page_of, shortened, wrong
from sheetbuilder.pdf.read.evidence import Annotation, Evidence, FoundField
from sheetbuilder.pdf.read.objects import Key


def fields_are_told_apart(evidence: Evidence) -> Iterator[Problem]:
    """Each field has a name, and no other field has the same: they would share what is filled in.

    ISO 32000-1, 12.7.3.2.
    """
    homes: dict[str, dict[Key, int]] = defaultdict(dict)
    for annotation, field in _fields(evidence):
        if not field.name:
            yield wrong(evidence, "SB677", say("page {page}: a field has no name", page=annotation.page))
        else:
            homes[field.name].setdefault(field.key, annotation.page)
    for name, found in homes.items():
        if len(found) > 1:
            told = say(
                "{count} fields have the same name, “{name}” (pages {pages})",
                count=len(found),
                name=name,
                pages=", ".join(map(str, sorted(set(found.values()))[:12])),
            )
            yield wrong(evidence, "SB677", told, say("give each a name of its own: viewers fill all of them in as one"))


def fields_belong_to_the_form(evidence: Evidence) -> Iterator[Problem]:
    """Each widget is reached from the fields that the form lists (ISO 32000-1, 12.7.2)."""
    for annotation, field in _fields(evidence):
        if field.top not in evidence.form:
            told = say(
                "page {page}: the field “{name}” is not in the list of the form (/AcroForm)",
                page=annotation.page,
                name=field.name,
            )
            yield wrong(evidence, "SB678", told, say("make the form anew; many viewers do not save such a field"))


def choices_are_whole(evidence: Evidence) -> Iterator[Problem]:
    """Of the buttons of one choice each has a state of its own, there are two at least, and one at most is on.

    ISO 32000-1, 12.7.4.2.4.
    """
    groups: dict[Key, list[tuple[Annotation, FoundField]]] = defaultdict(list)
    for annotation, field in _fields(evidence):
        if field.radio:
            groups[field.key].append((annotation, field))
    for found in groups.values():
        page, name = found[0][0].page, found[0][1].name
        states = Counter(state for _, field in found for state in field.states)
        if len(found) < 2:
            told = say("page {page}: the choice “{name}” has one button alone", page=page, name=name)
        elif not all(len(field.states) == 1 for _, field in found):
            told = say("page {page}: a button of the choice “{name}” cannot be on", page=page, name=name)
        elif max(states.values()) > 1 and not found[0][1].in_unison:
            told = say("page {page}: buttons of the choice “{name}” mean the same", page=page, name=name)
        elif sum(field.state in field.states for _, field in found) > 1 and not found[0][1].in_unison:
            told = say("page {page}: of the choice “{name}” several are on at once", page=page, name=name)
        else:
            continue
        yield doubtful(evidence, "SB678", told, say("make the choice anew"))


def places_beside_fields_are_fields(evidence: Evidence) -> Iterator[Problem]:
    """On a page that can be filled in no place to write is printed alone (a Form with attributes of print).

    ISO 32000-1, 14.8.5.6. In a file in which most places are for a pen, it is the fields that are the exception:
    somebody else's form in a printed handout, say.
    """
    widgets = Counter(annotation.page for annotation, _ in _fields(evidence))
    printed: dict[int | str, list[str]] = defaultdict(list)
    for element in evidence.tree.walk():
        if element.mapped == "Form" and not element.repeated and not any(element.objects):
            printed[page_of(evidence, element)].append(element.alt or str(element.attributes.get("Desc", "")))
    if sum(map(len, printed.values())) >= widgets.total():
        return
    for page, words in printed.items():
        if isinstance(page, int) and widgets[page]:
            told = say(
                "page {page}: beside {fields} fields to be filled in {count} are for a pen alone (“{words}”)",
                page=page,
                fields=widgets[page],
                count=len(words),
                words=shortened(words[0]),
            )
            yield doubtful(evidence, "SB679", told, say("make them fields as well, or say that they are for print"))


def _fields(evidence: Evidence) -> Iterator[tuple[Annotation, FoundField]]:
    for annotation in evidence.annotations.values():
        if annotation.field is not None and not annotation.hidden:
            yield annotation, annotation.field
