"""What cannot bleed is told: once for each letterhead whose ink reaches the edge of the paper."""

from __future__ import annotations

import datetime

import pytest

from sheetbuilder.branding.bleeding import unbled
from sheetbuilder.layout.artwork import Artwork, Piece
from sheetbuilder.layout.flow.pages import Document, Page, PageKind, PageType
from sheetbuilder.layout.ink_map import Cells, InkMap
from sheetbuilder.layout.letterheads import Letterhead, Overlay, Overlays
from sheetbuilder.layout.roles import Node, Role

DAY = datetime.date(2026, 11, 29)


def overlay(*margins: float) -> Overlay:
    left, bottom, right, top = margins
    ink = InkMap((left, bottom, right, top), None, Cells(1.0, 0, 0, b"", b"", b""))
    return Overlay(Letterhead(Artwork(Piece((b"",)), (), 595, 842), ink))


@pytest.mark.parametrize(("margins", "told"), [((7, 7, 7, 7), 0), ((7, 7, 7, 0.4), 1), ((0, 0, 0, 0), 1)])
def test_ink_at_the_edge_is_told_once(margins: tuple[float, ...], told: int) -> None:
    pages = [Page(PageKind.TEXT, number, 595, 842, ()) for number in (1, 2, 3)]
    document = Document(tuple(pages), Node(Role.DOCUMENT), "Titel", "da", "", "", DAY)
    overlays = Overlays({PageType.OTHER: overlay(*margins), PageType.FIRST: overlay(*margins)})
    found = [str(message) for message in unbled(document, overlays)]
    assert len(found) == 2 * told
    assert list(unbled(document, Overlays({}))) == []
