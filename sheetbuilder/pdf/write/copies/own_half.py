"""The own half of a file: what a document has for itself, written behind the common half of all that are like it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count

from sheetbuilder.layout.flow.pages import Document
from sheetbuilder.layout.letterheads import Overlay, Overlays
from sheetbuilder.layout.roles import Mark, Node, Role
from sheetbuilder.layout.sides import PaperSides
from sheetbuilder.layout.surfaces import PlacedPage, Surface
from sheetbuilder.pdf.write.copies.alike import finished
from sheetbuilder.pdf.write.copies.alphabet import ReadyFonts
from sheetbuilder.pdf.write.copies.neutral_half import NeutralHalf, annotation
from sheetbuilder.pdf.write.copies.own_annotations import OwnAnnotations
from sheetbuilder.pdf.write.copies.own_layers import OwnLayers, OwnStreams
from sheetbuilder.pdf.write.copies.skeleton import Skeleton
from sheetbuilder.pdf.write.fields import FieldsOfDocument, form
from sheetbuilder.pdf.write.file import SerializedObject, serialized
from sheetbuilder.pdf.write.fillable import PlacesInFile
from sheetbuilder.pdf.write.imported_pages import ImportedPagesInFile
from sheetbuilder.pdf.write.layers import layers
from sheetbuilder.pdf.write.letterheads import letterhead
from sheetbuilder.pdf.write.metadata import information, xmp
from sheetbuilder.pdf.write.navigation import DestinationsInFile, lines_of, names, outline_lines, page_labels
from sheetbuilder.pdf.write.objects import OwnObjects
from sheetbuilder.pdf.write.painting import Paints, Placements, paint, paint_furniture
from sheetbuilder.pdf.write.pieces import PiecesInFile
from sheetbuilder.pdf.write.shape import ReshapedTree, leading
from sheetbuilder.pdf.write.slots import Content, array, dictionary, joined, plain
from sheetbuilder.pdf.write.structure import Elements, kids_of
from sheetbuilder.pdf.write.syntax import reference
from sheetbuilder.pdf.write.writing import (
    CatalogEntries,
    FileKind,
    Written,
    catalog,
    opened,
    page_object,
    page_tree,
    viewer_entry,
)
from sheetbuilder.theme.palette import Palette
from sheetbuilder.values import replace
from sheetbuilder.version import version

_LEVEL = 5
"""Of zlib, for what is packed for each file anew: level 9 takes twice the time, and a file is eight bytes shorter."""
_LISTS = 4
"""Name trees and outlines of one half that are kept: brands differ in what their own pages hold."""


@dataclass(frozen=True, slots=True)
class Reused:
    """What was written for other documents, and need not be again."""

    layers: OwnLayers
    streams: OwnStreams
    colours: bytes
    """The colour spaces of the palette."""


class OwnHalf:
    """The own half of one document; `written` ends it."""

    def __init__(
        self,
        half: NeutralHalf,
        document: Document,
        surfaces: Sequence[Surface],
        skeleton: Skeleton,
        palette: Palette,
        overlays: Overlays | None,
        memory: Reused,
        kind: FileKind,
    ) -> None:
        self._half = half
        self._document = document
        self._surfaces = surfaces
        self._skeleton = skeleton
        self._overlays = overlays
        self._palette = palette
        self._kind = kind
        self._layers, self._colours = memory.layers, memory.colours
        self._objects = OwnObjects(half.begun.number + 1, memory.streams.compressed)
        # Numbered before all else, so that the outline is the same whatever a brand brings.
        self._listed = [self._objects.add()[0] for _ in range(lines_of(document.bookmarks))]
        pieces = PiecesInFile(self._objects)
        self._artworks = half.artworks.going_on(pieces)
        imported = ImportedPagesInFile(pieces)
        fillable = kind.filling is not None
        self._paints = Paints(
            palette, ReadyFonts(half.codes), self._artworks, imported, fillable, shown=memory.layers.shown()
        )
        # Marks of the common layer come first on each surface; what stands there for them is never asked for its name.
        owners = {index: [document.root] * count for index, count in enumerate(half.owners)}
        self._placements = Placements(owners=owners, anchors={**half.anchors})
        self._fields = FieldsOfDocument()
        self._filled: dict[int, Content] = {}
        self._letterheads: dict[tuple[int, float, float], bytes] = {}

    def written(self, reading: Sequence[tuple[int, int, PlacedPage]], sides: PaperSides) -> Written:
        """The finished file; `reading` has each page with its surface and its place there, as they are read."""
        contents, grey = self._contents(reading)
        annotations = OwnAnnotations(self._placements, self._objects)
        form = self._places(annotations) if self._half.fields is not None else None
        elements, anchors = self._elements(annotations)
        destinations = DestinationsInFile(self._placements, self._half.reserved.pages, anchors)
        self._lead(annotations, destinations)
        tree = self._tree(elements, [elements[node] for node in annotations.nodes])
        reserved = self._half.reserved
        self._pages(contents, grey, annotations)
        self._filled[reserved.page_tree] = page_tree(reserved.pages)
        self._filled[reserved.colours] = self._colours
        self._filled[reserved.resources] = dictionary(
            Font=self._half.fonts, XObject=self._artworks.resources(), ColorSpace=reference(reserved.colours)
        )
        document, tool, pair = self._document, f"sheetbuilder {version()}", self._kind.pair
        named, first_line = self._lists(destinations)
        entries = CatalogEntries(
            reserved.pages,
            tree,
            first_line,
            named,
            page_labels(self._surfaces),
            viewer_entry(sides, self._surfaces),
            form,
        )
        claimed = self._kind.claimed(pdfa=self._artworks.pdfa, pdfua=self._artworks.pdfua)
        metadata = xmp(document, tool, self._objects, pair, claimed)
        root, _ = self._objects.add(catalog(document, entries, reserved.page_tree, metadata, self._half.intent))
        info = None if self._half.namespaces else self._objects.add(information(document, tool))[0]
        return self._kind.promised(self._bound(root, info), claimed)

    def _lists(self, destinations: DestinationsInFile) -> tuple[Content | None, int | None]:
        """The name tree, and the number of the outline's root."""
        anchors, bookmarks = self._placements.anchors, self._document.bookmarks
        key = bookmarks, tuple(anchors.items()), tuple((destinations.elements or {}).items())
        known = self._half.listed.get(key)
        if known is None:
            known = names(destinations), outline_lines(bookmarks, destinations, self._listed)
            self._half.listed[key] = known
            if len(self._half.listed) > _LISTS:
                del self._half.listed[next(iter(self._half.listed))]
        tree, lines = known
        for number, line in zip(self._listed, lines, strict=True):
            self._objects.fill(number, line)
        return tree, self._listed[0] if self._listed else None

    def _contents(self, reading: Sequence[tuple[int, int, PlacedPage]]) -> tuple[list[list[int]], set[int]]:
        """The streams of each surface in order, and the surfaces on which something may shine through."""
        painted = {(index, place): self._own(placed, index) for index, place, placed in reading}
        grey: set[int] = set()
        streams: dict[bytes, int] = {}
        found = []
        for index, surface in enumerate(self._surfaces):
            row: list[int] = []
            for part in self._parts(surface, index, painted):
                if isinstance(part, int):
                    row.append(part)
                    blends = part in self._half.blended
                else:
                    if part not in streams:
                        streams[part] = self._objects.stream(part)
                    row.append(streams[part])
                    blends = self._artworks.blended_in(part)
                if self._palette.neutral and blends:
                    grey.add(index)
            found.append(row)
        return found, grey

    def _own(self, placed: PlacedPage, index: int) -> bytes:
        alone, items = self._surfaces[index].alone, layers(placed.page).own
        return self._layers.painted(
            placed,
            items,
            lambda: paint(placed, index, self._paints, self._placements, alone=alone, items=items),
        )

    def _parts(self, surface: Surface, index: int, painted: Mapping[tuple[int, int], bytes]) -> Iterator[bytes | int]:
        """What a surface paints, in order: streams of the common half, and between them what is its own."""
        waiting: list[bytes] = []
        common = False
        for place, placed in enumerate(surface.pages):
            overlay = self._overlays.of(placed.page) if self._overlays is not None else None
            body, own = self._half.bodies.get((index, place)), painted[index, place]
            if not surface.alone:
                waiting.append(opened(placed))
            if overlay is not None and not overlay.over:
                waiting.append(self._letterhead(placed, overlay))
            if body is not None:
                if waiting:
                    yield b"\n".join(waiting)
                    waiting = []
                yield body
                common = True
            if overlay is not None and overlay.over:
                own = b"q\n%s\nQ\n%s" % (own, self._letterhead(placed, overlay))
            waiting += [own] if own else []
            if not surface.alone:
                waiting.append(b"Q")
        if surface.furniture:
            waiting.append(b"q\n%s\nQ" % paint_furniture(surface, self._paints))
        if waiting or not common:  # an empty page has a stream as well
            yield b"\n".join(waiting)

    def _letterhead(self, placed: PlacedPage, overlay: Overlay) -> bytes:
        key = id(overlay), placed.page.width, placed.page.height
        if key not in self._letterheads:
            self._letterheads[key] = letterhead(placed.page, overlay, self._artworks)
        return self._letterheads[key]

    def _places(self, annotations: OwnAnnotations) -> bytes | None:
        """Write the own places to write; the form with the fields of both halves, in reading order."""
        common = self._half.fields
        assert common is not None
        looks = common.looks.going_on(self._objects)
        annotated = self._half.namespaces is not None
        places = PlacesInFile(self._placements, self._surfaces, looks, self._objects, self._fields, annotated=annotated)
        roots: list[int] = []
        for node in self._skeleton.walk():
            if node.neutral:
                roots += common.roots[id(node)]
                continue
            before = len(self._fields.roots)
            places.add((node,))
            roots += self._fields.roots[before:]
        places.end()
        annotations.add_fields(self._fields)
        return form(replace(self._fields, roots=roots))

    def _lead(self, annotations: OwnAnnotations, destinations: DestinationsInFile) -> None:
        """Write all that leads somewhere: own annotations, common links and rows of contents that were left open."""
        keys = count(len(self._surfaces) + len(self._half.annotations))
        for (number, body), key in zip(annotations.bodies(destinations, self._fields), keys, strict=False):
            self._objects.fill(number, joined((b"<<", body, b"/StructParent %d>>" % key)))
        for number, line, key in self._half.open_links:
            self._filled[number] = annotation(line, destinations, key)
        for each in self._half.open_contents:
            goals = dict(leading(each.rows, destinations.elements or {}))
            for row, (number, said) in each.elements.items():
                ref = b"/Ref [%s]>>" % reference(goals[row]) if row in goals else b">>"
                self._filled[number] = said.removesuffix(b">>") + ref

    def _elements(self, annotations: OwnAnnotations) -> tuple[dict[int, int], Mapping[str, int] | None]:
        """Write the own elements; the number of each by the `id` of its node, with those of the common ones below.

        Then those that anchors name, in a file whose destinations are to be elements.
        """
        half, hung = self._half, self._fields.hung
        above = {id(node): number for node, number in zip(self._skeleton.parents, half.reserved.above, strict=True)}
        elements = dict(half.tops)
        nodes = self._held(annotations.by_node)
        for node in nodes:
            elements[id(node)] = above.get(id(node)) or self._objects.add()[0]
        anchors, shape = None, None
        if half.namespaces is not None:
            own = {node.anchor: elements[id(node)] for node in reversed(nodes) if node.anchor is not None}
            top = elements[id(self._document.root)]
            anchors = {anchor: half.named.get(anchor) or own.get(anchor, top) for anchor in self._placements.anchors}
            shape = ReshapedTree(nodes, anchors, partial(kids_of, hung=hung))
        writer = Elements(
            self._placements,
            half.reserved.pages,
            annotations.by_node,
            elements,
            hung,
            half.namespaces,
            shape,
            refer=reference,
        )
        parent = {id(kid): elements[id(node)] for node in nodes for kid in writer.kids(node) if isinstance(kid, Node)}
        for node in nodes:
            self._fill(elements[id(node)], writer.element(node, parent.get(id(node), half.reserved.tree)))
        return elements, anchors

    def _held(self, annotations: Mapping[int, object]) -> list[Node]:
        """The own elements that hold something, in reading order; an empty cell says that it is empty."""
        hung = self._fields.hung
        own = [node for node in self._skeleton.walk(hung) if not node.neutral] if hung else self._skeleton.own
        held: set[int] = {*self._half.tops, *annotations}
        for node in reversed(own):
            if node.role in (Role.TD, Role.TH) or any(
                isinstance(kid, Mark) or id(kid) in held for kid in kids_of(node, hung)
            ):
                held.add(id(node))
        return [node for node in own if id(node) in held or node is self._skeleton.parents[0]]

    def _fill(self, number: int, content: Content) -> None:
        if number > self._half.begun.number:
            self._objects.fill(number, content)
        else:
            self._filled[number] = content

    def _tree(self, elements: Mapping[int, int], linked: Sequence[int]) -> int:
        """Write the root of the structure tree and its parent tree; its number."""
        rows = []
        for index, (before, row) in enumerate(zip(self._half.owners, self._half.rows, strict=True)):
            own = [reference(elements[id(node)]) for node in self._placements.owners[index][before:]]
            rows.append(b"%d [%s]" % (index, b" ".join([row, *own] if row else own)))
        for key, element in enumerate((*self._half.parents, *linked), len(self._surfaces)):
            rows.append(b"%d %s" % (key, reference(element)))
        parents, _ = self._objects.add(b"<</Nums[%s]>>" % b" ".join(rows))
        tree = self._half.reserved.tree
        self._filled[tree] = dictionary(
            Type=b"/StructTreeRoot",
            K=reference(elements[id(self._document.root)]),
            ParentTree=reference(parents),
            ParentTreeNextKey=b"%d" % len(rows),
            Namespaces=self._half.namespaces.listed if self._half.namespaces else None,
        )
        return tree

    def _pages(self, contents: Sequence[Sequence[int]], grey: set[int], annotations: OwnAnnotations) -> None:
        reserved = self._half.reserved
        by_surface = self._by_surface(annotations)
        for index, (surface, row) in enumerate(zip(self._surfaces, contents, strict=True)):
            said = reference(row[0]) if len(row) == 1 else array(map(reference, row))
            if index in self._half.shown and index not in grey and index not in annotations.surfaces:
                before, behind = self._half.shown[index]
                self._filled[reserved.pages[index]] = b"".join((before, said, behind))
                continue
            self._filled[reserved.pages[index]] = page_object(
                surface,
                index,
                parent=reserved.page_tree,
                resources=reserved.resources,
                contents=said,
                annotations=by_surface.get(index),
                grey=index in grey,
            )

    def _by_surface(self, annotations: OwnAnnotations) -> dict[int, list[int]]:
        """All annotations of each surface; where there are fields, in the order in which they are read."""
        common = self._half.fields
        found: dict[int, list[int]] = {}
        if common is None:
            for index, number in (*self._half.annotations, *annotations.made):
                found.setdefault(index, []).append(number)
            return found
        for node in self._skeleton.walk(self._fields.hung):
            made = common.annotations[id(node)] if node.neutral else annotations.by_node.get(id(node), ())
            for number, index in made:
                found.setdefault(index, []).append(number)
        return found

    def _bound(self, root: int, info: int | None) -> bytes:
        filled = [SerializedObject(number, plain(content)) for number, content in sorted(self._filled.items())]
        everything = *filled, *serialized(self._objects)
        return finished(self._half.begun, everything, self._objects.last, root, info, _LEVEL)
