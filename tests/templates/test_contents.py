"""A table of contents: numbers and titles side by side, however long the numbers are."""

from __future__ import annotations

import pytest

from sheetbuilder.compose.session import new_root, new_session
from sheetbuilder.content import Package
from sheetbuilder.layout.items import Text
from sheetbuilder.templates.contents import ContentsEntry, Section, contents
from sheetbuilder.theme import default_theme
from tests.outputs import extent, flat


def edges(ours: Package, *labels: str) -> tuple[float, float]:
    """Where the widest number ends, and where the titles begin."""
    context = new_session(ours, default_theme()).context()
    entries = tuple(ContentsEntry("Titel", f"a-{label}", label) for label in labels)
    flow = contents(context, [Section("", entries)], {}, 400.0, new_root())
    said = [(one[2].text.strip(), extent(one)) for band in flow for one in flat(band.items) if isinstance(one[2], Text)]
    (title,) = {left for text, (left, _, _, _) in said if text == "Titel"}
    return max(right for text, (_, _, right, _) in said if text in labels), title


@pytest.mark.parametrize("label", ["1.1", "2.99", "2.1080", "12.10800"])
def test_no_number_touches_a_title(ours: Package, label: str) -> None:
    number, title = edges(ours, "1.2", label)
    assert title - number >= 3


def test_usual_numbers_leave_titles_where_they_are(ours: Package) -> None:
    assert edges(ours, "1.1")[1] == edges(ours, "2.10")[1] < edges(ours, "2.1080")[1]
