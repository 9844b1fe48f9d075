"""The structure tree of the file: elements, their parents by page and number, and what each one says of itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from msgspec import Struct, field

from sheetbuilder.layout.imported import ImportedElement
from sheetbuilder.layout.roles import ImportedMark, Mark, Node, Role
from sheetbuilder.layout.surfaces import Rectangle
from sheetbuilder.pdf.write.attributes import written
from sheetbuilder.pdf.write.namespaces import Namespaces
from sheetbuilder.pdf.write.objects import Objects, Raw
from sheetbuilder.pdf.write.painting import Placements
from sheetbuilder.pdf.write.shape import ReshapedTree
from sheetbuilder.pdf.write.slots import (
    Content,
    Refer,
    array,
    dictionary,
    joined,
    key_slot,
    name_slot,
    own_reference,
)
from sheetbuilder.pdf.write.syntax import numbers, reference, text

Hung = Mapping[int, Sequence[Node]]
"""Forms that nodes hold behind their own kids, by `id` of the node: what one element is in print may be many fields."""
NOTHING_HUNG: Hung = MappingProxyType({})


class StructureTree(Struct):
    """The numbers that other passes ask for."""

    root: int
    elements: Mapping[int, int]
    """Object number of the element of each node, by `id` of the node."""
    annotation_parents: dict[int, int] = field(default_factory=dict)
    """StructParent key of each annotation, by its object number."""
    parents: int = 0
    """Object number of the parent tree."""
    rows: Sequence[Content] = ()
    """What the parent tree says: a key and whose it is, for each."""
    identifiers: Sequence[tuple[str, int]] = ()
    """What elements are called by others, and the object number of each."""
    anchors: Mapping[str, int] = field(default_factory=dict)
    """The element that each anchor names."""
    guest_parents: dict[int, int] = field(default_factory=dict)
    """StructParents key of each form of an imported page that has marks, by its object number."""


def build_tree(
    root: Node,
    placements: Placements,
    pages: Sequence[int],
    annotations: Mapping[int, Sequence[tuple[int, int]]],
    objects: Objects,
    hung: Hung = NOTHING_HUNG,
    namespaces: Namespaces | None = None,
    refer: Refer = own_reference,
) -> StructureTree:
    """Write the elements; `annotations` are the (object number, page index) pairs of each Link, by `id` of its node.

    With `namespaces` the tree is one of PDF 2.0. `refer` leads to objects; in a file that is copied these are slots.
    """
    nodes = kept(root, placements, annotations, hung)
    raws: list[Raw] = []
    elements: dict[int, int] = {}
    for node in nodes:
        element, raw = objects.add()
        elements[id(node)] = element
        raws.append(raw)
    tree_number, tree_raw = objects.add()
    anchors = _anchors(nodes, elements, placements) if namespaces else {}
    shape = ReshapedTree(nodes, anchors, partial(kids_of, hung=hung)) if namespaces else None
    writer = Elements(placements, pages, annotations, elements, hung, namespaces, shape, refer)
    # Documents may share parts of their trees: whose kid a node is, only this document's root can tell.
    above = {id(kid): elements[id(node)] for node in nodes for kid in writer.kids(node) if isinstance(kid, Node)}
    for node, raw in zip(nodes, raws, strict=True):
        raw.content = writer.element(node, above.get(id(node), tree_number))
    rows, annotation_parents, guest_keys = _parent_rows(
        placements, _hosted(nodes, placements), annotations, elements, refer
    )
    parents, _ = objects.add(dictionary(Nums=array(rows)))
    identifiers = _identifiers(nodes, elements)
    tree_raw.content = dictionary(
        Type=b"/StructTreeRoot",
        K=reference(elements[id(root)]),
        ParentTree=reference(parents),
        ParentTreeNextKey=b"%d" % len(rows),
        IDTree=name_tree(identifiers),
        Namespaces=namespaces.listed if namespaces else None,
    )
    return StructureTree(tree_number, elements, annotation_parents, parents, rows, identifiers, anchors, guest_keys)


def in_order(root: Node, hung: Hung = NOTHING_HUNG) -> Iterator[Node]:
    """The nodes of a tree in reading order, with the Forms that hang in it."""
    yield root
    for kid in kids_of(root, hung):
        if isinstance(kid, Node):
            yield from in_order(kid, hung)


def kids_of(node: Node, hung: Hung) -> Sequence[Node | Mark | ImportedMark]:
    """The kids of a node, and what hangs on it behind them."""
    return [*node.kids, *hung[id(node)]] if id(node) in hung else node.kids


def kept(root: Node, placements: Placements, annotations: Mapping[int, object], hung: Hung) -> list[Node]:
    """The nodes in reading order; an element that holds nothing says nothing, only an empty cell says that it is empty.

    A mark of an imported page that nothing shows is nothing.
    """
    order = list(in_order(root, hung))
    held: set[int] = set()
    for node in reversed(order):
        holds = id(node) in annotations or any(
            id(kid) in held
            if isinstance(kid, Node)
            else not isinstance(kid, ImportedMark) or kid.page in placements.imports
            for kid in kids_of(node, hung)
        )
        if (
            holds
            or node.role in (Role.TD, Role.TH)
            or (node.imported is not None and _says(node, node.imported, placements))
        ):
            held.add(id(node))
    return [node for node in order if id(node) in held or node is root]


def _identifiers(nodes: Sequence[Node], elements: Mapping[int, int]) -> list[tuple[str, int]]:
    """The elements that others refer to (ISO 32000-1, 14.7.2)."""
    named = {node.imported.identifier: node for node in nodes if node.imported is not None and node.imported.identifier}
    return [(identifier, elements[id(node)]) for identifier, node in named.items()]


def name_tree(named: Iterable[tuple[str, int]]) -> bytes | None:
    """The objects with these names, sorted by what is written (ISO 32000-1, 7.9.6); None where there is none."""
    found = [b"%s %s" % (text(called), reference(number)) for called, number in sorted(named, key=_as_written)]
    return dictionary(Names=array(found)) if found else None


def _as_written(named: tuple[str, int]) -> bytes:
    called = named[0]
    return called.encode("ascii") if called.isascii() else b"\xfe\xff" + called.encode("utf-16-be")


def _says(node: Node, imported: ImportedElement, placements: Placements) -> bool:
    """Whether an imported element leads elsewhere, is a field, or has words for what is shown as decoration."""
    if imported.widget is not None and imported.widget.page in placements.imports:
        return True
    shown = imported.box is not None and imported.box[0] in placements.imports
    return any(area.page in placements.imports for area in imported.areas) or (
        shown and bool(node.alt or imported.actual)
    )


def _hosted(nodes: Sequence[Node], placements: Placements) -> dict[int, list[Node]]:
    """The node of each mark in each form of the imported pages, by the form's object number."""
    found: dict[int, dict[int, Node]] = {}
    for node in nodes:
        for kid in node.kids:
            if isinstance(kid, ImportedMark) and kid.page in placements.imports:
                found.setdefault(placements.imports[kid.page].forms[kid.form], {})[kid.number] = node
    return {form: [owners[number] for number in range(len(owners))] for form, owners in found.items()}


