"""A page of notes: as many lines as there is room for, the last of them clear of the rule of the foot."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.content import Package
from sheetbuilder.handout.edition import Edition
from sheetbuilder.layout.items import Path as Line
from sheetbuilder.layout.items import Text
from sheetbuilder.layout.places import areas_of, places
from sheetbuilder.theme.papers import MM
from tests.handout.booklet import composition
from tests.outputs import extent, flat


@pytest.mark.parametrize("ruling", ["ruled", "grid"])
def test_the_last_line_is_no_second_rule_of_the_foot(ours: Package, tmp_path: Path, ruling: str) -> None:
    notes = {"type": "notes", "session": "Dagen", "ruling": ruling}
    page = composition(ours, tmp_path, notes).documents[Edition.PARTICIPANT].pages[0]
    level = [extent(one) for one in flat(page.items) if isinstance(one[2], Line)]
    rules = sorted({round(bottom, 1) for left, top, right, bottom in level if bottom - top < 2 and right - left > 400})
    foot, last = rules[-1], rules[-2]
    assert 5.5 * MM < foot - last < 15 * MM


def test_a_heading_is_read_once_and_seen_on_every_page(ours: Package, tmp_path: Path) -> None:
    notes = {"type": "notes", "session": "Dagen", "pages": 2}
    document = composition(ours, tmp_path, notes).documents[Edition.PARTICIPANT]
    heads = [
        [item.mark is not None for _, _, item in flat(page.items) if isinstance(item, Text) and "Dagen" in item.text]
        for page in document.pages[:2]
    ]
    assert heads == [[True], [False]]
    assert [place.page for place in places(document)] == [0, 1]


def test_what_is_typed_stands_on_the_rules_or_in_the_squares(ours: Package, tmp_path: Path) -> None:
    for ruling, apart in (("ruled", 8 * MM), ("grid", 5 * MM), ("blank", 0.0)):
        notes = {"type": "notes", "session": "Dagen", "ruling": ruling}
        document = composition(ours, tmp_path, notes).documents[Edition.PARTICIPANT]
        ((area, extent_of_it),) = areas_of(document.pages[0].items)
        assert area.rules == pytest.approx(apart, rel=0.02)
        if apart:
            assert extent_of_it.bottom - extent_of_it.top == pytest.approx(area.lines * area.rules)
            level = [extent(one) for one in flat(document.pages[0].items) if isinstance(one[2], Line)]
            assert any(top <= extent_of_it.bottom <= bottom for _, top, _, bottom in level), "the last rule is its foot"
