"""The conductor: one pass after the other turns a document into the bytes of a PDF/UA-1 and PDF/A-2a file."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Container, Iterator, Mapping, Sequence

from msgspec import Struct

from sheetbuilder.layout.flow.pages import Document, Page
from sheetbuilder.layout.letterheads import Overlays
from sheetbuilder.layout.roles import Node
from sheetbuilder.layout.sides import BOTH_SIDES, PaperSides
from sheetbuilder.layout.surfaces import UNMOVED, PlacedPage, Rectangle, Surface, each_alone
from sheetbuilder.pdf.conformance.standards import UA_1, UA_2, Standard, StandardPair
from sheetbuilder.pdf.write.artworks import ArtworksInFile
from sheetbuilder.pdf.write.colours import ColoursInFile
from sheetbuilder.pdf.write.fields import FieldsOfDocument, form, write_fields
from sheetbuilder.pdf.write.file import pack
from sheetbuilder.pdf.write.fillable import PlacesInFile
from sheetbuilder.pdf.write.fonts import FontShelf, FontsInFile
from sheetbuilder.pdf.write.form_looks import FormLooks
from sheetbuilder.pdf.write.imported_pages import ImportedPagesInFile
from sheetbuilder.pdf.write.letterheads import with_letterhead
from sheetbuilder.pdf.write.metadata import information, output_intent, viewer_preferences, xmp
from sheetbuilder.pdf.write.namespaces import Namespaces
from sheetbuilder.pdf.write.navigation import DestinationsInFile, link_annotations, names, outline, page_labels
from sheetbuilder.pdf.write.objects import Objects, Raw
from sheetbuilder.pdf.write.painting import Paints, Placements, paint, paint_again, paint_furniture
from sheetbuilder.pdf.write.pieces import PiecesInFile
from sheetbuilder.pdf.write.slots import Content, Refer, array, dictionary, joined, key_slot, own_reference
from sheetbuilder.pdf.write.structure import StructureTree, build_tree, in_order
from sheetbuilder.pdf.write.syntax import matrix, numbers, reference, text
from sheetbuilder.theme.palette import Palette
from sheetbuilder.version import version

_GREYS = b"<</S/Transparency/CS/DeviceGray>>"
"""A page whose colours are mixed in greys (ISO 32000-1, 11.6.6)."""


class Promised(Struct, frozen=True):
    """A finished file as others know it: how long it is, its hash, the promises that it makes in its metadata."""

    bytes: int
    sha256: str
    pdfa: bool
    """PDF/A (ISO 19005), of the part that the file is made to."""
    pdfua: bool
    """PDF/UA (ISO 14289), of the part that the file is made to."""
    pair: StandardPair = UA_1
    """The standards that it is made to."""

    @property
    def names(self) -> tuple[str, ...]:
        """What the file claims, PDF/UA first."""
        return tuple(each.name for each in reversed(self.pair.claimed(pdfa=self.pdfa, pdfua=self.pdfua)))


class Written(Struct, frozen=True):
    """A finished file, and the promises that it makes in its metadata."""

    content: bytes
    pdfa: bool
    """PDF/A (ISO 19005), of the part that the file is made to."""
    pdfua: bool
    """PDF/UA (ISO 14289), of the part that the file is made to."""
    whole: bool
    """Whether it promises all that was asked for: what others brought took nothing back."""
    pair: StandardPair = UA_1
    """The standards that it is made to."""

    @property
    def promised(self) -> Promised:
        """The same without the file itself."""
        return Promised(len(self.content), hashlib.sha256(self.content).hexdigest(), self.pdfa, self.pdfua, self.pair)


class Filling(Struct, frozen=True):
    """That places to write become form fields, and whether the file claims PDF/A all the same.

    Some programs show a PDF/A file, but let nobody fill it in. Nothing is typed smaller than `least`, in points.
    """

    pdfa: bool = False
    least: float = 0.0


class FileKind(Struct, frozen=True):
    """What a file is made to: its standards, and whether its places to write can be filled in."""

    pair: StandardPair = UA_1
    filling: Filling | None = None

    def claimed(self, *, pdfa: bool, pdfua: bool) -> list[Standard]:
        """The standards that it is to claim and can, where all that it shows leaves PDF/A and PDF/UA possible."""
        return [standard for standard in self.pair.claimed(pdfa=pdfa, pdfua=pdfua) if standard in self._asked]

    @property
    def _asked(self) -> Sequence[Standard]:
        return self.pair.both if self.filling is None or self.filling.pdfa else (self.pair.reading,)

    def promised(self, content: bytes, claimed: Sequence[Standard]) -> Written:
        """A file of this kind, with what it promises."""
        archive, reading = self.pair.archive in claimed, self.pair.reading in claimed
        return Written(content, archive, reading, len(claimed) == len(self._asked), self.pair)


def write(
    document: Document,
    palette: Palette,
    shelf: FontShelf,
    overlays: Overlays | None = None,
    surfaces: Sequence[Surface] | None = None,
    sides: PaperSides = BOTH_SIDES,
    filling: Filling | None = None,
    pair: StandardPair = UA_1,
) -> bytes:
    """The bytes of the finished file."""
    return written(document, palette, shelf, overlays, surfaces, sides, filling, pair).content


def written(
    document: Document,
    palette: Palette,
    shelf: FontShelf,
    overlays: Overlays | None = None,
    surfaces: Sequence[Surface] | None = None,
    sides: PaperSides = BOTH_SIDES,
    filling: Filling | None = None,
    pair: StandardPair = UA_1,
) -> Written:
    """The finished file; the same document, palette, fonts, letterheads and surfaces give the same bytes.

    The `surfaces` have every page of the document once, in whatever order they are printed in; its tree keeps the order
    in which it is read. Without them each page is a surface of its own. `sides` is what the file asks of a printer;
    with a `filling` its places to write are form fields; `pair` are the standards that it is made to.
    """
    writer = FileWriter(palette, shelf, overlays, sides, filling, pair)
    body = writer.body(document, surfaces)
    root, info = writer.catalogue(document, writer.entries(body))
    return writer.finished(pack(writer.objects, root, info, pair.header))


class DocumentObjects(Struct, frozen=True):
    """A document's pages in a file, with their structure tree."""

    document: Document
    surfaces: tuple[Surface, ...]
    placements: Placements
    contents: tuple[int, ...]
    """The object number of each surface's content stream."""
    pages: tuple[int, ...]
    """The object number of each surface."""
    annotations: tuple[int, ...]
    forms: frozenset[int]
    """The forms of its imported pages that lead into its tree."""
    tree: StructureTree
    fields: FieldsOfDocument
    """Those of its imported pages, and its own where it can be filled in."""


