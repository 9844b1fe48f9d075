"""A logo on a cover: in its corner, as large as asked where there is room, and alone in its clear space."""

from __future__ import annotations

import pytest

from sheetbuilder.brand import Brand, BrandFile
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.compose.session import new_root, new_session
from sheetbuilder.content import Package
from sheetbuilder.figures import cover_workflow
from sheetbuilder.layout.artwork import Artwork, Piece
from sheetbuilder.layout.flow.pages import margins
from sheetbuilder.layout.items import Picture
from sheetbuilder.layout.logo import Logo, sized
from sheetbuilder.layout.roles import Role
from sheetbuilder.layout.sides import Edge
from sheetbuilder.templates.cover import CoverDrawings, CoverText, cover, papers
from sheetbuilder.theme.palette import DEFAULT_PALETTE
from sheetbuilder.theme.papers import MM, PAPERS, paper
from tests.made import made
from tests.outputs import extent, flat

CORNERS = [(True, False), (True, True), (False, True), (False, False)]
LONG = "Sekretariatet for Tryghed, Trivsel og Fællesskab på tværs"


def art(width: float, height: float) -> Artwork:
    return Artwork(Piece((b"<<>>",), (), b""), (), width, height)


@pytest.mark.parametrize("name", [row.name for row in PAPERS])
@pytest.mark.parametrize(("top", "left"), CORNERS)
@pytest.mark.parametrize("shape", [(100, 100), (300, 60), (60, 150)])
@pytest.mark.parametrize(("width", "clear"), [(None, None), (60.0, 10.0), (200.0, None), (20.0, 15.0)])
def test_nothing_stands_in_the_clear_space(
    ours: Package,
    name: str,
    top: bool,
    left: bool,
    shape: tuple[float, float],
    width: float | None,
    clear: float | None,
) -> None:
    file = made(
        BrandFile,
        {"type": "brand", "name": "Prøvehøj", "municipality_code": "0000", "unit": LONG, "footer": [LONG, LONG, LONG]},
    )
    brand = Brand(file, None, DEFAULT_PALETTE)
    logo = Logo(art(*shape), "Prøvehøj, logo", top, left, width, None, clear)
    session = new_session(ours, brand.theme(name), PrintOptions(brand=brand, date=ours.meta.date), logo=logo)
    context, sheet, root = session.context(), paper(name), new_root()
    numbers = [(LONG[:20], [one.number for one in ours.sheets[:6]])]
    drawings = CoverDrawings(cover_workflow(context, ours.workflow, (1, 2)), papers(context, numbers))
    text = CoverText(ours.meta.title, "Før mødet", "Undertitel", "Til dig, der snart kontakter en borger.")
    draft = cover(context, text, drawings, root, "cover")
    assert not context.problems
    painted = list(flat(draft.items))
    (shown,) = [one for one in painted if isinstance(one[2], Picture)]
    mark = shown[2].mark
    assert mark is not None
    assert (mark.owner.role, mark.owner.alt) == (Role.FIGURE, "Prøvehøj, logo")
    x0, y0, x1, y1 = extent(shown)
    assert (x1 - x0) / (y1 - y0) == pytest.approx(shape[0] / shape[1])
    keep = sheet.mm(clear) if clear else (y1 - y0) / 4
    for one in painted:
        if one is not shown:
            a0, b0, a1, b1 = extent(one)
            apart = max(x0 - a1, a0 - x1, y0 - b1, b0 - y1)
            assert apart >= keep - 0.6, one
    # The edges of the paper, too; its binding side is on the left of a cover.
    edge, _ = margins(sheet, Edge.LEFT)
    sides = (x0 + edge, y0, sheet.width - edge - x1, sheet.height - y1)
    assert min(sides) >= max(keep, 8 * MM) - 0.6
    assert (y0 < sheet.height / 3) == top
    assert (x0 + x1 < sheet.content_width) == left


def test_a_logo_is_as_wide_as_asked_where_there_is_room() -> None:
    wide = art(300, 100)
    sheet = paper("a4")
    assert sized(Logo(wide, "", width=60), sheet, 1000, 1000).width == pytest.approx(60 * MM)
    assert sized(Logo(wide, "", width=60), paper("a5"), 1000, 1000).width == pytest.approx(60 * MM * 0.5**0.5)
    assert sized(Logo(wide, "", least=70, width=60), sheet, 1000, 1000).width == pytest.approx(70 * MM)
    usual = sized(Logo(wide, ""), sheet, 1000, 1000)
    assert usual.width == pytest.approx(52 * MM)
    assert usual.height == pytest.approx(52 / 3 * MM)
    assert usual.clear == pytest.approx(usual.height / 4)
    small = sized(Logo(wide, "", width=60), sheet, 100, 1000)
    assert small.width + small.clear == pytest.approx(100)
    assert small.short is None
    low = sized(Logo(wide, "", clear=3), sheet, 1000, 20 + 3 * MM)
    assert low.height == pytest.approx(20)


def test_a_logo_that_must_be_larger_than_its_room_is_told() -> None:
    short = sized(Logo(art(300, 100), "", least=70), paper("a5"), 50 * MM, 1000).short
    assert short is not None
    assert (short.code, short.message.args["least"]) == ("SB333", 70)
    assert short.message.args["room"] == 46
    tiny = sized(Logo(art(100, 100), "", clear=60), paper("a4"), 50 * MM, 1000).short
    assert tiny is not None
    assert tiny.code == "SB333"
