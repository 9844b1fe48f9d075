"""Which copies may be of one family: told of each by itself."""

from __future__ import annotations

import datetime

from sheetbuilder.layout.artwork import Artwork, Piece
from sheetbuilder.layout.flow.pages import Document, Page, PageKind
from sheetbuilder.layout.items import Item, Picture, Text
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.pdf.write.copies.kin import kin
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.typeface import FaceName, Weight

FACE = FaceName(Weight.REGULAR)
SHARED = Page(PageKind.TEXT, 2, 100, 100, ())
LOGO = Picture(0, 0, 10, 10, Artwork(Piece((b"<<>>",), (), b""), (), 10, 10))
FIRST = frozenset({0})


def said(text: str) -> Text:
    return Text(0, 0, text, 10, FACE, 10, ColourRole.INK)


def copy(*items: Item, shared: Page = SHARED) -> Document:
    pages = (Page(PageKind.COVER, 1, 100, 100, items), shared)
    return Document(pages, Node(Role.DOCUMENT), "T", "da", "", "", datetime.date(2026, 1, 1))


def found(*copies: Document) -> list[list[int]]:
    return [one.members for one in kin(copies, [FIRST] * len(copies))]


def test_letters_of_the_alphabet_part_nobody_and_others_do() -> None:
    copies = copy(said("Bo")), copy(said("Łoś")), copy(said("Ænne")), copy(said("śŁ"))
    assert found(*copies) == [[0, 2], [1, 3]]
    assert [one.letters for one in kin(copies, [FIRST] * 4)] == [((FACE, ""),), ((FACE, "Łś"),)]


def test_what_copies_share_is_one_object() -> None:
    other = Page(PageKind.TEXT, 2, 100, 100, ())
    assert found(copy(said("Bo")), copy(said("Bo"), shared=other)) == [[0], [1]]


def test_a_picture_on_some_of_the_own_pages_is_not_in_the_files_of_others() -> None:
    assert found(copy(said("Bo"), LOGO), copy(said("Bo")), copy(LOGO, said("Ib"))) == [[0, 2], [1]]


def test_which_pages_are_own_parts_copies_that_are_alike() -> None:
    one = copy(said("Bo"))
    assert [each.members for each in kin([one, one], [FIRST, frozenset()])] == [[0], [1]]
