"""What comes back on every sheet: a foot's room, the number at the right edge, what an empty page says."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.compose.session import new_session
from sheetbuilder.content import Package
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.items import Item, Text
from sheetbuilder.templates.furniture import blank_page, foot_room, marker
from sheetbuilder.theme import default_theme


@pytest.fixture
def context(ours: Package) -> LayoutContext:
    return new_session(ours, default_theme(), PrintOptions(date=ours.meta.date)).context()


def texts(items: Sequence[Item]) -> list[Text]:
    return [item for item in items if isinstance(item, Text)]


def test_no_number_is_no_marker(context: LayoutContext) -> None:
    assert marker(context, "", 400, 50) == ()


def test_a_marker_ends_at_the_right_edge(context: LayoutContext) -> None:
    word, number = texts(marker(context, "2.6", 400, 50))
    assert (word.text, number.text) == (context.words.sheet, "2.6")
    assert number.x + number.width == pytest.approx(400)
    assert word.x + word.width < number.x


def test_an_empty_page_says_so_in_its_middle(context: LayoutContext) -> None:
    (said,) = texts(blank_page(context, 400, 600))
    assert said.text.replace("\u00a0", " ") == context.words.blank_page
    assert said.x + said.width / 2 == pytest.approx(200)


def test_content_keeps_clear_of_the_foot(context: LayoutContext) -> None:
    assert foot_room(context) > context.theme.paper.foot
