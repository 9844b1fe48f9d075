"""What of others' files a document shows: artworks, rectangles of imported pages, pages whose words are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sheetbuilder.layout.artwork import Artwork
from sheetbuilder.layout.flow.pages import Document
from sheetbuilder.layout.imported import ImportedPage, Rectangle
from sheetbuilder.layout.items import Inset, Picture
from sheetbuilder.layout.roles import Role
from sheetbuilder.reflow.painted import OnPages

Region = tuple[Artwork | ImportedPage, Rectangle | None]
"""What is shown, whole or a rectangle of it in points from its lower left corner."""


@dataclass(frozen=True, slots=True)
class Shows:
    """What has to be painted, and whose words have to be known, before a document is written in another form."""

    regions: tuple[Region, ...]
    pages: tuple[ImportedPage, ...] = field(default=())


def shows(document: Document, painted: OnPages) -> Shows:
    """What a document shows of others, each thing once; nothing for most."""
    return Shows(
        tuple(dict.fromkeys(_regions(document, painted))),
        tuple(page for page in painted.imports if page.tagged),
    )


def _regions(document: Document, painted: OnPages) -> Iterator[Region]:
    for shown in painted.marks.values():
        for one in shown:
            if isinstance(one.item, Picture):
                yield one.item.art, None
            elif isinstance(one.item, Inset):
                yield one.item.page, None
    if not painted.imports:
        return
    for node in document.root.walk():
        box = node.imported.box if node.imported is not None else None
        if node.role in (Role.FIGURE, Role.FORMULA) and node.alt and box is not None and box[0] in painted.imports:
            yield box
