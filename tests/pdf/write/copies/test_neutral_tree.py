"""Common elements are written once; what leads out of them waits for the document that knows where."""

from __future__ import annotations

from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.pdf.write.copies.neutral_tree import NeutralTree, neutral_tree
from sheetbuilder.pdf.write.copies.skeleton import skeleton
from sheetbuilder.pdf.write.namespaces import Namespaces
from sheetbuilder.pdf.write.objects import Objects
from sheetbuilder.pdf.write.painting import Placements
from sheetbuilder.pdf.write.slots import plain
from sheetbuilder.pdf.write.structure import NOTHING_HUNG


def contents(*targets: str) -> Node:
    """A list of contents, common, with a row for each target."""
    made = Node(Role.TOC, kids=[], neutral=True)
    for target in targets:
        link = made.add(Role.TOCI).add(Role.REFERENCE).add(Role.LINK, target=f"#{target}")
        link.mark()
    return made


def chapter(anchor: str) -> Node:
    made = Node(Role.SECT, kids=[], neutral=True, anchor=anchor)
    made.add(Role.P).mark()
    return made


def written(*tops: Node, ua_2: bool) -> tuple[NeutralTree, Objects]:
    root = Node(Role.DOCUMENT, kids=[])
    for top in tops:
        root.attach(top)
    objects = Objects()
    above = objects.add()[0]
    names = Namespaces(objects) if ua_2 else None
    placements = Placements(anchors={top.anchor: (0, None, 0.0) for top in tops if top.anchor})
    return neutral_tree(skeleton(root), placements, [above], [above], {}, NOTHING_HUNG, names, objects), objects


def said(made: NeutralTree, objects: Objects, node: Node) -> bytes:
    return plain(objects.written(made.elements[id(node)])[0])


def test_rows_of_contents_lead_to_common_elements() -> None:
    listed, one, other = contents("a", "b"), chapter("a"), chapter("b")
    made, objects = written(listed, one, other, ua_2=True)
    assert made.open_contents == []
    assert made.anchors == {"a": made.elements[id(one)], "b": made.elements[id(other)]}
    row = listed.kids[1]
    assert isinstance(row, Node)
    assert said(made, objects, row).endswith(b"/Ref [%d 0 R]>>" % made.elements[id(other)])


def test_where_one_leads_to_what_is_not_common_all_rows_of_its_list_wait() -> None:
    listed, one = contents("a", "elsewhere"), chapter("a")
    made, objects = written(listed, one, ua_2=True)
    (waiting,) = made.open_contents
    assert [row.targets for row in waiting.rows] == [("a",), ("elsewhere",)]
    numbers = {number for number, _ in waiting.elements.values()}
    assert numbers == {made.elements[id(row)] for row in listed.kids}
    assert all(plain(objects.written(number)[0]) == b"null" for number in numbers)
    assert all(b"/TOCI" in text and b"/Ref" not in text for _, text in waiting.elements.values())


def test_in_pdf_1_7_no_row_waits() -> None:
    made, _ = written(contents("a", "elsewhere"), chapter("a"), ua_2=False)
    assert made.open_contents == []
    assert made.anchors == {}


def test_an_element_that_holds_nothing_is_not_written() -> None:
    empty = Node(Role.SECT, kids=[], neutral=True)
    made, _ = written(empty, chapter("a"), ua_2=False)
    assert id(empty) not in made.elements
