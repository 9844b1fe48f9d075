"""Ink and safe areas on pages of other sizes: what is touched, what is free, and which words are named."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from sheetbuilder.branding.cell_map import CellMap
from sheetbuilder.branding.collisions import CollisionKind, Ground, Grounds, collisions, overlapping, safe
from sheetbuilder.foreign.letterhead.report import prepare
from sheetbuilder.layout.extents import Extent
from sheetbuilder.layout.flow.pages import Page, PageKind, PageType
from sheetbuilder.layout.items import Box, Item, Pen, Text, line
from sheetbuilder.layout.letterheads import Letterhead, Overlay, Overlays, Placement, SafeArea
from sheetbuilder.layout.roles import FieldKind, Node, Role
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.typeface import FaceName, Weight
from tests.foreign.letterhead.letterheads import MM, boxed, saved

A4 = (595.28, 841.89)
PEN = Pen(ColourRole.INK, 0.5)


@pytest.fixture(scope="module")
def letterhead(tmp_path_factory: pytest.TempPathFactory) -> Letterhead:
    """Ink 100 to 150 mm from the left, and 20 to 30 mm from the top; pale ink along the foot, from 287 mm on."""
    dark = b"0 g %f %f %f %f re f " % (100 * MM, A4[1] - 30 * MM, 50 * MM, 10 * MM)
    pale = b"0.9 g 0 0 %f %f re f" % (A4[0], 10 * MM)
    data = boxed(b"/MediaBox[0 0 595.28 841.89]", dark + pale)
    return prepare(saved(tmp_path_factory.mktemp("letterhead"), data))[0]


def mm(left: float, top: float, right: float, bottom: float) -> Extent:
    return Extent(left * MM, top * MM, right * MM, bottom * MM)


@pytest.mark.parametrize(
    ("extent", "touched"),
    [
        (mm(101, 21, 149, 29), True),
        (mm(0, 24, 210, 25), True),
        (mm(148, 28, 170, 40), True),
        (mm(0, 0, 210, 18.9), False),
        (mm(0, 20, 98.9, 30), False),
        (mm(152, 20, 210, 30), False),
        (mm(0, 32, 210, 285), False),
        (mm(0, 290, 10, 296), True),
        (mm(-50, -50, -10, -10), False),
        (mm(400, 400, 500, 500), False),
    ],
)
def test_ink_is_known_to_the_millimetre(letterhead: Letterhead, extent: Extent, touched: bool) -> None:
    assert CellMap.of(Overlay(letterhead), *A4).touched(extent) is touched


def test_the_cells_that_are_touched_are_those_with_ink(letterhead: Letterhead) -> None:
    found = list(CellMap.of(Overlay(letterhead), *A4).cells(mm(140, 15, 200, 25.5)))
    assert min(one.left for one in found) / MM == pytest.approx(140, abs=1.1)
    assert max(one.right for one in found) / MM == pytest.approx(150, abs=1.1)
    assert min(one.top for one in found) / MM == pytest.approx(20, abs=1.1)
    assert max(one.bottom for one in found) / MM == pytest.approx(26, abs=1.1)


def test_a_letterhead_grows_with_its_page(letterhead: Letterhead) -> None:
    large = CellMap.of(Overlay(letterhead), A4[0] * 2, A4[1] * 2)
    assert large.touched(mm(202, 42, 298, 58))
    assert not large.touched(mm(0, 64, 420, 570))
    true_size = CellMap.of(Overlay(letterhead, Placement.TRUE_SIZE), A4[0] * 2, A4[1] * 2)
    assert true_size.touched(mm(101, 21, 149, 29))
    assert not true_size.touched(mm(202, 42, 298, 58))
    centred = CellMap.of(Overlay(letterhead, Placement.CENTRED), A4[0] * 2, A4[1] * 2)
    assert centred.touched(mm(101 + 105, 21 + 148.5, 149 + 105, 29 + 148.5))


def test_the_free_stretch_of_a_column(letterhead: Letterhead) -> None:
    cells = CellMap.of(Overlay(letterhead), *A4)
    top, bottom = cells.free(25 * MM, 195 * MM) or (0, 0)
    assert top / MM == pytest.approx(30, abs=1.1)
    assert bottom == math.inf  # pale ink counts for nothing
    assert cells.free(10 * MM, 90 * MM) is None


def test_pale_ink_is_in_the_way_of_what_cannot_be_read_on_it(letterhead: Letterhead) -> None:
    """The foot is #E6E6E6: our quiet grey reaches 5.6 on it, a line of ours 3.6, a hairline 2.4."""
    ground = Ground(Overlay(letterhead), *A4)
    for role, ratio, faulty in (
        (ColourRole.QUIET, 4.5, False),
        (ColourRole.LINE, 3.0, False),
        (ColourRole.HAIRLINE, 3.0, True),
    ):
        found = ground.fault(mm(20, 288, 90, 292), ((role, ratio),))
        assert (found is CollisionKind.INK) is faulty
    over = Ground(Overlay(letterhead, over=True), *A4)
    assert over.fault(mm(20, 288, 90, 292)) is CollisionKind.INK
    panel = Box(20 * MM, 285 * MM, 60 * MM, 10 * MM, fill=ColourRole.ACCENT)
    white = Text(25 * MM, 290 * MM, "hvid", 20 * MM, FaceName(Weight.REGULAR), 11, ColourRole.PAPER)
    assert collisions(page(panel, white), ground) == ()
    assert len(collisions(page(white), ground)) == 1


