"""The common half of a file: all that its document has alike with those of other brands, written and packed once.

It holds the common layer of every page, their part of the structure tree, their links, the fonts and the colour space
that is meant. What it leaves open has a number already, and is filled by the half that is the document's own.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field

from sheetbuilder.layout.roles import Mark, Node
from sheetbuilder.layout.surfaces import PlacedPage, Surface
from sheetbuilder.pdf.write.artworks import ArtworksInFile
from sheetbuilder.pdf.write.copies.alike import laid_down
from sheetbuilder.pdf.write.copies.alphabet import Codes, Letters, made_ready
from sheetbuilder.pdf.write.copies.skeleton import Skeleton
from sheetbuilder.pdf.write.file import Begun
from sheetbuilder.pdf.write.fonts import FontShelf, FontsInFile
from sheetbuilder.pdf.write.imported_pages import ImportedPagesInFile
from sheetbuilder.pdf.write.layers import layers
from sheetbuilder.pdf.write.metadata import output_intent
from sheetbuilder.pdf.write.navigation import DestinationsInFile, link_of
from sheetbuilder.pdf.write.objects import Objects, Raw
from sheetbuilder.pdf.write.painting import LinkLine, Paints, Placements, paint
from sheetbuilder.pdf.write.pieces import PiecesInFile
from sheetbuilder.pdf.write.slots import Content, dictionary, joined, plain
from sheetbuilder.pdf.write.structure import NOTHING_HUNG, Elements, kept
from sheetbuilder.pdf.write.syntax import reference
from sheetbuilder.pdf.write.writing import page_object
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
    """The common links: the index of the surface, and the number."""
    parents: Sequence[int]
    """The element of each of them, in the same order."""
    open_links: Sequence[tuple[int, LinkLine, int]]
    """Those that lead to something of the document's own: number, line, key of the parent tree."""
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
) -> NeutralHalf:
    """Write it: `reading` has each page with the index of its surface and its place there, as they are read."""
    objects = Objects()
    resources, colours, pages_above, tree = (objects.add()[0] for _ in range(4))
    pages, above = ([objects.add()[0] for _ in each] for each in (surfaces, skeleton.parents))
    reserved = Reserved(resources, colours, pages_above, tree, pages, above)
    fonts, pieces = FontsInFile(shelf, objects), PiecesInFile(objects)
    artworks = ArtworksInFile(pieces)
    paints = Paints(palette, fonts, artworks, ImportedPagesInFile(pieces))
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
    links = _Links(placements, pages, len(surfaces), objects)
    elements = _tree(skeleton, placements, reserved, links.by_node, objects)
    owners = [placements.owners[index] for index in range(len(surfaces))]
    rows = [b" ".join(reference(elements[id(node)]) for node in nodes) for nodes in owners]
    left = {resources, colours, pages_above, tree, *pages, *above, *(number for number, _, _ in links.left)}
    return NeutralHalf(
        laid_down(objects, left),
        reserved,
        bodies,
        frozenset(blended),
        dictionary(**named),
        codes,
        intent,
        {id(top): elements[id(top)] for _, top in skeleton.tops if id(top) in elements},
        [len(nodes) for nodes in owners],
        rows,
        _shown(surfaces, reserved, links.made),
        {},
        placements.anchors,
        links.made,
        [elements[node] for node in links.nodes],
        links.left,
        artworks,
        (skeleton, [placed.page.common for _, _, placed in reading], shelf),
    )


def _shown(
    surfaces: Sequence[Surface], reserved: Reserved, annotations: Sequence[tuple[int, int]]
) -> dict[int, tuple[bytes, bytes]]:
    """The pages that stand alone and are common but for what is printed on them, in two parts each."""
    found = {}
    for index, surface in enumerate(surfaces):
        if is_known(surface):
            mine = [number for at, number in annotations if at == index]
            page = page_object(
                surface,
                index,
                parent=reserved.page_tree,
                resources=reserved.resources,
                contents=_OPEN,
                annotations=mine or None,
                grey=False,
            )
            before, _, behind = plain(page).partition(_OPEN)
            found[index] = before, behind
    return found


_OPEN = b"\0"


def is_known(surface: Surface) -> bool:
    """Whether all that is said of a page of the file follows from its common layer."""
    return surface.alone and surface.trim is None and surface.pages[0].page.common is not None


class _Links:
    """The annotations of common links."""

    def __init__(self, placements: Placements, pages: Sequence[int], first_key: int, objects: Objects) -> None:
        self.by_node: dict[int, list[tuple[int, int]]] = {}
        self.nodes: list[int] = []
        self.made: list[tuple[int, int]] = []
        self.left: list[tuple[int, LinkLine, int]] = []
        for key, line in enumerate(placements.links, first_key):
            number, raw = objects.add()
            self.by_node.setdefault(id(line.node), []).append((number, line.surface))
            self.nodes.append(id(line.node))
            self.made.append((line.surface, number))
            target = line.node.target or ""
            if target.startswith("#") and target[1:] not in placements.anchors:
                self.left.append((number, line, key))
            else:
                raw.content = annotation(line, placements, pages, key)


def annotation(line: LinkLine, placements: Placements, pages: Sequence[int], key: int) -> bytes:
    """The annotation of a line of a link, `key` leading back into the tree."""
    body = link_of(line).body(DestinationsInFile(placements, pages))
    return plain(joined((b"<<", body, b"/StructParent %d>>" % key)))


def _tree(
    skeleton: Skeleton,
    placements: Placements,
    reserved: Reserved,
    annotations: Mapping[int, Sequence[tuple[int, int]]],
    objects: Objects,
) -> dict[int, int]:
    """Write the common elements; the number of each, by the `id` of its node."""
    elements: dict[int, int] = {}
    written: list[tuple[Node, Raw]] = []
    above: dict[int, int] = {}
    for at, top in skeleton.tops:
        nodes = kept(top, placements, annotations, NOTHING_HUNG)
        if len(nodes) == 1 and not any(isinstance(kid, Mark) for kid in top.kids):
            continue  # it holds nothing
        above[id(top)] = reserved.above[at]
        for node in nodes:
            elements[id(node)], raw = objects.add()
            written.append((node, raw))
            above |= {id(kid): elements[id(node)] for kid in node.kids if isinstance(kid, Node)}
    writer = Elements(placements, reserved.pages, annotations, elements, NOTHING_HUNG, refer=reference)
    for node, raw in written:
        raw.content = writer.element(node, above[id(node)])
    return elements
