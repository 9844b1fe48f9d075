"""A cover: white space yields before the small sheets at its foot are left out, and never more than it should."""

from __future__ import annotations

import pytest

from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.compose.session import new_root, new_session
from sheetbuilder.content import Package
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.items import Drawing, Item, Text
from sheetbuilder.templates.cover import CoverDrawings, CoverText, cover, papers
from sheetbuilder.theme import default_theme
from tests.outputs import extent, flat, said
from tests.templates.test_imprint import made

LEAD = "Vi følger én samtale fra tvivlen dagen før til eftertanken på vej hjem. " * 2


def drawn(package: Package, style: str, text: CoverText) -> tuple[LayoutContext, list[Item]]:
    """The cover of a handout for a brand, small sheets at its foot."""
    brand = made("Prøvesund Kommune", cover=style, footer=["En adresse", "En til"], approved_by="chefen")
    session = new_session(package, default_theme(), PrintOptions(brand=brand, date=package.meta.date))
    context = session.context()
    sheets = CoverDrawings(Drawing(0, 20, ()), papers(context, [("Før mødet", ["2.2", "2.3"])]))
    return context, list(cover(context, text, sheets, new_root(), "cover").items)


def shows_sheets(items: list[Item]) -> bool:
    return any(isinstance(item, Text) and item.text.strip() == "2.3" for _, _, item in flat(items))


@pytest.mark.parametrize("style", ["plain", "band", "field"])
@pytest.mark.parametrize("facts", range(5))
def test_a_name_and_an_organisation_leave_the_small_sheets_their_room(ours: Package, style: str, facts: int) -> None:
    text = CoverText(
        "Pakken · Deltagerhæfte",
        "Samtalen hele vejen",
        "En kursusdag om mødet",
        LEAD,
        tuple(f"Linje {n}" for n in range(facts)),
        (
            "Christoffer Alexander Mortensen-Eksempelgaard",
            "Rådgivningscentret for unge og familier i Prøvesund Kommune",
        ),
    )
    context, items = drawn(ours, style, text)
    assert context.problems == []
    assert shows_sheets(items)
    words = [one for one in flat(items) if isinstance(one[2], Text)]
    for painted in words:
        assert extent(painted)[2] <= context.theme.paper.content_width + 0.6


def test_what_has_no_room_even_so_is_left_out_whole(ours: Package) -> None:
    text = CoverText("Pakken", "Samtalen hele vejen", "", LEAD * 3, tuple(f"Linje {n}" for n in range(8)), ("Bo",))
    context, items = drawn(ours, "plain", text)
    assert context.problems == []
    assert not shows_sheets(items)


def test_a_group_that_is_too_long_for_a_row_ends_in_dots(ours: Package) -> None:
    context = new_session(ours, default_theme()).context()
    few, many = (papers(context, [("Trin 1", [f"1.{n}" for n in range(1, count)])]) for count in (5, 60))
    assert "…" not in said(few.items)
    assert said(many.items).endswith("…")
    assert "1.20" not in said(many.items)
    room = context.theme.paper.content_width
    assert all(-1 <= extent(one)[0] < extent(one)[2] <= room + 1 for one in flat(many.items))