def test_words_over_other_words_are_found() -> None:
    one, other = Node(Role.P), Node(Role.P)
    crossing = overlapping(page(text(20, 100, "den ene ", one), text(25, 101, "den anden", other)))
    assert [(found.fault, found.text) for found in crossing] == [(CollisionKind.TEXT, "den anden")]
    assert overlapping(page(text(20, 100, "den ene", one), text(20, 106, "den anden", other))) == ()
    assert overlapping(page(text(20, 100, "selv ", one), text(21, 100, "samme", one))) == ()


def page(*items: Item) -> Page:
    return Page(PageKind.TEXT, 1, *A4, items)


def text(x: float, y: float, words: str, owner: Node | None = None) -> Text:
    mark = owner.mark() if owner is not None else None
    return Text(x * MM, y * MM, words, 20 * MM, FaceName(Weight.REGULAR), 11, ColourRole.INK, mark=mark)


def test_each_paragraph_is_told_once_with_all_its_words(letterhead: Letterhead) -> None:
    owner = Node(Role.P)
    found = collisions(
        page(text(110, 24, "Først ", owner), text(110, 28, "og sidst ", owner), text(20, 100, "fri", owner)),
        Ground(Overlay(letterhead), *A4),
    )
    assert [(one.fault, one.text, one.authored) for one in found] == [(CollisionKind.INK, "Først og sidst fri", True)]
    assert found[0].extent.bottom > 28 * MM


def test_what_says_nothing_is_told_by_the_nearest_words(letterhead: Letterhead) -> None:
    found = collisions(
        page(line(100 * MM, 25 * MM, 180 * MM, 25 * MM, PEN), text(160, 35, "nær"), text(20, 200, "fjern")),
        Ground(Overlay(letterhead), *A4),
    )
    assert [(one.text, one.authored) for one in found] == [("nær", False)]


def test_between_the_lines_of_a_field_one_writes(letterhead: Letterhead) -> None:
    field = Node(Role.FORM, alt="Felt: Hvad", field_kind=FieldKind.TEXT).mark()
    rules = [line(20 * MM, y * MM, 190 * MM, y * MM, PEN, field) for y in (16, 34)]
    assert [one.text for one in collisions(page(*rules), Ground(Overlay(letterhead), *A4))] == ["Felt: Hvad"]
    loose = [line(20 * MM, y * MM, 190 * MM, y * MM, PEN) for y in (16, 34)]
    assert collisions(page(*loose), Ground(Overlay(letterhead), *A4)) == ()


@pytest.mark.parametrize(
    ("left", "top", "inside"), [(21, 41, True), (19, 41, False), (21, 39, False), (131, 41, False), (21, 231, False)]
)
def test_content_stays_in_a_safe_area(left: float, top: float, inside: bool, letterhead: Letterhead) -> None:
    area = SafeArea(40 * MM, 17 * MM, 20 * MM, 30 * MM)
    ground = Ground(Overlay(letterhead, safe=area), *A4)
    found = collisions(page(Box(left * MM, top * MM, 50 * MM, 50 * MM)), ground)
    assert [one.fault for one in found] == ([] if inside else [CollisionKind.OUTSIDE])


def test_a_safe_area_grows_with_its_letterhead(letterhead: Letterhead) -> None:
    area = Overlay(letterhead, safe=SafeArea(10, 20, 30, 40))
    assert safe(area, A4[0] * 2, A4[1] * 2) == Extent(60, 20, A4[0] * 2 - 80, A4[1] * 2 - 40)
    assert safe(Overlay(letterhead), *A4) is None


def test_grounds_are_worked_out_once(letterhead: Letterhead) -> None:
    grounds, overlay = Grounds(), Overlay(letterhead)
    assert grounds.of(overlay, page()) is grounds.of(overlay, page())
    assert grounds.of(Overlay(letterhead, over=True), page()) is not grounds.of(overlay, page())


def test_the_most_telling_name_decides(letterhead: Letterhead, tmp_path: Path) -> None:
    standing = Overlay(letterhead)
    lying = Overlay(prepare(saved(tmp_path, boxed(b"/MediaBox[0 0 842 595]", b"0 g 20 580 100 5 re f")))[0])
    overlays = Overlays({PageType.FIRST: standing, PageType.OTHER: lying, PageType.COVER: None})
    assert overlays.named((PageType.COVER, PageType.FIRST)) is None
    assert overlays.named((PageType.FRONT, PageType.FIRST)) is standing
    assert overlays.named((PageType.FRONT, PageType.OTHER)) is lying
    assert overlays.named((PageType.LANDSCAPE, PageType.TEXT, PageType.FIRST)) is None
    assert overlays.named((PageType.LANDSCAPE, PageType.TEXT, PageType.OTHER)) is lying
    assert overlays.named((PageType.BLANK,)) is None
    asked = Overlays({PageType.LANDSCAPE: standing})
    assert asked.named((PageType.LANDSCAPE, PageType.TEXT, PageType.OTHER)) is standing