class CatalogEntries(Struct, frozen=True):
    """What the catalogue says of the pages of a file."""

    pages: Sequence[int]
    tree: int
    outline: int | None
    names: Content | None
    labels: bytes
    viewer: bytes
    """What it asks of the program that shows or prints it."""
    form: bytes | None = None


class FileWriter:
    """A file in the writer: what all of its pages share, and bodies put into it one after the other."""

    def __init__(
        self,
        palette: Palette,
        shelf: FontShelf,
        overlays: Overlays | None = None,
        sides: PaperSides = BOTH_SIDES,
        filling: Filling | None = None,
        pair: StandardPair = UA_1,
        *,
        copied: bool = False,
    ) -> None:
        """With `copied` objects of a body have slots for what a copy of it has in their place."""
        self.objects = Objects()
        self._refer: Refer = own_reference if copied else reference
        self._kind = FileKind(pair, filling)
        self.namespaces = Namespaces(self.objects) if pair is UA_2 else None
        self._sides = sides
        self._looks = FormLooks(self.objects, palette, filling.least) if filling is not None else None
        self._overlays = overlays
        self._colours = ColoursInFile(palette, self.objects)
        pieces = PiecesInFile(self.objects)
        self.fonts = FontsInFile(shelf, self.objects)
        imported = ImportedPagesInFile(pieces)
        self._paints = Paints(palette, self.fonts, ArtworksInFile(pieces), imported, filling is not None)
        self._streams: dict[bytes, int] = {}
        self._again: dict[int, int] = {}
        self._again_raw: Raw | None = None
        self._again_resources = 0
        self._grey = palette.neutral
        self._blended: set[int] = set()
        """Contents that are mixed in greys: what shines through on a page mixes in colours where none are named."""
        self._font_resources = b""
        self.resources, self._resources_raw = self.objects.add()
        self.pages_root, self._pages_raw = self.objects.add()

    @property
    def pdfa(self) -> bool:
        """Whether the file claims PDF/A."""
        return self._kind.pair.archive in self._claimed()

    @property
    def pdfua(self) -> bool:
        """Whether the file claims PDF/UA."""
        return self._kind.pair.reading in self._claimed()

    def finished(self, content: bytes) -> Written:
        """The file, with what it promises."""
        return self._kind.promised(content, self._claimed())

    def _claimed(self) -> list[Standard]:
        """The standards that the file is to claim and can, for all that its pages show."""
        shown = self._paints.artworks, self._paints.imported_pages
        return self._kind.claimed(pdfa=all(one.pdfa for one in shown), pdfua=all(one.pdfua for one in shown))

    def _contents(
        self, document: Document, surfaces: Sequence[Surface], placements: Placements, apart: Container[int]
    ) -> list[int]:
        """The object number of each surface's content stream."""
        placements.owners |= {index: [] for index in range(len(surfaces))}
        painted = self.painted(document, dict(enumerate(surfaces)), placements)
        streams = {index: self.stream(content, apart=index in apart) for index, content in painted}
        return [streams[index] for index in range(len(surfaces))]

    def painted(
        self, document: Document, surfaces: Mapping[int, Surface], placements: Placements
    ) -> Iterator[tuple[int, bytes]]:
        """The operators of some of a document's surfaces, with their index; where marks are is noted in `placements`.

        Each comes as soon as its last page is painted; those without a page come last.
        """
        # Pages are painted as they are read, wherever they stand: an element that goes on on the next page begins on
        # this one, and an anchor is where its words come first.
        reading = {id(page): at for at, page in enumerate(document.pages)}
        order = [(index, placed) for index, surface in surfaces.items() for placed in surface.pages]
        order.sort(key=lambda one: reading[id(one[1].page)])
        painted: dict[int, dict[int, bytes]] = {index: {} for index in surfaces}
        for index, placed in order:
            surface, pages = surfaces[index], painted[index]
            pages[id(placed)] = self._page(placed, index, placements, alone=surface.alone)
            if len(pages) == len(surface.pages):
                yield index, self._together(surface, pages)
        for index, surface in surfaces.items():
            if not surface.pages:
                yield index, self._together(surface, {})

    def _together(self, surface: Surface, painted: Mapping[int, bytes]) -> bytes:
        """One content stream of the pages on a surface, by the `id` of each, and of its furniture.

        Not a form with marks of its own for each (/Stm): who reads the file finds every mark in the stream of its page.
        """
        if surface.alone:
            return painted[id(surface.pages[0])]
        parts = [_placed(placed, painted[id(placed)]) for placed in surface.pages]
        if surface.furniture:
            parts.append(b"q\n%s\nQ" % paint_furniture(surface, self._paints))
        return b"\n".join(parts)

    def _page(self, placed: PlacedPage, index: int, placements: Placements, *, alone: bool) -> bytes:
        """The operators of a page, letterhead and all; where its marks are on its surface is noted in `placements`.

        A page that is shown again is painted by a form, as decoration.
        """
        if placed.again:
            return b"/Artifact BMC\n%s\nEMC" % self._paints.artworks.painted(self._form(placed.page), UNMOVED)
        painted = paint(placed, index, self._paints, placements, alone=alone)
        overlay = self._overlays.of(placed.page) if self._overlays is not None else None
        return with_letterhead(painted, placed.page, overlay, self._paints.artworks)

    def _form(self, page: Page) -> int:
        """The object number of the form that paints a page without its marks, letterhead and all."""
        if id(page) not in self._again:
            if self._again_raw is None:
                # Not what pages use: that has the form itself, and who reads a file may follow it round and round.
                self._again_resources, self._again_raw = self.objects.add()
            overlay = self._overlays.of(page) if self._overlays is not None else None
            content = with_letterhead(paint_again(page, self._paints), page, overlay, self._paints.artworks)
            self._again[id(page)], form = self.objects.add_stream()
            if self._paints.artworks.blended_in(content):
                self._paints.artworks.blend(self._again[id(page)])
            form.data = zlib.compress(content, 9)
            form.entries = b"/Type/XObject/Subtype/Form/BBox[0 0 %s]/Resources %s/Filter/FlateDecode" % (
                numbers((page.width, page.height)).encode("ascii"),
                reference(self._again_resources),
            )
        return self._again[id(page)]

    def body(
        self, document: Document, surfaces: Sequence[Surface] | None = None, apart: Container[int] = ()
    ) -> DocumentObjects:
        """The document's pages and tree as objects of the file; nothing leads to them yet.

        The surfaces with the indexes `apart` have a stream each, whatever others show.
        """
        objects, placements = self.objects, Placements()
        shown = tuple(surfaces) if surfaces is not None else each_alone(document.pages)
        _check(document, shown)
        self._paints.imported_pages.afresh()
        contents = self._contents(document, shown, placements, apart)
        page_objects = [objects.add() for _ in shown]
        pages = [number for number, _ in page_objects]
        by_node, links, by_page = link_annotations(document.root, placements, objects)
        fields = write_fields(document.root, placements, self._paints.imported_pages, objects)
        if self._looks is not None:
            annotated = self.namespaces is not None
            places = PlacesInFile(placements, shown, self._looks, objects, fields, annotated=annotated)
            places.add(document.root.walk())
            places.end()
        for node, widgets in fields.nodes.items():
            by_node[node] = widgets
            for widget, index in widgets:
                by_page.setdefault(index, []).append(widget)
        if self._looks is not None:
            by_page = _as_read(document.root, by_node, fields)
        tree = build_tree(document.root, placements, pages, by_node, objects, fields.hung, self.namespaces, self._refer)
        destinations = self._destinations(placements, pages, tree)
        bodies = {annotation: link.body(destinations) for annotation, link in links.items()} | fields.bodies
        for annotation, key in tree.annotation_parents.items():
            objects.fill(annotation, joined((b"<<", bodies[annotation], b"/StructParent ", key_slot(key), b">>")))
        for imported, key in tree.guest_parents.items():
            self._paints.imported_pages.adopt(imported, key)
        for index, (surface, (_, raw)) in enumerate(zip(shown, page_objects, strict=True)):
            annotations = by_page.get(index)
            raw.content = page_object(
                surface,
                index,
                parent=self.pages_root,
                resources=self.resources,
                contents=own_reference(contents[index]),
                annotations=annotations,
                grey=contents[index] in self._blended,
            )
        forms = frozenset(self._paints.imported_pages.leading_to(tree.guest_parents))
        numbers_of = tuple(contents), tuple(pages), tuple(bodies)
        return DocumentObjects(document, shown, placements, *numbers_of, forms, tree, fields)

    def what_pages_use(self, apart: Container[int] = ()) -> Content:
        """The content of the pages' resources, but for the forms that are kept apart."""
        return dictionary(
            Font=self._font_resources,
            XObject=self._paints.artworks.resources(apart),
            ExtGState=self._colours.states,
            ColorSpace=self._colours.spaces,
        )

    def stream(self, content: bytes, *, apart: bool = False) -> int:
        """A stream with that content, the one that is there if there is one; `apart` a new one that stays so."""
        known = None if apart else self._streams.get(content)
        if known is not None:
            return known
        number = self.objects.stream(content)
        if not apart:
            self._streams[content] = number
        if self._grey and self._paints.artworks.blended_in(content):
            self._blended.add(number)
        return number

    def entries(self, body: DocumentObjects) -> CatalogEntries:
        """What the catalogue says of a file that holds that body and no other."""
        pages = body.pages
        destinations = self._destinations(body.placements, pages, body.tree)
        return CatalogEntries(
            pages,
            body.tree.root,
            outline(body.document.bookmarks, destinations, self.objects),
            names(destinations),
            page_labels(body.surfaces),
            self.viewer(body.surfaces),
            form(body.fields),
        )

    def _destinations(self, placements: Placements, pages: Sequence[int], tree: StructureTree) -> DestinationsInFile:
        return DestinationsInFile(placements, pages, tree.anchors if self.namespaces else None)

    def viewer(self, shown: Sequence[Page | Surface]) -> bytes:
        """What the catalogue asks of a program that shows or prints a file of those pages or surfaces."""
        return viewer_entry(self._sides, shown)

    def catalogue(self, document: Document, entries: CatalogEntries) -> tuple[int, int | None]:
        """Close the file: fonts, pages, metadata, catalogue; the numbers of the catalogue and of any information."""
        tool = f"sheetbuilder {version()}"
        objects, pages = self.objects, entries.pages
        self._pages_raw.content = page_tree(pages)
        embedded = self.fonts.embed()
        self._font_resources = dictionary(**{name: reference(number) for name, number in sorted(embedded.items())})
        self._resources_raw.content = self.what_pages_use()
        if self._again_raw is not None:
            self._again_raw.content = self.what_pages_use(set(self._again.values()))
        intent = output_intent(objects, self._paints.palette.profile)
        metadata = self._metadata(document, tool)
        root, _ = objects.add(catalog(document, entries, self.pages_root, metadata, intent))
        # PDF/A-4 forbids it (ISO 19005-4, 6.1.3), and PDF 2.0 has left it behind: the metadata say all of it.
        info = None if self.namespaces else objects.add(information(document, tool))[0]
        return root, info

    def _metadata(self, document: Document, tool: str) -> int:
        return xmp(document, tool, self.objects, self._kind.pair, self._claimed())


