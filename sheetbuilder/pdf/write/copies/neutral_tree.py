"""The common part of a structure tree: its elements, and rows of contents that lead to what is each document's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from msgspec import Struct

from sheetbuilder.layout.roles import Mark, Node, Role
from sheetbuilder.pdf.write.copies.skeleton import Skeleton
from sheetbuilder.pdf.write.namespaces import Namespaces
from sheetbuilder.pdf.write.objects import Objects, Raw
from sheetbuilder.pdf.write.painting import Placements
from sheetbuilder.pdf.write.shape import ContentsRow, ReshapedTree, contents_rows
from sheetbuilder.pdf.write.slots import plain
from sheetbuilder.pdf.write.structure import Elements, Hung, kept, kids_of
from sheetbuilder.pdf.write.syntax import reference


class OpenRows(Struct, frozen=True):
    """The rows of one list of contents, some of which lead to what only the document knows."""

    rows: Sequence[ContentsRow]
    elements: Mapping[int, tuple[int, bytes]]
    """Of each row that is written, by the `id` of its node: its number, and what it says but for where it leads."""


class NeutralTree(Struct, frozen=True):
    """The common elements as they are written."""

    elements: Mapping[int, int]
    """The number of each, by the `id` of its node."""
    anchors: Mapping[str, int]
    """Those that anchors name, in a file whose destinations are to be elements."""
    open_contents: Sequence[OpenRows]


def neutral_tree(
    skeleton: Skeleton,
    placements: Placements,
    pages: Sequence[int],
    parents: Sequence[int],
    annotations: Mapping[int, Sequence[tuple[int, int]]],
    hung: Hung,
    namespaces: Namespaces | None,
    objects: Objects,
) -> NeutralTree:
    """Write the common elements; `parents` are the numbers of those above them, as the skeleton lists them."""
    elements: dict[int, int] = {}
    nodes: list[tuple[Node, Raw]] = []
    above: dict[int, int] = {}
    for at, top in skeleton.tops:
        held = kept(top, placements, annotations, hung)
        if len(held) == 1 and not _holds(top, annotations):
            continue
        above[id(top)] = parents[at]
        for node in held:
            elements[id(node)], raw = objects.add()
            nodes.append((node, raw))
    anchors: dict[str, int] = {}
    shape = None
    if namespaces is not None:
        for node, _ in nodes:
            if node.anchor is not None and node.anchor in placements.anchors:
                anchors.setdefault(node.anchor, elements[id(node)])
        # What is above them has its say as well: it may have a figure and its caption side by side.
        every = [*skeleton.parents, *(node for node, _ in nodes)]
        shape = ReshapedTree(every, anchors, partial(kids_of, hung=hung))
    writer = Elements(placements, pages, annotations, elements, hung, namespaces, shape, reference)
    for node, _ in nodes:
        above |= {id(kid): elements[id(node)] for kid in writer.kids(node) if isinstance(kid, Node)}
    left = _left_open(nodes, anchors) if namespaces is not None else []
    waiting = {id(row.node) for rows in left for row in rows}
    bare = Elements(placements, pages, annotations, elements, hung, namespaces, None, reference)
    said: dict[int, tuple[int, bytes]] = {}
    for node, raw in nodes:
        if id(node) in waiting:
            said[id(node)] = elements[id(node)], plain(bare.element(node, above[id(node)]))
        else:
            raw.content = writer.element(node, above[id(node)])
    found = [
        OpenRows(rows, {id(row.node): said[id(row.node)] for row in rows if id(row.node) in said}) for rows in left
    ]
    return NeutralTree(elements, anchors, found)


def _holds(node: Node, annotations: Mapping[int, object]) -> bool:
    return id(node) in annotations or any(isinstance(kid, Mark) for kid in node.kids)


def _left_open(nodes: Sequence[tuple[Node, Raw]], anchors: Mapping[str, int]) -> list[Sequence[ContentsRow]]:
    """The rows of all lists of contents that lead anywhere else."""
    every = [contents_rows(node) for node, _ in nodes if node.role is Role.TOC]
    return [rows for rows in every if not {target for row in rows for target in row.targets} <= anchors.keys()]
