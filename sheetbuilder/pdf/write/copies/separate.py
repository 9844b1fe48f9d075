"""Copies of one document that differ on a page or two: what they share is painted, embedded and packed once."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Container, Hashable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from sheetbuilder.layout.flow.pages import Document
from sheetbuilder.layout.letterheads import Overlays
from sheetbuilder.layout.roles import Node
from sheetbuilder.layout.sides import BOTH_SIDES, PaperSides
from sheetbuilder.layout.surfaces import Surface, each_alone
from sheetbuilder.pdf.conformance.standards import UA_1, StandardPair
from sheetbuilder.pdf.write.copies.alike import finished, laid_down
from sheetbuilder.pdf.write.copies.alphabet import made_ready
from sheetbuilder.pdf.write.copies.kin import kin
from sheetbuilder.pdf.write.file import SerializedObject
from sheetbuilder.pdf.write.fonts import FontShelf
from sheetbuilder.pdf.write.painting import Placements
from sheetbuilder.pdf.write.writing import DocumentObjects, FileWriter, Filling, Written
from sheetbuilder.theme.palette import Palette
from sheetbuilder.values import replace

Placing = Callable[[Document], Sequence[Surface]]
"""From a copy to its pages where they are printed; it goes by how many pages there are and how large each is."""


def each_side(document: Document) -> Sequence[Surface]:
    """Each page as a surface of its own."""
    return each_alone(document.pages)


@dataclass(frozen=True, slots=True)
class Family:
    """Copies with one structure: where the first has a mark, a link or a figure, all have, in the same places."""

    body: DocumentObjects
    """That of the first."""
    members: Mapping[int, Mapping[int, bytes]]
    """By the number of a copy: the content of the surfaces that are its own, by the index of the surface."""


def singly(
    copies: Sequence[Document],
    own: Sequence[Set[int]],
    palette: Palette,
    shelf: FontShelf,
    overlays: Overlays | None = None,
    sides: PaperSides = BOTH_SIDES,
    placing: Placing = each_side,
    filling: Filling | None = None,
    pair: StandardPair = UA_1,
) -> Iterator[tuple[int, Written]]:
    """A file for each copy, with its index; the pages that copies share are the same objects.

    `own` tells of each the indexes of the pages that nobody else has, also where there is but one copy. `placing`
    tells where pages are printed, `pair` what the files are made to. The order is that of families. A file is the same
    to the byte whichever other copies there are: of its family's first it has nothing that not all of them have.
    """
    for kind in kin(copies, own):
        left = kind.members
        while left:
            writer = FileWriter(palette, shelf, overlays, sides, filling, pair)
            made_ready(writer.fonts, kind.letters)
            one, left = family(writer, copies, left, placing, kind.own)
            root, info = writer.catalogue(one.body.document, writer.entries(one.body))
            left_open = {one.body.contents[at] for contents in one.members.values() for at in contents}
            common = laid_down(writer.objects, left_open, pair.header)
            for index, contents in one.members.items():
                streams = [_stream(one.body.contents[at], contents[at]) for at in sorted(contents)]
                yield index, writer.finished(finished(common, streams, writer.objects.last, root, info))


def family(
    writer: FileWriter, copies: Sequence[Document], left: Sequence[int], placing: Placing, known: Set[int] = frozenset()
) -> tuple[Family, list[int]]:
    """The copies that go with the first of those that are left, and the others.

    `known` are the indexes of pages that each has of its own whatever they show, the first as well as the others.
    """
    first = copies[left[0]]
    shown = placing(first)
    # Two of them that look alike in the first copy need not do so in another.
    apart = _surfaces_of(first, shown, known)
    body = writer.body(first, shown, apart)
    shapes: dict[int, Hashable] = {}
    members: dict[int, dict[int, bytes]] = {}
    others = []
    for index in left:
        own: dict[int, bytes] = {}
        surfaces = body.surfaces if index == left[0] else placing(copies[index])
        fits = _places(surfaces) == _places(body.surfaces) and _told(copies[index]) == _told(first)
        for at in dict.fromkeys((*apart, *_own(body.surfaces, surfaces))) if fits else ():
            placements = Placements()
            ((_, own[at]),) = writer.painted(copies[index], {at: surfaces[at]}, placements)
            # Content streams are replaced by number and nothing else is written anew, so a copy may differ in what it
            # paints, but not in where its marks, links, figures and anchors are: tree and annotations tell of those.
            if at not in shapes:
                shapes[at] = _shape(placements) if index == left[0] else _shape_of(writer, body, at)
            fits = fits and _shape(placements) == shapes[at]
        if fits:
            members[index] = own
        else:
            others.append(index)
    return Family(body, members), others


def _told(document: Document) -> Hashable:
    """What a file tells of its document beside pages and tree."""
    told = document.title, document.language, document.author, document.subject
    return (*told, document.date, document.revision, document.bookmarks)


def _places(surfaces: Sequence[Surface]) -> Hashable:
    """Surfaces but for what stands on their pages."""
    return tuple((replace(one, pages=()), *((each.matrix, each.window) for each in one.pages)) for one in surfaces)


def _surfaces_of(document: Document, surfaces: Sequence[Surface], pages: Container[int]) -> list[int]:
    """The indexes of the surfaces on which some of a document's pages stand, which are told by their indexes."""
    told = {id(page) for at, page in enumerate(document.pages) if at in pages}
    return [at for at, surface in enumerate(surfaces) if any(id(one.page) in told for one in surface.pages)]


def _own(first: Sequence[Surface], copy: Sequence[Surface]) -> list[int]:
    """The indexes of the surfaces with a page that is not one of the first."""
    both = enumerate(zip(first, copy, strict=True))
    return [
        at
        for at, (one, other) in both
        if any(this.page is not that.page for this, that in zip(one.pages, other.pages, strict=True))
    ]


def _shape_of(writer: FileWriter, body: DocumentObjects, at: int) -> Hashable:
    placements = Placements()
    for _ in writer.painted(body.document, {at: body.surfaces[at]}, placements):
        pass
    return _shape(placements)


def _shape(placements: Placements) -> Hashable:
    """All that the tree, the links and the destinations take from a page: if it is the same, so are they."""
    known: dict[int, int] = {}

    def told(node: Node | None) -> Iterator[Hashable]:
        while node is not None:
            if id(node) in known:
                yield known[id(node)]
                return
            known[id(node)] = len(known)
            says = (node.role, node.title, node.alt, node.language, node.anchor, node.target)
            yield *says, node.field_kind, node.scope, node.numbering, len(node.kids)
            node = node.parent

    (owners,) = placements.owners.values()
    return (
        tuple(tuple(told(owner)) for owner in owners),
        tuple(placements.boxes.values()),
        tuple((tuple(told(line.node)), line.box) for line in placements.links),
        tuple(placements.anchors.items()),
        tuple(placements.areas),
    )


def _stream(number: int, content: bytes) -> SerializedObject:
    data = zlib.compress(content, 9)
    return SerializedObject(number, b"<</Filter/FlateDecode/Length %d>>\nstream\n%s" % (len(data), data), stream=True)
