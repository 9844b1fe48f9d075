"""The common half of a file: all that its document has alike with those of other brands, written and packed once.

It holds the common layer of every page, their part of the structure tree, their links, the fonts and the colour space
that is meant. What it leaves open has a number already, and is filled by the half that is the document's own.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sheetbuilder.layout.roles import Node
from sheetbuilder.layout.surfaces import PlacedPage, Surface
from sheetbuilder.pdf.conformance.standards import UA_2
from sheetbuilder.pdf.write.artworks import ArtworksInFile
from sheetbuilder.pdf.write.copies.alike import laid_down
from sheetbuilder.pdf.write.copies.alphabet import Codes, Letters, made_ready
from sheetbuilder.pdf.write.copies.neutral_tree import OpenRows, neutral_tree
from sheetbuilder.pdf.write.copies.skeleton import Skeleton
from sheetbuilder.pdf.write.fields import FieldsOfDocument
from sheetbuilder.pdf.write.file import Begun
from sheetbuilder.pdf.write.fillable import PlacesInFile
from sheetbuilder.pdf.write.fonts import FontShelf, FontsInFile
from sheetbuilder.pdf.write.form_looks import FormLooks
from sheetbuilder.pdf.write.imported_pages import ImportedPagesInFile
from sheetbuilder.pdf.write.layers import layers
from sheetbuilder.pdf.write.metadata import output_intent
from sheetbuilder.pdf.write.namespaces import Namespaces
from sheetbuilder.pdf.write.navigation import DestinationsInFile, link_of
from sheetbuilder.pdf.write.objects import Objects
from sheetbuilder.pdf.write.painting import LinkLine, Paints, Placements, paint
from sheetbuilder.pdf.write.pieces import PiecesInFile
from sheetbuilder.pdf.write.slots import Content, dictionary, joined, plain
from sheetbuilder.pdf.write.structure import in_order
from sheetbuilder.pdf.write.syntax import reference
from sheetbuilder.pdf.write.writing import FileKind, page_object
from sheetbuilder.theme.palette import Palette


@dataclass(frozen=True, slots=True)
class Reserved:
    """The numbers of what the own half fills."""

    resources: int
    colours: int
    page_tree: int
    tree: int
    pages: Sequence[int]
    above: Sequence[int]
    """The elements that have common ones among their kids, as the skeleton lists them."""


@dataclass(frozen=True, slots=True)
class NeutralFields:
    """The common fields."""

    looks: FormLooks
    roots: Mapping[int, Sequence[int]]
    """Those of each common stretch of the tree, by the `id` of its node."""
    annotations: Mapping[int, Sequence[tuple[int, int]]]
    """The annotations of each, in the order in which it is read: the number, and the index of the surface."""


@dataclass(frozen=True, slots=True)
class NeutralHalf:
    """What is written, and what the own half has to know of it."""

    begun: Begun
    """The file as far as it goes."""
    reserved: Reserved
    bodies: Mapping[tuple[int, int], int]
    """The stream of a page's common layer, by the index of its surface and its place there."""
    blended: frozenset[int]
    """Those of them in which something may shine through."""
    fonts: bytes
    """What the pages' /Font says."""
    codes: Codes
    intent: bytes
    tops: Mapping[int, int]
    """The element of each common stretch of the tree that holds anything, by the `id` of its node."""
    named: Mapping[str, int]
    """The elements that common anchors name, in a file whose destinations are to be elements."""
    namespaces: Namespaces | None
    owners: Sequence[int]
    """Of each surface how many marks it has."""
    rows: Sequence[bytes]
    """References to their elements, in order."""
    shown: Mapping[int, tuple[bytes, bytes]]
    """By surface, where all of it is known: the page, before and behind what its /Contents say."""
    listed: dict[Hashable, tuple[Content | None, Sequence[Content]]]
    """The name tree and the lines of the outline, by the anchors and bookmarks that a document has."""
    anchors: Mapping[str, tuple[int, float | None, float]]
    annotations: Sequence[tuple[int, int]]
    """The common links and fields: the index of the surface, and the number."""
    parents: Sequence[int]
    """The element of each of them, in the same order."""
    open_links: Sequence[tuple[int, LinkLine, int]]
    """Those that lead to something of the document's own: number, line, key of the parent tree."""
    open_contents: Sequence[OpenRows]
    fields: NeutralFields | None
    """In a file that can be filled in."""
    artworks: ArtworksInFile
    held: Sequence[object] = field(repr=False)
    """What the document's shape goes by: held here, so that nothing else can be taken for it."""


