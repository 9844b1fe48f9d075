"""The list to sign: rows for a signature, and no page for a row or two."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from sheetbuilder.content import Package
from sheetbuilder.handout.edition import Edition
from sheetbuilder.layout.places import places
from sheetbuilder.theme.papers import MM
from tests.handout.booklet import composition


@pytest.mark.parametrize("rows", range(20, 34))
def test_no_page_has_but_a_row_or_two(ours: Package, tmp_path: Path, rows: int) -> None:
    listed = {"type": "sign-in", "rows": rows, "delete_by": "2027-06-01"}
    document = composition(ours, tmp_path, listed).documents[Edition.TRAINER]
    names = [one for one in places(document) if one.place.name.endswith("/name")]
    on_pages = Counter(one.page for one in names)
    assert sum(on_pages.values()) == rows
    assert min(on_pages.values()) >= 4
    assert min(box.bottom - box.top for one in names for box in one.boxes) >= 7.6 * MM - 0.01
