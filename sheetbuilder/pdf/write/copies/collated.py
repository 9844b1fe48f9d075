"""All copies in one file for the printer, each with its own pages and its own part of the structure tree."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sheetbuilder.layout.flow.pages import Document
from sheetbuilder.layout.letterheads import Overlays
from sheetbuilder.pdf.write.copies.separate import Family, family
from sheetbuilder.pdf.write.copies.template import Kind, Pattern, Slot, belonging, head, parent_rows, pattern
from sheetbuilder.pdf.write.fields import FieldsOfDocument, form
from sheetbuilder.pdf.write.file import IN_A_STREAM, Binding, Ready, laid, packed, ready
from sheetbuilder.pdf.write.fonts import FontShelf
from sheetbuilder.pdf.write.navigation import page_labels
from sheetbuilder.pdf.write.objects import dictionary, number, reference, text
from sheetbuilder.pdf.write.writing import Face, Making, Written
from sheetbuilder.theme.palette import Palette

_LEVEL = 6
"""How hard what is much alike is compressed: the last hundredth of its size would cost a third of the time."""

Filled = Callable[[Sequence[bytes]], bytes]
"""From what a copy puts in all of its places to the bytes of an object."""


def collated(
    copies: Sequence[Document],
    titles: Sequence[str],
    palette: Palette,
    shelf: FontShelf,
    overlays: Overlays | None = None,
) -> Written:
    """One file of all copies; `titles` are what the outline calls them.

    What copies share is in the file once: contents of pages, fonts, pictures. Pages and elements are each copy's own,
    for an element has one place in the tree (ISO 32000-1, 14.7.2). Each copy has the page numbers of its own; the page
    labels, of which no two may be alike, put the copy's number before them: 12-17.
    """
    making = Making(palette, shelf, overlays)
    families = []
    left = list(range(len(copies)))
    while left:
        one, left = family(making, copies, left)
        families.append(one)
    frame = _Frame(*(making.objects.add()[0] for _ in range(5)))
    pages = [page for copy in copies for page in copy.pages]
    # Which objects the pages are is known when all others have their numbers.
    ahead = [f"{place}-" for place, copy in enumerate(copies, 1) for _ in copy.pages]
    labels = page_labels(pages, ahead)
    fields = any(one.body.fields.roots for one in families)
    face = Face(
        [frame.top] * len(pages), frame.tree, frame.outline, None, labels, reference(frame.form) if fields else None
    )
    root, info = making.catalogue(copies[0], face)
    streams = {
        index: {one.body.contents[at]: making.stream(content) for at, content in own.items()}
        for one in families
        for index, own in one.members.items()
    }
    everything = {item.number: item for item in ready(making.objects)}
    unlike = {making.pages_root, root, info, frame.tree, frame.parents, frame.top, frame.outline, frame.form}
    moulds: dict[int, _Mould] = {}
    for one in families:
        moulds |= dict.fromkeys(one.members, _mould(one, everything, unlike, frame.top))
    casts = _casts([moulds[index] for index in range(len(copies))], streams, max(everything) + 1)
    replaced = {at for mould in moulds.values() for at in mould.replaced}
    late = frame.filled(casts, titles) | {making.pages_root: _page_tree(casts)}
    shared = [item for at, item in everything.items() if at not in replaced and at not in late]
    frames = [Ready(at, content) for at, content in late.items()]
    return Written(_bound([*shared, *frames], casts, root, info), making.pdfa, making.pdfua)


@dataclass(frozen=True, slots=True)
class _Mould:
    """What a family's copies have each in its own way."""

    family: Family
    places: Mapping[int, int]
    """Where in a copy's numbers each object of the first one comes."""
    order: Sequence[Slot]
    objects: Sequence[tuple[int, bool, Filled]]
    """Its number in the first copy, whether it is a stream, and its printer."""
    rows: Filled
    """Its rows of the parent tree."""
    keys: int
    identifiers: Sequence[tuple[bytes, int]]
    replaced: frozenset[int]
    """Objects of the first copy that no longer say what is true."""


