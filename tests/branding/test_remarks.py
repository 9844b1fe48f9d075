"""What stands in the way on a page: all of it is found, and shown where it is in the way."""

from __future__ import annotations

import pytest

from sheetbuilder.branding.collisions import Grounds
from sheetbuilder.branding.remarks import in_the_way, remark
from sheetbuilder.foreign.letterhead.report import prepare
from sheetbuilder.language import Translator
from sheetbuilder.layout.flow.pages import Page, PageKind
from sheetbuilder.layout.items import Text
from sheetbuilder.layout.letterheads import Letterhead, Overlay, SafeArea
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.typeface import FaceName, Weight
from tests.foreign.letterhead.letterheads import MM, boxed, saved

A4 = (595.28, 841.89)


@pytest.fixture(scope="module")
def letterhead(tmp_path_factory: pytest.TempPathFactory) -> Letterhead:
    """Ink 100 to 150 mm from the left, and 20 to 30 mm from the top."""
    dark = b"0 g %f %f %f %f re f" % (100 * MM, A4[1] - 30 * MM, 50 * MM, 10 * MM)
    data = boxed(b"/MediaBox[0 0 595.28 841.89]", dark)
    return prepare(saved(tmp_path_factory.mktemp("letterhead"), data))[0]


def words(text: str, left: float, top: float) -> Text:
    mark = Node(Role.P).mark()
    return Text(left * MM, top * MM, text, 100.0, FaceName(Weight.REGULAR), 11.0, ColourRole.INK, mark=mark)


def test_all_sorts_are_found_and_each_is_shown_where_it_is_in_the_way(letterhead: Letterhead) -> None:
    overlay = Overlay(letterhead, safe=SafeArea(left=30 * MM))
    items = (words("Blæk", 110, 25), words("Udenfor", 20, 100), words("Under", 50, 200), words("Over", 52, 200))
    page = Page(PageKind.TEXT, 1, *A4, items)
    grounds = Grounds()
    ground = grounds.of(overlay, page)
    told = {
        one.text: one
        for one in (remark(found, ground, Translator("en")) for found in in_the_way(page, overlay, grounds))
    }
    assert set(told) == {
        "“Blæk” touches the letterhead",
        "“Udenfor” leaves the safe area",
        "“Over” is printed over other words",
    }
    ink, outside = told["“Blæk” touches the letterhead"], told["“Udenfor” leaves the safe area"]
    assert all(cell.meets(ink.extent) for cell in ink.hatched)
    assert [round(one.right / MM) for one in outside.hatched] == [30]
    over = told["“Over” is printed over other words"]
    assert over.hatched == (over.extent,)


def test_without_a_letterhead_words_over_words_are_found_all_the_same() -> None:
    page = Page(PageKind.TEXT, 1, *A4, (words("Under", 50, 200), words("Over", 52, 200)))
    (found,) = in_the_way(page, None, Grounds())
    assert remark(found, None, Translator("da")).text == "»Over« er trykt oven i andre ord"
