"""The conductor: one pass after the other turns a document into the bytes of a PDF/UA-1 and PDF/A-2a file."""

from __future__ import annotations

from dataclasses import dataclass

from sheetbuilder.layout.page import Document
from sheetbuilder.pdf.artworks import ArtworksInFile
from sheetbuilder.pdf.fonts import FontShelf, FontsInFile
from sheetbuilder.pdf.metadata import information, output_intent, xmp
from sheetbuilder.pdf.navigation import link_annotations, names, outline, page_labels
from sheetbuilder.pdf.objects import Objects, dictionary, numbers, reference, text
from sheetbuilder.pdf.overlay.embed import Overlays, laid
from sheetbuilder.pdf.pack import pack
from sheetbuilder.pdf.painting import Places, paint
from sheetbuilder.pdf.structure import build_tree
from sheetbuilder.theme.palette import Palette
from sheetbuilder.version import version


@dataclass(frozen=True, slots=True)
class Written:
    """A finished file, and the promises that it makes in its metadata."""

    content: bytes
    pdfa: bool
    """PDF/A-2a (ISO 19005-2)."""
    pdfua: bool
    """PDF/UA-1 (ISO 14289-1)."""


def write(document: Document, palette: Palette, shelf: FontShelf, overlays: Overlays | None = None) -> bytes:
    """The bytes of the finished file."""
    return written(document, palette, shelf, overlays).content


def written(document: Document, palette: Palette, shelf: FontShelf, overlays: Overlays | None = None) -> Written:
    """The finished file; the same document, palette, fonts and letterheads give the same bytes."""
    tool = f"sheetbuilder {version()}"
    objects = Objects()
    places = Places()
    fonts = FontsInFile(shelf, objects.document)
    artworks = ArtworksInFile(objects)
    contents = []
    for index, page in enumerate(document.pages):
        painted = paint(page, index, palette, fonts, places, artworks)
        overlay = overlays.of(page) if overlays is not None else None
        contents.append(objects.stream(laid(painted, page, overlay, artworks)))
    resources, resources_raw = objects.add()
    pages_root, pages_raw = objects.add()
    page_objects = [objects.add() for _ in document.pages]
    pages = [number for number, _ in page_objects]

    by_node, bodies, by_page = link_annotations(places, pages, objects)
    tree = build_tree(document.root, places, pages, by_node, objects)
    for annotation, key in tree.annotation_parents.items():
        objects.fill(annotation, b"<<%s/StructParent %d>>" % (bodies[annotation], key))

    for index, (page, (_, raw)) in enumerate(zip(document.pages, page_objects, strict=True)):
        annotations = by_page.get(index)
        raw.content = dictionary(
            Type=b"/Page",
            Parent=reference(pages_root),
            MediaBox=f"[0 0 {numbers((page.width, page.height))}]".encode("ascii"),
            Contents=reference(contents[index]),
            Resources=reference(resources),
            StructParents=b"%d" % index,
            Tabs=b"/S",
            Annots=b"[%s]" % b" ".join(map(reference, annotations)) if annotations else None,
        )
    pages_raw.content = dictionary(
        Type=b"/Pages", Count=b"%d" % len(pages), Kids=b"[%s]" % b" ".join(map(reference, pages))
    )
    embedded = fonts.embed()
    resources_raw.content = dictionary(
        Font=b"<<%s>>"
        % b"".join(
            b"/%s %s" % (name.encode("ascii"), reference(objects.number_of(internal)))
            for name, internal in sorted(embedded.items())
        ),
        XObject=artworks.resources(),
    )
    outlines = outline(document.bookmarks, places, pages, objects)
    intent = output_intent(objects)
    root, _ = objects.add(
        dictionary(
            Type=b"/Catalog",
            Pages=reference(pages_root),
            Lang=text(document.language),
            MarkInfo=b"<</Marked true>>",
            StructTreeRoot=reference(tree.root),
            Metadata=reference(xmp(document, tool, objects, pdfa=artworks.pdfa, pdfua=artworks.pdfua)),
            OutputIntents=b"[%s]" % intent,
            Outlines=reference(outlines) if outlines else None,
            PageMode=b"/UseOutlines" if outlines else None,
            Names=names(places, pages),
            PageLabels=page_labels(document.pages),
            ViewerPreferences=dictionary(
                DisplayDocTitle=b"true",
                Duplex=b"/DuplexFlipLongEdge" if len(pages) > 1 else None,
                PrintScaling=b"/None",
                PickTrayByPDFSize=b"true",
            ),
        )
    )
    info, _ = objects.add(information(document, tool))
    return Written(pack(objects, root, info), artworks.pdfa, artworks.pdfua)
