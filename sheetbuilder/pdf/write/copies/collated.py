"""All copies in one file for the printer, each with its own pages and its own part of the structure tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from sheetbuilder.layout.flow.pages import Document
from sheetbuilder.layout.letterheads import Overlays
from sheetbuilder.layout.place import path
from sheetbuilder.layout.roles import Role
from sheetbuilder.layout.sides import BOTH_SIDES, PaperSides
from sheetbuilder.layout.surfaces import moved_box
from sheetbuilder.pdf.conformance.standards import UA_1, StandardPair
from sheetbuilder.pdf.write.copies.separate import Family, Placing, each_side, family
from sheetbuilder.pdf.write.copies.template import Printer, template
from sheetbuilder.pdf.write.fields import FieldsOfDocument, form
from sheetbuilder.pdf.write.file import (
    IN_A_STREAM,
    FileBuilder,
    Finished,
    SerializedObject,
    indirect_object,
    packed,
    serialized,
)
from sheetbuilder.pdf.write.fonts import FontShelf
from sheetbuilder.pdf.write.namespaces import Namespaces
from sheetbuilder.pdf.write.navigation import page_labels
from sheetbuilder.pdf.write.slots import Slot, SlotKind, array, dictionary, joined
from sheetbuilder.pdf.write.structure import name_tree
from sheetbuilder.pdf.write.syntax import number, reference, text
from sheetbuilder.pdf.write.writing import CatalogEntries, FileWriter, Filling, Promised
from sheetbuilder.theme.palette import Palette

_LEVEL = 6
"""How hard what is much alike is compressed: the last hundredth of its size would cost a third of the time."""


def collated(
    copies: Sequence[Document],
    titles: Sequence[str],
    palette: Palette,
    shelf: FontShelf,
    out: BinaryIO,
    overlays: Overlays | None = None,
    sides: PaperSides = BOTH_SIDES,
    placing: Placing = each_side,
    filling: Filling | None = None,
    pair: StandardPair = UA_1,
) -> Promised:
    """One file of all copies, written to `out` as it grows; gives what it promises.

    `titles` are what the outline calls the copies, `placing` tells where pages are printed.

    What copies share is in the file once: contents of pages, fonts, pictures. Pages and elements are each copy's own,
    for an element has one place in the tree (ISO 32000-1, 14.7.2). Each copy has the page numbers of its own; the page
    labels, of which no two may be alike, put the copy's number before them: 12-17.
    """
    writer = FileWriter(palette, shelf, overlays, sides, filling, pair, copied=True)
    families = []
    left = list(range(len(copies)))
    while left:
        one, left = family(writer, copies, left, placing)
        families.append(one)
    frame = _Frame(writer.namespaces, *(writer.objects.add()[0] for _ in range(5)))
    # Copies of one family stand on surfaces of the same kind, with pages that bear the same numbers.
    bodies = {index: one.body for one in families for index in one.members}
    by_copy = [bodies[index].surfaces for index in range(len(copies))]
    pages = [surface for surfaces in by_copy for surface in surfaces]
    # Which objects the pages are is known when all others have their numbers.
    ahead = [f"{place}-" for place, surfaces in enumerate(by_copy, 1) for _ in surfaces]
    labels = page_labels(pages, ahead)
    fields = any(one.body.fields.roots for one in families)
    entries = CatalogEntries(
        [frame.top] * len(pages),
        frame.tree,
        frame.outline,
        None,
        labels,
        writer.viewer(pages),
        reference(frame.form) if fields else None,
    )
    root, info = writer.catalogue(copies[0], entries)
    streams = {
        index: {one.body.contents[at]: writer.stream(content) for at, content in own.items()}
        for one in families
        for index, own in one.members.items()
    }
    everything = {item.number: item for item in serialized(writer.objects)}
    forms = frozenset(at for one in families for at in one.body.forms)
    templates: dict[int, _Template] = {}
    for one in families:
        templates |= dict.fromkeys(one.members, _template(writer, one, forms))
    copied = _instances([templates[index] for index in range(len(copies))], streams, max(everything) + 1, frame.top)
    replaced = {at for each in templates.values() for at in each.replaced}
    late = frame.filled(copied, titles) | {writer.pages_root: _page_tree(copied)}
    shared = [item for at, item in everything.items() if at not in replaced and at not in late]
    frames = [SerializedObject(at, content) for at, content in late.items()]
    made = _bound([*shared, *frames], copied, root, info, FileBuilder(copied[-1].behind - 1, out, pair.header))
    return Promised(made.bytes, made.sha256, writer.pdfa, writer.pdfua, pair)


@dataclass(frozen=True, slots=True)
class _Template:
    """What a family's copies have each in its own way."""

    family: Family
    places: Mapping[int, int]
    """Where in a copy's numbers each object of the first one comes."""
    order: Sequence[Slot]
    objects: Sequence[tuple[int, bool, Printer]]
    """Its number in the first copy, whether it is a stream, and its printer."""
    rows: Printer
    """Its rows of the parent tree."""
    replaced: frozenset[int]
    """Objects of the first copy that no longer say what is true."""