def _mould(one: Family, everything: Mapping[int, Ready], unlike: set[int], top: int) -> _Mould:
    body = one.body
    tree, parents = body.tree.root, body.tree.parents
    imported_pages = [at for at, item in everything.items() if item.stream and b"/StructParents " in head(item)]
    seeds = [*body.pages, *body.annotations, *body.tree.elements.values()]
    own = sorted(belonging(everything, [*seeds, *imported_pages], {*unlike, tree, parents}))
    changed = {body.contents[at] for streams in one.members.values() for at in streams}
    root = body.tree.elements[id(body.document.root)]
    patterns: dict[int, Pattern] = {}
    for at in own:
        item = everything[at]
        if at == root:
            content = item.content.replace(b"/S/Document", b"/S/Part", 1)
            item = Ready(at, content.replace(b"/P %d 0 R" % tree, b"/P %d 0 R" % top, 1))
        patterns[at] = pattern(item, {*own, *changed})
    rows, keys = parent_rows(everything[parents].content, own)
    slots = {slot: None for one_pattern in (*patterns.values(), rows) for slot in one_pattern.slots}
    order = {slot: index for index, slot in enumerate(slots)}
    identifiers = [
        (bytes(slot.value), at)
        for at, one_pattern in patterns.items()
        for slot in one_pattern.slots
        if slot.kind is Kind.IDENTIFIER and isinstance(slot.value, bytes)
    ]
    return _Mould(
        one,
        {at: place for place, at in enumerate(own)},
        list(order),
        [(at, everything[at].stream, patterns[at].printer(order)) for at in own],
        rows.printer(order),
        keys,
        identifiers,
        frozenset((*own, tree, parents)),
    )


@dataclass(frozen=True, slots=True)
class _Cast:
    """One copy: its numbers begin at `start`, its keys of the parent tree at `key`."""

    mould: _Mould
    place: int
    start: int
    key: int
    streams: Mapping[int, int]
    """The content stream of each of its own pages, by that of the first copy."""

    @property
    def rows(self) -> int:
        """The number of its node of the parent tree."""
        return self.start + len(self.mould.places)

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
        place = self.mould.places.get(number_in_first)
        if place is not None:
            return self.start + place
        return self.streams.get(number_in_first, number_in_first)

    @property
    def pages(self) -> list[int]:
        """The numbers of its pages."""
        return [self.at(page) for page in self.mould.family.body.pages]

    @property
    def root(self) -> int:
        """The number of its uppermost element."""
        body = self.mould.family.body
        return self.at(body.tree.elements[id(body.document.root)])

    def named(self, identifier: bytes) -> bytes:
        """An identifier, or the name of a field, that no other copy has; a text as it is written in the file."""
        ahead = f"{self.place + 1}-"
        if identifier.startswith(b"("):
            return b"(" + ahead.encode("ascii") + identifier[1:]
        if identifier.upper().startswith(b"<FEFF"):
            return b"<FEFF" + ahead.encode("utf-16-be").hex().encode("ascii") + identifier[5:]
        return b"<" + ahead.encode("ascii").hex().encode("ascii") + identifier[1:]

    def objects(self) -> Iterator[Ready]:
        """All that is its own."""
        held = [self._held(slot) for slot in self.mould.order]
        for at, stream, printed in self.mould.objects:
            yield Ready(self.at(at), printed(held), stream)
        last = self.key + self.mould.keys - 1
        yield Ready(self.rows, b"<</Limits[%d %d]/Nums[%s]>>" % (self.key, last, self.mould.rows(held)))

    def _held(self, slot: Slot) -> bytes:
        if isinstance(slot.value, bytes):
            return self.named(slot.value)
        return b"%d" % (self.key + slot.value if slot.kind is Kind.KEY else self.at(slot.value))


