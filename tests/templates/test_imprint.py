"""The name of a brand never leaves its column, and touches no neighbour."""

from __future__ import annotations

import pytest

from sheetbuilder.brand import Brand, BrandFile, municipalities
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.compose.session import new_root, new_session
from sheetbuilder.content import Package
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.items import Box, Drawing, Text
from sheetbuilder.templates.cover import CoverDrawings, CoverText, cover
from sheetbuilder.templates.imprint import contacts, imprint, name_mark
from sheetbuilder.theme.palette import DEFAULT_PALETTE
from sheetbuilder.theme.papers import PAPERS
from tests.made import made as read
from tests.outputs import Painted, extent, flat

NOTHING = CoverDrawings(Drawing(0, 0, ()), Drawing(0, 0, ()))
LONGEST = ("Sydsjællands og Lolland-Falsters Politi", "Bornholms Regionskommune", "Ørsted Ålekistebro " * 3)
NAMES = (*(row.official_name for row in municipalities().rows.values()), *LONGEST)


def made(name: str, **more: object) -> Brand:
    file = read(BrandFile, {"type": "brand", "name": name.strip(), "municipality_code": "0000", **more})
    return Brand(file, None, DEFAULT_PALETTE)


def inked(context: LayoutContext, painted: Painted) -> tuple[float, float, float, float]:
    """Where a piece is seen: a space behind the words of a line reaches over it."""
    left, top, right, bottom = extent(painted)
    item = painted[2]
    if isinstance(item, Text) and item.text.endswith(" "):
        right -= context.typesetter.shaper.face(item.face).space * item.size
    return left, top, right, bottom


@pytest.mark.long
@pytest.mark.parametrize("paper", [row.name for row in PAPERS])
def test_no_name_overflows_a_cover(ours: Package, paper: str) -> None:
    unit = "Sekretariatet for Tryghed, Trivsel og Fællesskab på tværs"
    brand = made("x", unit=unit)
    session = new_session(ours, brand.theme(paper), PrintOptions(brand=brand, date=ours.meta.date))
    for name in NAMES:
        named = made(name, unit=unit, footer=["En adresse", "En til"], approved_by="x" * 30)
        context = new_session(ours, session.theme, PrintOptions(brand=named, date=ours.meta.date)).context()
        draft = cover(context, CoverText(ours.meta.title, "Titel", "", "Til dig."), NOTHING, new_root(), "cover")
        assert not context.problems, name
        band = next(extent(one) for one in flat(draft.items) if isinstance(one[2], Box))
        boxes = [inked(context, one) for one in flat(draft.items) if isinstance(one[2], Text)]
        width = context.theme.paper.content_width
        assert all(left >= -0.6 and right <= width + 0.6 for left, _, right, _ in boxes), name
        head = [box for box in boxes if box[1] < context.mm(60)]
        assert max(box[3] for box in boxes if box[1] < band[1]) < band[1], name
        head = [box for box in head if box[3] < band[1]]
        left = max(box[2] for box in head if box[0] < width * 0.1)
        assert left <= min(box[0] for box in head if box[0] > width * 0.1), name


@pytest.mark.long
@pytest.mark.parametrize("paper", [row.name for row in PAPERS])
def test_no_name_overflows_the_contacts_and_the_imprint(ours: Package, paper: str) -> None:
    table = municipalities().rows.values()
    districts = sorted({row.police_district for row in table}, key=len)[-2:]
    people = [
        {"id": "a", "label": "Infohus", "number": "00 00 00 00", "hours": "hverdage kl. 9–15", "checked": "2026-11-01"},
        {"id": "b", "label": LONGEST[0], "number": "+45 00 00 00 00", "checked": "2026-11-01"},
    ]
    theme = made("x").theme(paper)
    width = min(theme.paper.content_width, theme.mm(theme.format.measure.text))
    for name in NAMES:
        for district in districts:
            brand = made(name, police_district=district, contacts=people, approved_by=name.strip(), footer=[district])
            context = new_session(ours, theme, PrintOptions(brand=brand, date=ours.meta.date)).context()
            node = new_root()
            drawn = (*contacts(context, brand, width, node), *imprint(context, brand, width, node))
            assert not context.problems, (name, district)
            for band in drawn:
                for one in flat(band.items):
                    left, _, right, _ = inked(context, one)
                    assert left >= -0.6, (name, district)
                    assert right <= width + 0.6, (name, district)


def test_a_name_is_large_where_two_lines_hold_it_and_small_elsewhere(ours: Package) -> None:
    context = new_session(ours, made("x").theme()).context()
    large, small = context.style("name-mark").size, context.style("name-mark-small").size
    width = context.width("Ørsted", "name-mark") + 1

    def sizes(name: str, room: float) -> set[float]:
        drawn = name_mark(context, made(name), room, new_root())
        return {one.size for band in drawn for _, _, one in flat(band.items) if isinstance(one, Text)}

    assert sizes("Ørsted", width) == {large}
    assert sizes("Ørsted Ørsted", width) == {large}
    assert sizes("Ørsted Ørsted Ørsted", width) == {small}
    assert sizes("Ørsted", width - 2) == {small}