def _template(writer: FileWriter, one: Family, forms: frozenset[int]) -> _Template:
    """From the objects of the first copy as they were written; `forms` are those that lead into any copy's tree."""
    body = one.body
    tree = body.tree
    numbers = {*body.pages, *body.annotations, *body.fields.roots, *tree.elements.values(), *body.forms}
    written = {at: writer.objects.written(at) for at in numbers}
    if forms:
        # Pages find a form by its name among what they use: what leads to a copy's own forms is its own as well, and
        # those of other families would lead nowhere from it.
        written[writer.resources] = writer.what_pages_use(forms - body.forms), b""
    own = sorted(written)
    changed = {body.contents[at] for streams in one.members.values() for at in streams}
    unlike = {*own, *changed, tree.root}
    templates = {at: template(written[at][0], unlike, written[at][1]) for at in own}
    rows = template(joined(joined((row, b" ")) for row in tree.rows), unlike)
    # A number stands in many slots of many objects; each copy works out once what it is there, and every object picks
    # its own from that row.
    slots = dict.fromkeys(slot for each in (*templates.values(), rows) for slot in each.slots)
    order = {slot: index for index, slot in enumerate(slots)}
    return _Template(
        one,
        {at: place for place, at in enumerate(own)},
        list(order),
        [(at, at in body.forms, templates[at].printer(order)) for at in own],
        rows.printer(order),
        frozenset((*own, tree.root, tree.parents)),
    )


@dataclass(frozen=True, slots=True)
class _Instance:
    """One copy: its numbers begin at `start`, its keys of the parent tree at `key`."""

    template: _Template
    place: int
    start: int
    key: int
    other: Mapping[int, int]
    """The content stream of each of its own pages by that of the first copy, and what is above its elements."""

    @property
    def rows(self) -> int:
        """The number of its node of the parent tree."""
        return self.start + len(self.template.places)

    @property
    def entry(self) -> int:
        """The number of its entry in the outline."""
        return self.rows + 1

    @property
    def behind(self) -> int:
        """The first number that is not its own."""
        return self.entry + 1

    def at(self, number_in_first: int) -> int:
        """Its own number of an object."""
        place = self.template.places.get(number_in_first)
        if place is not None:
            return self.start + place
        return self.other.get(number_in_first, number_in_first)

    @property
    def pages(self) -> list[int]:
        """The numbers of its pages."""
        return [self.at(page) for page in self.template.family.body.pages]

    @property
    def begins(self) -> tuple[int, bytes, bytes]:
        """Where its first page is: the index of the surface, and the upper left corner as a destination has it."""
        body = self.template.family.body
        first = body.document.pages[0]
        for index, surface in enumerate(body.surfaces):
            for placed in surface.pages:
                if placed.page is first:
                    left, _, _, top = moved_box(placed.matrix, (0.0, 0.0, first.width, first.height))
                    edge = "null" if surface.alone else number(left)
                    return index, edge.encode("ascii"), number(top).encode("ascii")
        raise AssertionError("every page of a document stands on a surface")

    @property
    def root(self) -> int:
        """The number of its uppermost element."""
        body = self.template.family.body
        return self.at(body.tree.elements[id(body.document.root)])

    @property
    def behind_keys(self) -> int:
        """The first key that is not its own."""
        return self.key + len(self.template.family.body.tree.rows)

    def named(self, identifier: str) -> str:
        """An identifier, or the name of an imported field, that no other copy has."""
        return f"{self.place + 1}-{identifier}"

    def objects(self) -> Iterator[SerializedObject]:
        """All that is its own."""
        held = [self._held(slot) for slot in self.template.order]
        for at, stream, printed in self.template.objects:
            yield SerializedObject(self.at(at), printed(held), stream)
        limits = self.key, self.behind_keys - 1
        yield SerializedObject(self.rows, b"<</Limits[%d %d]/Nums[%s]>>" % (*limits, self.template.rows(held)))

    def _held(self, slot: Slot) -> bytes:
        if isinstance(slot.value, int):
            return b"%d" % (self.key + slot.value if slot.kind is SlotKind.KEY else self.at(slot.value))
        if slot.kind is SlotKind.FIELD:
            return text(path(f"copy-{self.place + 1}", slot.value))
        return text(self.named(slot.value))


