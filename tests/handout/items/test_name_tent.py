"""A name tent: the name on the half that stands to the room, as large as it has room."""

from __future__ import annotations

from pathlib import Path

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


def test_the_name_stands_on_the_lower_half_alone(ours: Package, tmp_path: Path) -> None:
    document = composition(ours, tmp_path, {"type": "name-tent"}).addressed(recipient("Anne Prøve"))
    page = document.pages[0]
    found = [(y + item.y, item) for _, y, item in flat(page.items) if isinstance(item, Text)]
    assert {item.text.strip() for _, item in found} == {"Anne Prøve", "Prøvesund Kommune"}
    assert all(y > page.height / 2 for y, _ in found)


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
