"""The structure tree of the file: elements, their parents by page and number, and what each one says of itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sheetbuilder.layout.roles import Mark, Node, Role
from sheetbuilder.pdf.objects import Objects, Raw, dictionary, numbers, reference, text
from sheetbuilder.pdf.painting import Places


@dataclass(slots=True)
class StructureTree:
    """The numbers that other passes ask for."""

    root: int
    elements: Mapping[int, int]
    """Object number of the element of each node, by `id` of the node."""
    annotation_parents: dict[int, int] = field(default_factory=dict)
    """StructParent key of each annotation, by its object number."""
    parents: int = 0
    """Object number of the parent tree."""


def build_tree(
    root: Node,
    places: Places,
    pages: Sequence[int],
    annotations: Mapping[int, Sequence[tuple[int, int]]],
    objects: Objects,
) -> StructureTree:
    """Write the elements; `annotations` are the (object number, page index) pairs of each Link, by `id` of its node."""
    nodes = [node for node in root.walk() if _is_kept(node)]
    raws: list[Raw] = []
    elements: dict[int, int] = {}
    for node in nodes:
        element, raw = objects.add()
        elements[id(node)] = element
        raws.append(raw)
    tree_number, tree_raw = objects.add()
    writer = _Elements(places, pages, annotations, elements)
    # Documents may share parts of their trees: whose kid a node is, only this document's root can tell.
    above = {id(kid): elements[id(node)] for node in nodes for kid in node.kids if isinstance(kid, Node)}
    for node, raw in zip(nodes, raws, strict=True):
        raw.content = writer.element(node, above.get(id(node), tree_number))
    parent_tree, annotation_parents, next_key = _parent_tree(places, annotations, elements)
    parents, _ = objects.add(parent_tree)
    tree_raw.content = dictionary(
        Type=b"/StructTreeRoot",
        K=reference(elements[id(root)]),
        ParentTree=reference(parents),
        ParentTreeNextKey=b"%d" % next_key,
    )
    return StructureTree(tree_number, elements, annotation_parents, parents)


def _is_kept(node: Node) -> bool:
    """An element that holds nothing says nothing; only an empty cell still says that it is empty."""
    return node.role in (Role.TD, Role.TH) or any(isinstance(kid, Mark) or _is_kept(kid) for kid in node.kids)


@dataclass(frozen=True, slots=True)
class _Elements:
    places: Places
    pages: Sequence[int]
    annotations: Mapping[int, Sequence[tuple[int, int]]]
    elements: Mapping[int, int]

    def element(self, node: Node, parent: int) -> bytes:
        page = self._page(node)
        kids = self._kids(node, page)
        return dictionary(
            S=b"/" + node.role.encode("ascii"),
            P=reference(parent),
            Pg=reference(self.pages[page]) if page is not None else None,
            K=(kids[0] if len(kids) == 1 else b"[" + b" ".join(kids) + b"]") if kids else None,
            T=text(node.title) if node.title else None,
            Alt=text(node.alt) if node.alt and node.role is not Role.LINK else None,
            Lang=text(node.language) if node.language else None,
            A=self._attributes(node),
        )

    def _page(self, node: Node) -> int | None:
        for kid in node.kids:
            if isinstance(kid, Mark):
                for page, _ in self.places.marks.get(id(kid), ()):
                    return page
        return None

    def _kids(self, node: Node, page: int | None) -> list[bytes]:
        kids = []
        for kid in node.kids:
            if isinstance(kid, Node):
                if id(kid) in self.elements:
                    kids.append(reference(self.elements[id(kid)]))
                continue
            for at, mcid in self.places.marks.get(id(kid), ()):
                if at == page:
                    kids.append(b"%d" % mcid)
                else:
                    kids.append(dictionary(Type=b"/MCR", Pg=reference(self.pages[at]), MCID=b"%d" % mcid))
        for annotation, at in self.annotations.get(id(node), ()):
            kids.append(dictionary(Type=b"/OBJR", Pg=reference(self.pages[at]), Obj=reference(annotation)))
        return kids

    def _attributes(self, node: Node) -> bytes | None:
        found = []
        box = self.places.boxes.get(id(node))
        if node.role is Role.FIGURE and box is not None:
            found.append(dictionary(O=b"/Layout", Placement=b"/Block", BBox=f"[{numbers(box[1])}]".encode("ascii")))
        if node.field_kind is not None:
            found.append(
                dictionary(
                    O=b"/PrintField",
                    Role=b"/" + node.field_kind.encode("ascii"),
                    checked=b"/off" if node.field_kind == "cb" else None,
                    Desc=text(node.alt or ""),
                )
            )
        if node.scope is not None:
            found.append(dictionary(O=b"/Table", Scope=b"/" + node.scope.encode("ascii")))
        if node.numbering is not None:
            found.append(dictionary(O=b"/List", ListNumbering=b"/" + node.numbering.encode("ascii")))
        if not found:
            return None
        return found[0] if len(found) == 1 else b"[" + b" ".join(found) + b"]"


def _parent_tree(
    places: Places, annotations: Mapping[int, Sequence[tuple[int, int]]], elements: Mapping[int, int]
) -> tuple[bytes, dict[int, int], int]:
    """The number tree: for each page the element of each MCID, for each annotation its own; and the next free key."""
    rows = [
        b"%d [%s]" % (index, b" ".join(reference(elements[id(owner)]) for owner in owners))
        for index, owners in enumerate(places.owners)
    ]
    key = len(places.owners)
    keys: dict[int, int] = {}
    for node, entries in annotations.items():
        for annotation, _ in entries:
            rows.append(b"%d %s" % (key, reference(elements[node])))
            keys[annotation] = key
            key += 1
    return dictionary(Nums=b"[" + b" ".join(rows) + b"]"), keys, key
