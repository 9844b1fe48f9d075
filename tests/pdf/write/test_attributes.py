"""Standard attributes of other people's elements: what makes sense is kept and written, everything else is left out."""

from __future__ import annotations

import pytest

from sheetbuilder.layout.imported import Value
from sheetbuilder.pdf.write.attributes import sane, written
from sheetbuilder.pdf.write.slots import plain


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("RowSpan", 1, 1.0),
        ("RowSpan", 2.0, 2.0),
        ("RowSpan", 1_000, 1_000.0),
        ("RowSpan", 1_001, None),
        ("RowSpan", 0, None),
        ("ColSpan", -3, None),
        ("ColSpan", 1.5, None),
        ("ColSpan", True, None),
        ("ColSpan", "2", None),
        ("ColSpan", float("nan"), None),
        ("ColumnCount", 100_001, None),
        ("Color", [0, 0.5, 1], (0.0, 0.5, 1.0)),
        ("Color", [0, 1], None),
        ("Color", [0, 1, 0, 1], None),
        ("Color", [0, 1, "red"], None),
        ("Headers", "a", ("a",)),
        ("Headers", ["a", "b"], ("a", "b")),
        ("Headers", ["a", 7], None),
        ("Headers", ["a", ""], None),
        ("Headers", [], None),
        ("Headers", ["a"] * 1_001, None),
        ("Headers", "x" * 201, None),
        ("Scope", "Row", "Row"),
        ("Scope", "Table", None),
        ("Summary", "Et resumé", "Et resumé"),
        ("Summary", "", None),
        ("Summary", "x" * 2_001, None),
        ("BBox", [0, 0, 9, 9], None),
        ("Width", 9, None),
    ],
)
def test_only_what_makes_sense_is_kept(name: str, value: object, kept: object) -> None:
    assert sane({name: value}) == ({} if kept is None else {name: kept})


def test_each_owner_has_a_dictionary() -> None:
    found: dict[str, Value] = {
        "Scope": "Row",
        "Headers": ("a", "b"),
        "ListNumbering": "Disc",
        "RowSpan": 2.0,
        "Summary": "(å)",
    }
    assert [plain(each) for each in written(found)] == [
        b"<</O/Table/Scope /Row/Headers [(a) (b)]/RowSpan 2/Summary <FEFF002800E50029>>>",
        b"<</O/List/ListNumbering /Disc>>",
    ]