def _casts(moulds: Sequence[_Mould], streams: Mapping[int, Mapping[int, int]], start: int) -> list[_Cast]:
    casts: list[_Cast] = []
    key = 0
    for index, mould in enumerate(moulds):
        casts.append(_Cast(mould, index, start, key, streams[index]))
        start, key = casts[-1].behind, key + mould.keys
    return casts


@dataclass(frozen=True, slots=True)
class _Frame:
    """The objects that hold the copies together, by number: tree, its parents, its first element, outline, form."""

    tree: int
    parents: int
    top: int
    outline: int
    form: int

    def filled(self, casts: Sequence[_Cast], titles: Sequence[str]) -> dict[int, bytes]:
        """What they say; and the entries of the outline."""
        names = sorted(
            (_plain(cast.named(identifier)), cast.named(identifier), cast.at(element))
            for cast in casts
            for identifier, element in cast.mould.identifiers
        )
        filled = {
            self.tree: dictionary(
                Type=b"/StructTreeRoot",
                K=reference(self.top),
                ParentTree=reference(self.parents),
                ParentTreeNextKey=b"%d" % (casts[-1].key + casts[-1].mould.keys),
                IDTree=b"<</Names[%s]>>" % b" ".join(b"%s %d 0 R" % name[1:] for name in names) if names else None,
            ),
            self.parents: dictionary(Kids=_array(cast.rows for cast in casts)),
            self.form: _form(casts),
            self.top: dictionary(S=b"/Document", P=reference(self.tree), K=_array(cast.root for cast in casts)),
            self.outline: dictionary(
                Type=b"/Outlines",
                First=reference(casts[0].entry),
                Last=reference(casts[-1].entry),
                Count=b"%d" % len(casts),
            ),
        }
        for index, (cast, title) in enumerate(zip(casts, titles, strict=True)):
            height = cast.mould.family.body.document.pages[0].height
            filled[cast.entry] = dictionary(
                Title=text(title),
                Parent=reference(self.outline),
                Prev=reference(casts[index - 1].entry) if index else None,
                Next=reference(casts[index + 1].entry) if index + 1 < len(casts) else None,
                Dest=b"[%s /XYZ null %s null]" % (reference(cast.pages[0]), number(height).encode("ascii")),
            )
        return filled


def _form(casts: Sequence[_Cast]) -> bytes:
    """The interactive form with the fields of all copies."""
    together = FieldsOfDocument()
    for cast in casts:
        fields = cast.mould.family.body.fields
        together.roots += map(cast.at, fields.roots)
        together.fonts |= fields.fonts
    return form(together) or b"null"


def _page_tree(casts: Sequence[_Cast]) -> bytes:
    pages = [page for cast in casts for page in cast.pages]
    return dictionary(Type=b"/Pages", Count=b"%d" % len(pages), Kids=_array(pages))


def _bound(shared: Sequence[Ready], casts: Sequence[_Cast], root: int, info: int) -> bytes:
    """The file; of the objects that only one copy has no more are in memory than fill an object stream."""
    binding = Binding(casts[-1].behind - 1)
    waiting: list[Ready] = []

    def put(item: Ready) -> None:
        if item.stream:
            binding.add(item.number, laid(item))
            return
        waiting.append(item)
        if len(waiting) == IN_A_STREAM:
            flush()

    def flush() -> None:
        chunk = packed([(item.number, item.content) for item in waiting], _LEVEL)
        binding.add_packed([item.number for item in waiting], chunk)
        waiting.clear()

    for item in shared:
        put(item)
    for cast in casts:
        for item in cast.objects():
            put(item)
    if waiting:
        flush()
    return binding.end(root, info)


def _array(numbers: Iterable[int]) -> bytes:
    return b"[%s]" % b" ".join(map(reference, numbers))


def _plain(identifier: bytes) -> bytes:
    """The bytes that a written text stands for, by which names are sorted (ISO 32000-1, 7.9.6)."""
    if identifier.startswith(b"<"):
        return bytes.fromhex(identifier[1:-1].decode("ascii"))
    return re.sub(rb"\\(.)", rb"\1", identifier[1:-1])