def neutral_half(
    surfaces: Sequence[Surface],
    reading: Sequence[tuple[int, int, PlacedPage]],
    skeleton: Skeleton,
    letters: Letters,
    palette: Palette,
    shelf: FontShelf,
    kind: FileKind,
) -> NeutralHalf:
    """Write it: `reading` has each page with the index of its surface and its place there, as they are read."""
    objects = Objects()
    resources, colours, pages_above, tree = (objects.add()[0] for _ in range(4))
    pages, above = ([objects.add()[0] for _ in each] for each in (surfaces, skeleton.parents))
    reserved = Reserved(resources, colours, pages_above, tree, pages, above)
    namespaces = Namespaces(objects) if kind.pair is UA_2 else None
    fonts, pieces = FontsInFile(shelf, objects), PiecesInFile(objects)
    artworks = ArtworksInFile(pieces)
    paints = Paints(palette, fonts, artworks, ImportedPagesInFile(pieces), kind.filling is not None)
    placements = Placements(owners={index: [] for index in range(len(surfaces))})
    codes = made_ready(fonts, letters)
    bodies: dict[tuple[int, int], int] = {}
    blended: set[int] = set()
    for index, place, placed in reading:
        if items := layers(placed.page).common:
            content = paint(placed, index, paints, placements, alone=surfaces[index].alone, items=items)
            # What lies over it begins with the state of an untouched page.
            bodies[index, place] = number = objects.stream(b"q\n%s\nQ" % content)
            if artworks.blended_in(content):
                blended.add(number)
    embedded = fonts.embed()
    named = {name: reference(number) for name, number in sorted(embedded.items())}
    intent = output_intent(objects)
    annotations = _Annotations(placements, len(surfaces), objects)
    tops = [top for _, top in skeleton.tops]
    fields = None
    if kind.filling is not None:
        looks = FormLooks(objects, palette, kind.filling.least)
        annotations.add_places(tops, surfaces, looks, namespaces is not None)
        fields = NeutralFields(looks, annotations.roots, annotations.as_read(tops))
    written = neutral_tree(
        skeleton, placements, pages, above, annotations.by_node, annotations.fields.hung, namespaces, objects
    )
    elements, anchors = written.elements, written.anchors
    left_links = annotations.lead(DestinationsInFile(placements, pages, anchors if namespaces else None))
    owners = [placements.owners[index] for index in range(len(surfaces))]
    rows = [b" ".join(reference(elements[id(node)]) for node in nodes) for nodes in owners]
    left = {resources, colours, pages_above, tree, *pages, *above, *(number for number, _, _ in left_links)}
    left |= {number for one in written.open_contents for number, _ in one.elements.values()}
    by_surface = _by_surface(annotations.made, fields, tops)
    return NeutralHalf(
        laid_down(objects, left, kind.pair.header),
        reserved,
        bodies,
        frozenset(blended),
        dictionary(**named),
        codes,
        intent,
        {id(top): elements[id(top)] for top in tops if id(top) in elements},
        anchors,
        namespaces,
        [len(nodes) for nodes in owners],
        rows,
        _shown(surfaces, reserved, by_surface),
        {},
        placements.anchors,
        annotations.made,
        [elements[node] for node in annotations.nodes],
        left_links,
        written.open_contents,
        fields,
        artworks,
        (skeleton, [placed.page.common for _, _, placed in reading], shelf),
    )