def _as_read(
    root: Node, by_node: Mapping[int, Sequence[tuple[int, int]]], fields: FieldsOfDocument
) -> dict[int, list[int]]:
    """The annotations of each page in the order of the tree, which the tab key takes also where /Tabs is not known."""
    found: dict[int, list[int]] = {}
    for node in in_order(root, fields.hung):
        for annotation, index in by_node.get(id(node), ()):
            found.setdefault(index, []).append(annotation)
    return found


def catalog(document: Document, entries: CatalogEntries, page_tree: int, metadata: int, intent: bytes) -> Content:
    """What the file begins with for whoever reads it (ISO 32000-1, 7.7.2)."""
    return dictionary(
        Type=b"/Catalog",
        Pages=reference(page_tree),
        Lang=text(document.language),
        MarkInfo=b"<</Marked true>>",
        StructTreeRoot=reference(entries.tree),
        Metadata=reference(metadata),
        OutputIntents=b"[%s]" % intent,
        Outlines=reference(entries.outline) if entries.outline else None,
        PageMode=b"/UseOutlines" if entries.outline else None,
        Names=entries.names,
        PageLabels=entries.labels,
        AcroForm=entries.form,
        ViewerPreferences=entries.viewer,
    )


def page_tree(pages: Sequence[int]) -> bytes:
    """The node above all pages."""
    return dictionary(Type=b"/Pages", Count=b"%d" % len(pages), Kids=b"[%s]" % b" ".join(map(reference, pages)))