def _instances(
    templates: Sequence[_Template], streams: Mapping[int, Mapping[int, int]], start: int, top: int
) -> list[_Instance]:
    made: list[_Instance] = []
    key = 0
    for index, each in enumerate(templates):
        other = {**streams[index], each.family.body.tree.root: top}
        made.append(_Instance(each, index, start, key, other))
        start, key = made[-1].behind, made[-1].behind_keys
    return made


@dataclass(frozen=True, slots=True)
class _Frame:
    """The objects that hold the copies together, by number: tree, its parents, its first element, outline, form."""

    namespaces: Namespaces | None
    tree: int
    parents: int
    top: int
    outline: int
    form: int

    def filled(self, copied: Sequence[_Instance], titles: Sequence[str]) -> dict[int, bytes]:
        """What they say; and the entries of the outline."""
        identifiers = (
            (copy.named(identifier), copy.at(element))
            for copy in copied
            for identifier, element in copy.template.family.body.tree.identifiers
        )
        filled = {
            self.tree: dictionary(
                Type=b"/StructTreeRoot",
                K=reference(self.top),
                ParentTree=reference(self.parents),
                ParentTreeNextKey=b"%d" % copied[-1].behind_keys,
                IDTree=name_tree(identifiers),
                Namespaces=self.namespaces.listed if self.namespaces else None,
            ),
            self.parents: dictionary(Kids=array(reference(copy.rows) for copy in copied)),
            self.form: _form(copied),
            self.top: dictionary(
                S=b"/Document",
                NS=self.namespaces.of(Role.DOCUMENT) if self.namespaces else None,
                P=reference(self.tree),
                K=array(reference(copy.root) for copy in copied),
            ),
            self.outline: dictionary(
                Type=b"/Outlines",
                First=reference(copied[0].entry),
                Last=reference(copied[-1].entry),
                Count=b"%d" % len(copied),
            ),
        }
        for index, (copy, title) in enumerate(zip(copied, titles, strict=True)):
            at, left, top = copy.begins
            page, element = (
                b"[%s /XYZ %s %s null]" % (reference(target), left, top) for target in (copy.pages[at], copy.root)
            )
            leads = {"Dest": page}
            if self.namespaces:
                leads = {"A": dictionary(S=b"/GoTo", D=page, SD=element)}
            filled[copy.entry] = dictionary(
                Title=text(title),
                Parent=reference(self.outline),
                Prev=reference(copied[index - 1].entry) if index else None,
                Next=reference(copied[index + 1].entry) if index + 1 < len(copied) else None,
                **leads,
            )
        return filled


def _form(copied: Sequence[_Instance]) -> bytes:
    """The interactive form with the fields of all copies."""
    together = FieldsOfDocument()
    for copy in copied:
        fields = copy.template.family.body.fields
        together.roots += map(copy.at, fields.roots)
        together.fonts |= fields.fonts
    return form(together) or b"null"


def _page_tree(copied: Sequence[_Instance]) -> bytes:
    pages = [page for copy in copied for page in copy.pages]
    return dictionary(Type=b"/Pages", Count=b"%d" % len(pages), Kids=array(map(reference, pages)))


def _bound(
    shared: Sequence[SerializedObject],
    copied: Sequence[_Instance],
    root: int,
    info: int | None,
    builder: FileBuilder,
) -> Finished:
    """Write the file; of the objects that only one copy has no more are in memory than fill an object stream."""
    waiting: list[SerializedObject] = []

    def put(item: SerializedObject) -> None:
        if item.stream:
            builder.add(item.number, indirect_object(item))
            return
        waiting.append(item)
        if len(waiting) == IN_A_STREAM:
            flush()

    def flush() -> None:
        chunk = packed([(item.number, item.content) for item in waiting], _LEVEL)
        builder.add_packed([item.number for item in waiting], chunk)
        waiting.clear()

    for item in shared:
        put(item)
    for copy in copied:
        for item in copy.objects():
            put(item)
    if waiting:
        flush()
    return builder.end(root, info)
