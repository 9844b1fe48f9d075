"""What has to be painted before a document is written in another form: artworks, imported pages, each once."""

from __future__ import annotations

from sheetbuilder.layout.artwork import Artwork, Piece
from sheetbuilder.layout.imported import ImportedElement, ImportedPage, SharedResources
from sheetbuilder.layout.items import Inset, Picture
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.reflow.others import shows
from sheetbuilder.reflow.painted import painted
from tests.reflow.test_elements import document, text


def imported(*, tagged: bool) -> ImportedPage:
    return ImportedPage(SharedResources(()), (), 100.0, 50.0, tagged)


def test_a_document_of_ours_shows_nothing_of_others() -> None:
    root = Node(Role.DOCUMENT)
    made = document(root, (text("ord", root.add(Role.P).mark()),))
    found = shows(made, painted(made))
    assert (found.regions, found.pages) == ((), ())


def test_a_logo_on_two_pages_is_one_picture() -> None:
    root = Node(Role.DOCUMENT)
    art = Artwork(Piece((b"<<>>",)), (), 10.0, 5.0)
    logos = [Picture(0, 0, 20, 10, art, root.add(Role.FIGURE, alt="L").mark()) for _ in range(2)]
    made = document(root, (logos[0],), (logos[1],))
    assert shows(made, painted(made)).regions == ((art, None),)


def test_pages_of_others_whole_or_their_figures() -> None:
    root = Node(Role.DOCUMENT)
    bare, tagged, elsewhere = imported(tagged=False), imported(tagged=True), imported(tagged=True)
    box = (1.0, 2.0, 3.0, 4.0)
    for page in (tagged, elsewhere):
        root.add(Role.FIGURE, alt="F").imported = ImportedElement(box=(page, box))
    mark = root.add(Role.FIGURE, alt="S").mark()
    made = document(root, (Inset(0, 0, 50, 25, bare, mark), Inset(0, 50, 50, 25, tagged)))
    found = shows(made, painted(made))
    assert found.regions == ((bare, None), (tagged, box))
    assert found.pages == (tagged,)