def _anchors(nodes: Sequence[Node], elements: Mapping[int, int], placements: Placements) -> dict[str, int]:
    """The element of each anchor; of one that is a place of an imported page, the first element there."""
    found: dict[str, int] = {}
    first: dict[int, int] = {}
    for node in nodes:
        if node.anchor is not None:
            found.setdefault(node.anchor, elements[id(node)])
        for kid in node.kids:
            if isinstance(kid, ImportedMark) and kid.page in placements.imports:
                first.setdefault(placements.imports[kid.page].index, elements[id(node)])
    top = elements[id(nodes[0])]
    return {anchor: found.get(anchor, first.get(at[0], top)) for anchor, at in placements.anchors.items()}


class Elements(Struct, frozen=True):
    """What each element says of itself, by the numbers that its pages, its kids and its annotations have."""

    placements: Placements
    pages: Sequence[int]
    annotations: Mapping[int, Sequence[tuple[int, int]]]
    elements: Mapping[int, int]
    hung: Hung
    namespaces: Namespaces | None = None
    shape: ReshapedTree | None = None
    refer: Refer = own_reference

    def element(self, node: Node, parent: int) -> Content:
        """The dictionary of a node, below the object of that number."""
        page = self._page(node)
        imported = node.imported or _NO_GUEST
        kids = self._kids(node, page)
        widget = node.role is Role.FORM and node.imported is None and id(node) in self.annotations
        # What is one printed field and several to fill in, as a scale, is no field by itself.
        several = node.role is Role.FORM and id(node) in self.hung
        role = Role.DIV if several else node.role
        leads = self.shape.leads(node) if self.shape is not None else None
        return dictionary(
            S=b"/" + (self.namespaces.name(role) if self.namespaces else role).encode("ascii"),
            NS=self.namespaces.of(role) if self.namespaces else None,
            P=self.refer(parent),
            Pg=self.refer(self.pages[page]) if page is not None else None,
            K=(kids[0] if len(kids) == 1 else array(kids)) if kids else None,
            T=text(node.title) if node.title else None,
            Alt=text(node.alt) if node.alt and not (widget or several) and self._tells(node) else None,
            ActualText=text(imported.actual) if imported.actual is not None else None,
            E=text(imported.expansion) if imported.expansion else None,
            ID=name_slot(imported.identifier) if imported.identifier else None,
            Lang=text(node.language) if node.language else None,
            A=self._attributes(node) if not (widget or several) else None,
            Ref=array((self.refer(leads),)) if leads is not None else None,
        )

    def kids(self, node: Node) -> Sequence[Node | Mark | ImportedMark]:
        """What a node holds in this file."""
        return self.shape.kids(node) if self.shape is not None else kids_of(node, self.hung)

    def _tells(self, node: Node) -> bool:
        """Whether what an element tells beside its words is said by itself: that of our links is by the annotation."""
        return node.role is not Role.LINK or node.imported is not None

    def _page(self, node: Node) -> int | None:
        for kid in node.kids:
            if isinstance(kid, Mark):
                for page, _ in self.placements.marks.get(id(kid), ()):
                    return page
            if isinstance(kid, ImportedMark) and kid.page in self.placements.imports:
                return self.placements.imports[kid.page].index
        return None

    def _kids(self, node: Node, page: int | None) -> list[Content]:
        kids: list[Content] = []
        for kid in self.kids(node):
            if isinstance(kid, Node):
                if id(kid) in self.elements:
                    kids.append(self.refer(self.elements[id(kid)]))
                continue
            if isinstance(kid, ImportedMark):
                kids += self._guest_mark(kid)
                continue
            for at, mcid in self.placements.marks.get(id(kid), ()):
                if at == page:
                    kids.append(b"%d" % mcid)
                else:
                    kids.append(dictionary(Type=b"/MCR", Pg=self.refer(self.pages[at]), MCID=b"%d" % mcid))
        for annotation, at in self.annotations.get(id(node), ()):
            kids.append(dictionary(Type=b"/OBJR", Pg=self.refer(self.pages[at]), Obj=self.refer(annotation)))
        return kids

    def _guest_mark(self, mark: ImportedMark) -> list[Content]:
        """A reference into the form that holds the mark (ISO 32000-1, 14.7.4.3)."""
        shown = self.placements.imports.get(mark.page)
        if shown is None:
            return []
        page, form = self.refer(self.pages[shown.index]), self.refer(shown.forms[mark.form])
        return [dictionary(Type=b"/MCR", Pg=page, Stm=form, MCID=b"%d" % mark.number)]

    def _attributes(self, node: Node) -> Content | None:
        found: list[Content] = written(node.imported.attributes) if node.imported is not None else []
        guest_box = self._guest_box(node)
        if guest_box is not None:
            found.append(dictionary(O=b"/Layout", BBox=f"[{numbers(guest_box)}]".encode("ascii")))
        box = self.placements.boxes.get(id(node))
        if node.role is Role.FIGURE and box is not None:
            found.append(dictionary(O=b"/Layout", Placement=b"/Block", BBox=f"[{numbers(box[1])}]".encode("ascii")))
        if node.field_kind is not None:
            found.append(
                dictionary(
                    O=b"/PrintField",
                    Role=b"/" + node.field_kind.encode("ascii"),
                    **({("Checked" if self.namespaces else "checked"): b"/off"} if node.field_kind == "cb" else {}),
                    Desc=text(node.alt or ""),
                )
            )
        if node.scope is not None:
            found.append(dictionary(O=b"/Table", Scope=b"/" + node.scope.encode("ascii")))
        if node.numbering is not None:
            found.append(dictionary(O=b"/List", ListNumbering=b"/" + node.numbering.encode("ascii")))
        if not found:
            return None
        return found[0] if len(found) == 1 else array(found)

    def _guest_box(self, node: Node) -> Rectangle | None:
        page, box = node.imported.box if node.imported is not None and node.imported.box is not None else (None, None)
        shown = self.placements.imports.get(page) if page is not None else None
        return shown.box(box) if shown is not None and box is not None else None


_NO_GUEST = ImportedElement()


def _parent_rows(
    placements: Placements,
    hosted: Mapping[int, Sequence[Node]],
    annotations: Mapping[int, Sequence[tuple[int, int]]],
    elements: Mapping[int, int],
    refer: Refer,
) -> tuple[list[Content], dict[int, int], dict[int, int]]:
    """The rows of the number tree, and the keys of annotations and of imported pages' forms by object number.

    For each page and form it holds the element of each MCID, for each annotation its own.
    """
    rows: list[Content] = []

    def put(value: Content) -> int:
        rows.append(joined((key_slot(len(rows)), value), b" "))
        return len(rows) - 1

    def claimed(nodes: Sequence[Node]) -> Content:
        return array(refer(elements[id(node)]) for node in nodes)

    # The key of a surface is its index, so each has a row, also one without marks.
    for _, owners in sorted(placements.owners.items()):
        put(claimed(owners))
    keys = {annotation: put(refer(elements[node])) for node, made in annotations.items() for annotation, _ in made}
    guest_keys = {form: put(claimed(nodes)) for form, nodes in hosted.items()}
    return rows, keys, guest_keys
