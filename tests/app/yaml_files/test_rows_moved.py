"""Rows of lists that change places while other values change, comments and all."""

from __future__ import annotations

import pytest

from sheetbuilder.app.yaml_files.editing import KEPT, ListRow, Plain
from sheetbuilder.app.yaml_files.rows_moved import in_order, rewritten

TEXT = """\
type: brand   # beside
contacts:
  # the first
  - id: a
    number: 00 00 00 00
  # the second, with two lines
  # of words
  - id: b   # its name
    number: 00 00 00 00
  - id: c
# about feet
footer: [x, y]
"""


def test_rows_are_moved_with_the_comments_above_them() -> None:
    values: dict[str, Plain] = {"contacts": [ListRow(KEPT, 1), ListRow(KEPT, 2), ListRow(KEPT, 0)]}
    assert (
        rewritten(TEXT, values)
        == """\
type: brand   # beside
contacts:
  # the second, with two lines
  # of words
  - id: b   # its name
    number: 00 00 00 00
  - id: c
  # the first
  - id: a
    number: 00 00 00 00
# about feet
footer: [x, y]
"""
    )


def test_rows_are_changed_taken_out_and_added_in_the_same_go() -> None:
    rows = [ListRow({"id": "n"}), ListRow({"number": "00 00 00 01"}, 2), ListRow({"id": "z"}, 0)]
    after = rewritten(TEXT, {"contacts": rows, "footer": [ListRow(KEPT, 1), ListRow(KEPT, 0)], "name": "Nyt"})
    assert [line.strip() for line in after.splitlines() if "id:" in line] == ["- id: n", "- id: c", "- id: z"]
    assert "id: b" not in after
    assert "number: 00 00 00 01" in after
    assert "footer: [y, x]" in after
    assert "name: Nyt" in after
    assert after.index("# about feet") < after.index("footer")


@pytest.mark.parametrize("rows", [[], None, [ListRow(KEPT, 0), ListRow(KEPT, 1), ListRow(KEPT, 2)]])
def test_what_stays_in_order_is_left_alone(rows: Plain) -> None:
    after = rewritten(TEXT, {"contacts": rows, "type": KEPT})
    assert (after == TEXT) is bool(rows)
    assert ("contacts" in after) is bool(rows)


def test_rows_that_are_not_named_go() -> None:
    assert "id: a" not in in_order(TEXT, "contacts", [2, 1])
    assert in_order(TEXT, "contacts", [0, 1, 2]) == TEXT
