"""Clauses about the structure tree as a whole: roles, headings, names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from sheetbuilder.errors import say
from sheetbuilder.pdf.conformance.clause import Breach, Clause, clause
from sheetbuilder.pdf.conformance.standards import PDF2
from sheetbuilder.pdf.conformance.subjects import ElementSubject, TreeSubject
from sheetbuilder.pdf.read.structure import STANDARD


@clause(
    "ISO 14289-1, 7.1",
    "ISO 19005-2, 6.7.3.4",
    "ISO 14289-2, 8.2.4",
    "ISO 32000-1, 14.7.3",
    remedy=say("map the role to a standard type in the role map"),
)
def ua1_7_1_roles_are_standard(tree: TreeSubject) -> Iterator[Breach]:
    """Each role is a standard type or mapped to one, without circles and without bending standard types."""
    for role, mapped in tree.roles.items():
        if mapped and mapped not in STANDARD:
            yield Breach(say("the role {role} is not a standard type and is mapped to none", role=role))
    for role in tree.circular:
        yield Breach(say("the role map runs in a circle at {role}", role=role))
    for role in tree.remapped:
        yield Breach(say("the role map gives the standard type {role} another meaning", role=role))


@clause("ISO 14289-2, 8.2.5.2", remedy=say("save it anew with a program that writes PDF 2.0"))
def ua2_8_2_5_2_tree_begins_with_a_document(tree: TreeSubject) -> Iterator[Breach]:
    """At the top of the tree stands one Document, and it is that of PDF 2.0."""
    tops = list(tree.roots)
    if [each.mapped for each in tops] != ["Document"] or tops[0].namespace != PDF2:
        yield Breach(say("the tree does not begin with one Document in the namespace of PDF 2.0"))


@clause("ISO 14289-1, 7.9", remedy=say("give each note a name (ID) of its own"))
def ua1_7_9_names_of_notes_are_unique(tree: TreeSubject) -> Iterator[Breach]:
    """No two notes have the same /ID."""
    names = Counter(each.identifier for each in _once(tree) if each.mapped == "Note" and each.identifier)
    for name, count in names.items():
        if count > 1:
            yield Breach(say("{count} notes have the same name (“{name}”)", count=count, name=name))


@clause(
    "ISO 14289-1, 7.4.4",
    "ISO 32000-1, 14.8.4.3.2",
    remedy=say("use H1 to H6 all through, or H in sections all through"),
)
def ua1_7_4_4_headings_do_not_mix(tree: TreeSubject) -> Iterator[Breach]:
    """A document has headings with levels (H1 to H6) or without (H), not both."""
    roles = {each.mapped for each in _once(tree)}
    if "H" in roles and any(_level(role) for role in roles):
        yield Breach(say("headings with a level (H1 …) and without one (H) are mixed"))


class TreeStep(Struct, frozen=True):
    """A heading with a level, and the level of the heading before it (0: it is the first)."""

    element: ElementSubject
    level: int
    before: int


def steps(tree: TreeSubject) -> Iterator[TreeStep]:
    """The headings with levels, in reading order."""
    before = 0
    for element in _once(tree):
        level = _level(element.mapped)
        if level:
            yield TreeStep(element, level, before)
            before = level


@clause("ISO 14289-1, 7.4.2", remedy=say("give the heading the level that follows the one before it"))
def ua1_7_4_2_headings_step_down(step: TreeStep) -> Iterator[Breach]:
    """Headings begin with H1 and skip no level on the way down."""
    if step.level > step.before + 1:
        yield Breach(
            say("it skips a level: the heading before it has level {level}", level=step.before)
            if step.before
            else say("the first heading is not H1")
        )


def _once(tree: TreeSubject) -> Iterator[ElementSubject]:
    return (element for element in tree.walk() if not element.repeated)


def _level(role: str) -> int:
    return int(role[1]) if len(role) == 2 and role[0] == "H" and role[1].isdigit() else 0


TREE_CLAUSES: tuple[Clause[TreeSubject], ...] = (
    ua1_7_1_roles_are_standard,
    ua1_7_9_names_of_notes_are_unique,
    ua1_7_4_4_headings_do_not_mix,
    ua2_8_2_5_2_tree_begins_with_a_document,
)
HEADING_CLAUSES: tuple[Clause[TreeStep], ...] = (ua1_7_4_2_headings_step_down,)
