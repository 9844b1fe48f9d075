"""A case is read while one writes: its lines are on its page, and its letters are as large as those of a sheet."""

from __future__ import annotations

from pathlib import Path

from sheetbuilder.content import Package
from sheetbuilder.handout.edition import Edition
from sheetbuilder.layout.items import Text
from sheetbuilder.layout.places import places
from sheetbuilder.theme.papers import MM
from tests.handout.booklet import composition
from tests.outputs import flat

CASE = {
    "type": "text",
    "title": "En sag",
    "lines": "Det tænker vi",
    "blocks": [{"type": "text", "text": "Ingen har spurgt endnu."}],
}


def test_the_lines_fill_the_page_below_the_words(ours: Package, tmp_path: Path) -> None:
    document = composition(ours, tmp_path, CASE).documents[Edition.PARTICIPANT]
    (place,) = places(document)
    (box,) = place.boxes
    page = document.pages[place.page]
    words = {item.text: item.size for _, _, item in flat(page.items) if isinstance(item, Text)}
    assert {size for text, size in words.items() if text.startswith("Ingen har")} == {13.5}
    assert place.lines > 15
    assert page.height - box.bottom < 40 * MM


def test_a_text_without_lines_is_set_as_text_is(ours: Package, tmp_path: Path) -> None:
    plain = {key: value for key, value in CASE.items() if key != "lines"}
    document = composition(ours, tmp_path, plain).documents[Edition.PARTICIPANT]
    assert places(document) == ()