def _by_surface(
    made: Sequence[tuple[int, int]], fields: NeutralFields | None, tops: Sequence[Node]
) -> dict[int, list[int]]:
    """The annotations of each surface; where there are fields, in the order in which they are read."""
    found: dict[int, list[int]] = {}
    if fields is not None:
        made = [(index, number) for top in tops for number, index in fields.annotations[id(top)]]
    for index, number in made:
        found.setdefault(index, []).append(number)
    return found


def _shown(
    surfaces: Sequence[Surface], reserved: Reserved, annotations: Mapping[int, Sequence[int]]
) -> dict[int, tuple[bytes, bytes]]:
    """The pages that stand alone and are common but for what is printed on them, in two parts each."""
    found = {}
    for index, surface in enumerate(surfaces):
        if is_known(surface):
            page = page_object(
                surface,
                index,
                parent=reserved.page_tree,
                resources=reserved.resources,
                contents=_OPEN,
                annotations=annotations.get(index),
                grey=False,
            )
            before, _, behind = plain(page).partition(_OPEN)
            found[index] = before, behind
    return found


_OPEN = b"\0"


def is_known(surface: Surface) -> bool:
    """Whether all that is said of a page of the file follows from its common layer."""
    return surface.alone and surface.trim is None and surface.pages[0].page.common is not None


class _Annotations:
    """The annotations of common links and places, with keys of the parent tree from `first_key` on."""

    def __init__(self, placements: Placements, first_key: int, objects: Objects) -> None:
        self._placements, self._first_key, self._objects = placements, first_key, objects
        self.by_node: dict[int, list[tuple[int, int]]] = {}
        """The (number, index of the surface) pairs by the `id` of the node."""
        self.nodes: list[int] = []
        """The `id` of the node of each, in the order of their keys."""
        self.made: list[tuple[int, int]] = []
        """The index of the surface of each, and its number."""
        self.fields = FieldsOfDocument()
        self.roots: dict[int, Sequence[int]] = {}
        """The fields in each common stretch of the tree, by the `id` of its node."""
        self._links: list[tuple[int, LinkLine, int]] = []
        for line in placements.links:
            number, _ = objects.add()
            self._links.append((number, line, self._add(id(line.node), number, line.surface)))

    def _add(self, node: int, number: int, surface: int) -> int:
        """Take note of one; its key."""
        self.by_node.setdefault(node, []).append((number, surface))
        self.nodes.append(node)
        self.made.append((surface, number))
        return self._first_key + len(self.nodes) - 1

    def add_places(self, tops: Iterable[Node], surfaces: Sequence[Surface], looks: FormLooks, annotated: bool) -> None:
        """Write the places to write as fields."""
        places = PlacesInFile(self._placements, surfaces, looks, self._objects, self.fields, annotated=annotated)
        for top in tops:
            before = len(self.fields.roots)
            places.add(top.walk())
            self.roots[id(top)] = self.fields.roots[before:]
        places.end()
        for node, widgets in self.fields.nodes.items():
            for number, surface in widgets:
                key = self._add(node, number, surface)
                body = joined((b"<<", self.fields.bodies[number], b"/StructParent %d>>" % key))
                self._objects.fill(number, plain(body))

    def lead(self, destinations: DestinationsInFile) -> list[tuple[int, LinkLine, int]]:
        """Write the links; those that lead to something of the document's own are left: number, line, key."""
        left = []
        for number, line, key in self._links:
            target = line.node.target or ""
            if target.startswith("#") and not destinations.has(target[1:]):
                left.append((number, line, key))
            else:
                self._objects.fill(number, annotation(line, destinations, key))
        return left

    def as_read(self, tops: Iterable[Node]) -> dict[int, list[tuple[int, int]]]:
        """Those of each common stretch, in the order in which it is read."""
        return {
            id(top): [one for node in in_order(top, self.fields.hung) for one in self.by_node.get(id(node), ())]
            for top in tops
        }


def annotation(line: LinkLine, destinations: DestinationsInFile, key: int) -> bytes:
    """The annotation of a line of a link, `key` leading back into the tree."""
    return plain(joined((b"<<", link_of(line).body(destinations), b"/StructParent %d>>" % key)))