def viewer_entry(sides: PaperSides, shown: Sequence[Page | Surface]) -> bytes:
    """What the catalogue asks of a program that shows or prints a file of those pages or surfaces."""
    landscape = sum(one.width > one.height for one in shown)
    return viewer_preferences(sides.for_pages(landscape, len(shown)), len(shown))


def page_object(
    surface: Surface,
    index: int,
    *,
    parent: int,
    resources: int,
    contents: Content,
    annotations: Sequence[int] | None,
    grey: bool,
) -> Content:
    """A page of the file (ISO 32000-1, 7.7.3.3); `grey` where what shines through on it is mixed in greys."""
    return dictionary(
        Type=b"/Page",
        Parent=reference(parent),
        MediaBox=_box((0.0, 0.0, surface.width, surface.height)),
        BleedBox=_box(surface.bleed) if surface.bleed is not None else None,
        TrimBox=_box(surface.trim) if surface.trim is not None else None,
        Contents=contents,
        Group=_GREYS if grey else None,
        Resources=own_reference(resources),
        StructParents=key_slot(index),
        Tabs=b"/S",
        Annots=array(map(own_reference, annotations)) if annotations else None,
    )


def opened(placed: PlacedPage) -> bytes:
    """What stands before a page's content on a surface, until a Q: moved, and cut at the edges of its window."""
    left, bottom, right, top = placed.seen
    edges = f"q {matrix(placed.matrix)} cm {numbers((left, bottom, right - left, top - bottom))} re W n"
    return edges.encode("ascii")


def _placed(placed: PlacedPage, content: bytes) -> bytes:
    return b"\n".join((opened(placed), content, b"Q"))


def _box(rectangle: Rectangle) -> bytes:
    return f"[{numbers(rectangle)}]".encode("ascii")


def _check(document: Document, surfaces: Sequence[Surface]) -> None:
    """A mark has one place in the tree, so a page has one on the surfaces; shown again, it is decoration there."""
    every = [placed for surface in surfaces for placed in surface.pages]
    if sorted(id(placed.page) for placed in every if not placed.again) != sorted(map(id, document.pages)):
        raise ValueError("the surfaces must have every page of the document once, and no other")
    if not {id(placed.page) for placed in every} <= set(map(id, document.pages)):
        raise ValueError("only a page of the document can be shown again")
