"""Layers of pages: what is common, what is a document's own."""

from __future__ import annotations

from sheetbuilder.layout.flow.pages import Page, PageKind
from sheetbuilder.layout.items import Box, Group
from sheetbuilder.layout.neutral_layer import NeutralLayer
from sheetbuilder.layout.surfaces import each_alone
from sheetbuilder.pdf.write.layers import in_layers, layers, own_leaves
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.values import replace

COMMON, OWN = (Box(0, 0, x, 5, fill=ColourRole.INK) for x in (5, 6))
PAGE = Page(PageKind.TEXT, 1, 100, 100, (Group(7, 8, (COMMON, OWN)),), holes=((5, 50),), common=NeutralLayer((COMMON,)))


def test_the_neutral_layer_is_moved_as_the_page_is() -> None:
    found = layers(PAGE)
    assert found.common == (Group(7, 8, (COMMON,)),)
    assert found.own[0] == Group(7, 8, (OWN,))
    assert len(found.own) > 1, "marks of holes are the document's own"


def test_a_page_with_nothing_common_is_all_its_own() -> None:
    found = layers(replace(PAGE, common=None))
    assert found.common == ()
    assert found.own[0] == PAGE.items[0]


def test_own_leaves_have_nothing_of_the_neutral_layer() -> None:
    leaves = list(own_leaves(each_alone((PAGE,))))
    assert OWN in leaves
    assert COMMON not in leaves


def test_pages_that_are_shown_again_are_not_in_layers() -> None:
    (surface,) = each_alone((PAGE,))
    assert in_layers((surface,), ())
    assert not in_layers((replace(surface, pages=tuple(replace(one, again=True) for one in surface.pages)),), ())
    assert not in_layers(each_alone((replace(PAGE, common=None),)), ())
