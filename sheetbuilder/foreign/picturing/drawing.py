"""Artworks and imported pages as a file of their own, one a page, to be handed to whoever paints them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sheetbuilder.layout.artwork import Artwork
from sheetbuilder.layout.imported import ImportedPage, SharedResources
from sheetbuilder.pdf.write.file import pack
from sheetbuilder.pdf.write.objects import Objects
from sheetbuilder.pdf.write.pieces import PiecesInFile
from sheetbuilder.pdf.write.syntax import numbers, reference


@dataclass(frozen=True, slots=True)
class DrawnFile:
    """The file, and for each thing on its pages the object numbers of its forms."""

    content: bytes
    forms: tuple[tuple[int, ...], ...]


def drawn(things: Sequence[Artwork | ImportedPage]) -> DrawnFile:
    """Each on a page of its own size."""
    objects = Objects()
    pieces = PiecesInFile(objects)
    shared: dict[SharedResources, list[int]] = {}
    pages_root, raw = objects.add()
    pages, forms = [], []
    for thing in things:
        if isinstance(thing, Artwork):
            own: tuple[int, ...] = (pieces.written((*thing.pieces, thing.form))[-1],)
        else:
            if thing.shared not in shared:
                shared[thing.shared] = pieces.written(thing.shared.pieces)
            own = tuple(number for number, _ in pieces.own(thing.forms, shared[thing.shared]))
        forms.append(own)
        content = objects.stream(b"/X Do")
        page, _ = objects.add(_page(pages_root, thing, content, own[0]))
        pages.append(page)
    raw.content = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), b" ".join(map(reference, pages)))
    root, _ = objects.add(b"<</Type/Catalog/Pages %s>>" % reference(pages_root))
    info, _ = objects.add(b"<<>>")
    return DrawnFile(pack(objects, root, info), tuple(forms))


def _page(above: int, thing: Artwork | ImportedPage, content: int, form: int) -> bytes:
    return b"<</Type/Page/Parent %s/MediaBox[0 0 %s]/Contents %s/Resources<</XObject<</X %s>>>>>>" % (
        reference(above),
        numbers((thing.width, thing.height)).encode("ascii"),
        reference(content),
        reference(form),
    )
