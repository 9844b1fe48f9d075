"""Letterheads painted under or over the content of a page, as artifacts, wherever a page asks for one."""

from __future__ import annotations

from sheetbuilder.layout.flow.pages import Page
from sheetbuilder.layout.letterheads import Overlay, matrix
from sheetbuilder.pdf.write.artworks import ArtworksInFile


def with_letterhead(content: bytes, page: Page, overlay: Overlay | None, artworks: ArtworksInFile) -> bytes:
    """The content of a page with its letterhead; without one nothing changes."""
    if overlay is None:
        return content
    painting = letterhead(page, overlay, artworks)
    return b"\n".join((b"q", content, b"Q", painting) if overlay.over else (painting, content))


def letterhead(page: Page, overlay: Overlay, artworks: ArtworksInFile) -> bytes:
    """The operators that paint a letterhead alone."""
    shown = artworks.shown(overlay.letterhead.artwork, matrix(overlay, page.width, page.height))
    return b"/Artifact <</Type/Pagination/Subtype/Background>> BDC\n%s\nEMC" % shown
