"""Own annotations have their numbers and places in order before it is known where they lead."""

from __future__ import annotations

from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.pdf.write.copies.own_annotations import OwnAnnotations
from sheetbuilder.pdf.write.fields import FieldsOfDocument
from sheetbuilder.pdf.write.navigation import DestinationsInFile
from sheetbuilder.pdf.write.objects import OwnObjects
from sheetbuilder.pdf.write.painting import LinkLine, Placements
from sheetbuilder.pdf.write.slots import plain


def test_links_come_first_and_fields_behind_them() -> None:
    link, form = Node(Role.LINK, target="#a", alt="A"), Node(Role.FORM)
    placements = Placements(links=[LinkLine(link, 0, (1, 2, 3, 4)), LinkLine(link, 1, (1, 2, 3, 4))])
    placements.anchors["a"] = (1, None, 9.0)
    made = OwnAnnotations(placements, OwnObjects(50, lambda content: content))
    made.add_fields(FieldsOfDocument(bodies={70: b"/T (x)"}, nodes={id(form): [(70, 1)]}))
    assert made.made == [(0, 50), (1, 51), (1, 70)]
    assert made.nodes == [id(link), id(link), id(form)]
    assert made.by_node == {id(link): [(50, 0), (51, 1)], id(form): [(70, 1)]}
    assert made.surfaces == {0, 1}
    fields = FieldsOfDocument(bodies={70: b"/T (x)"}, nodes={id(form): [(70, 1)]})
    bodies = {number: plain(body) for number, body in made.bodies(DestinationsInFile(placements, [7, 8]), fields)}
    assert list(bodies) == [50, 51, 70]
    assert b"/Dest [8 0 R /XYZ null 9" in bodies[50]
    assert bodies[70] == b"/T (x)"
