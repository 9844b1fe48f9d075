"""A name tent: the name to both sides of a folded paper, as large as it has room, and read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.content import Package
from sheetbuilder.errors import Where
from sheetbuilder.handout.edition import Edition
from sheetbuilder.handout.personal.recipient import Recipient
from sheetbuilder.layout.items import Text
from sheetbuilder.layout.places import places
from tests.handout.booklet import composition
from tests.outputs import flat


def recipient(name: str) -> Recipient:
    return Recipient(name, "Prøvesund Kommune", Edition.PARTICIPANT, 2, Where(Path("people.csv")))


def test_folded_across_its_middle_both_halves_show_the_name_upright(ours: Package, tmp_path: Path) -> None:
    document = composition(ours, tmp_path, {"type": "name-tent"}).addressed(recipient("Anne Prøve"))
    page = document.pages[0]
    found = [(x, y, item) for x, y, item in flat(page.items) if isinstance(item, Text)]
    front = [one for one in found if not one[2].turned]
    behind = [one for one in found if one[2].turned]
    assert {item.text.strip() for _, _, item in front} == {"Anne Prøve", "Prøvesund Kommune"}
    assert len(front) == len(behind)
    for (x, y, item), (left, top, turned) in zip(front, behind, strict=True):
        # Half a turn about the middle of the paper, where it is folded: as far from the fold on either half.
        assert y + item.y > page.height / 2
        assert (y + item.y) + (top + turned.y) == pytest.approx(page.height)
        assert (x + item.x) + (left + turned.x) == pytest.approx(page.width)
        assert (turned.text, turned.size) == (item.text, item.size)


def test_the_half_behind_is_for_the_eye_alone(ours: Package, tmp_path: Path) -> None:
    document = composition(ours, tmp_path, {"type": "name-tent"}).addressed(recipient("Anne Prøve"))
    texts = [item for _, _, item in flat(document.pages[0].items) if isinstance(item, Text)]
    assert [item.mark is None for item in texts] == [item.turned for item in texts]


def test_a_long_name_is_smaller_and_still_whole(ours: Package, tmp_path: Path) -> None:
    made = composition(ours, tmp_path, {"type": "name-tent"})
    short, long = (
        max(item.size for _, _, item in flat(made.addressed(recipient(name)).pages[0].items) if isinstance(item, Text))
        for name in ("Bo", "Christoffersensdatter-Eksempelgaard Bo")
    )
    assert short > long


def test_for_nobody_in_particular_there_is_a_line_to_write_on(ours: Package, tmp_path: Path) -> None:
    document = composition(ours, tmp_path, {"type": "name-tent"}).documents[Edition.PARTICIPANT]
    assert [one.place.name for one in places(document)] == ["item-1/name"]
