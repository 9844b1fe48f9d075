"""The structure tree of a file: who holds which marks, on which page, and what is left out because it holds nothing."""

from __future__ import annotations

from collections.abc import Callable

from sheetbuilder.layout.roles import Mark, Node, Role
from sheetbuilder.pdf.write.objects import Objects
from sheetbuilder.pdf.write.painting import Placements
from sheetbuilder.pdf.write.slots import plain
from sheetbuilder.pdf.write.structure import StructureTree, build_tree

PAGES = (91, 92)
"""The object numbers of two pages."""


def tree(
    root: Node, marks: dict[Mark, list[tuple[int, int]]], links: dict[int, list[tuple[int, int]]] | None = None
) -> tuple[StructureTree, Callable[[int], bytes]]:
    """The tree, and what an object of its file says; `marks` are (page, MCID) pairs, `links` of (annotation, page)."""
    placements, objects = Placements(), Objects()
    placements.owners = {0: [], 1: []}
    for mark, pairs in marks.items():
        placements.marks[id(mark)] = pairs
        for page, _ in pairs:
            placements.owners[page].append(mark.owner)
    made = build_tree(root, placements, PAGES, links or {}, objects)

    def raw(number: int) -> bytes:
        return plain(objects.written(number)[0])

    return made, raw


def test_marks_of_one_page_are_numbers_and_those_of_another_say_theirs() -> None:
    root = Node(Role.DOCUMENT)
    node = root.add(Role.P)
    mark = node.mark()
    made, raw = tree(root, {mark: [(0, 3), (1, 0)]})
    said = raw(made.elements[id(node)])
    assert b"/Pg 91 0 R" in said
    assert b"/K [3 <</Type /MCR/Pg 92 0 R/MCID 0>>]" in said


def test_a_mark_alone_needs_no_list() -> None:
    root = Node(Role.DOCUMENT)
    node = root.add(Role.P)
    made, raw = tree(root, {node.mark(): [(1, 0)]})
    assert b"/K 0" in raw(made.elements[id(node)])
    assert b"/Pg 92 0 R" in raw(made.elements[id(node)])


def test_what_holds_nothing_is_left_out_but_for_cells() -> None:
    root = Node(Role.DOCUMENT)
    empty = root.add(Role.SECT).add(Role.P)
    row = root.add(Role.TABLE).add(Role.TR)
    head, cell = row.add(Role.TH, scope="Column"), row.add(Role.TD)
    made, raw = tree(root, {})
    assert id(empty) not in made.elements
    assert {id(root), id(row), id(head), id(cell)} < made.elements.keys()
    assert raw(made.elements[id(row)]).count(b"0 R") == 3, "its parent and its two cells"
    assert b"/Scope /Column" in raw(made.elements[id(head)])


def test_the_parent_tree_leads_from_each_mark_and_annotation_to_its_element() -> None:
    root = Node(Role.DOCUMENT)
    text, link = root.add(Role.P), root.add(Role.LINK, target="https://example.org")
    made, raw = tree(root, {text.mark(): [(0, 0)], link.mark(): [(0, 1), (1, 0)]}, {id(link): [(77, 1)]})
    one, other = (b"%d 0 R" % made.elements[id(node)] for node in (text, link))
    rows = b"[0 [%s %s] 1 [%s] 2 %s]" % (one, other, other, other)
    assert raw(made.parents) == b"<</Nums %s>>" % rows
    assert made.annotation_parents == {77: 2}
    assert b"<</Type /OBJR/Pg 92 0 R/Obj 77 0 R>>" in raw(made.elements[id(link)])
    assert b"/ParentTreeNextKey 3" in raw(made.root)
