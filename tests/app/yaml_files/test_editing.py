"""Values changed in a file whose comments, order and quotes are somebody else's."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Mapping

import pytest

from sheetbuilder.app.yaml_files.editing import KEPT, ListRow, Plain, edited, keeps
from tests.app.brand_room.brands import EXAMPLES, NAMES

FILES = [EXAMPLES / f"{name}.yaml" for name in NAMES]
TEXT = """\
# above
type: brand
name: Prøvesund   # beside
unit: "Job"

# about numbers
contacts:
  - id: a
    number: 00 00 00 00
    # about the citizen
    citizen: true
  - id: b
    number: 00 00 00 00
# about feet
footer: [x, y]
"""


def lines(before: str, after: str) -> list[str]:
    found = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in found if line[:1] in "+-" and line[:3] not in ("---", "+++")]


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_what_nobody_changes_is_the_same_to_the_byte(path: object) -> None:
    text = path.read_text("utf-8")  # type: ignore[attr-defined]
    assert keeps(text)
    contacts = text.partition("contacts:")[2].partition("\n\n")[0]
    rows = [ListRow(KEPT, number) for number in range(contacts.count("- id:"))]
    assert edited(text, {"name": KEPT, "contacts": rows}) == text


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"name": "Prøvestad"}, ["-name: Prøvesund   # beside", "+name: Prøvestad   # beside"]),
        ({"unit": "Børn: unge"}, ['-unit: "Job"', '+unit: "Børn: unge"']),
        ({"unit": None}, ['-unit: "Job"']),
        ({"contacts": [ListRow({"citizen": None}, 0), ListRow(KEPT, 1)]}, ["-    citizen: true"]),
        ({"contacts": [ListRow(KEPT, 0)]}, ["-  - id: b", "-    number: 00 00 00 00"]),
        ({"contacts": [ListRow({"id": "c"}, 0), ListRow(KEPT, 1)]}, ["-  - id: a", "+  - id: c"]),
        ({"valid_until": datetime.date(2027, 1, 31)}, ["+valid_until: 2027-01-31"]),
        ({"colours": {"accent": "#123456", "tint": None}}, ["+colours:", '+  accent: "#123456"']),
        ({"colours": {"accent": None}}, []),
        ({"footer": [ListRow(KEPT, 0), ListRow(KEPT, 1), ListRow("z")]}, ["-footer: [x, y]", "+footer: [x, y, z]"]),
        ({"municipality_code": "0101"}, ['+municipality_code: "0101"']),
    ],
)
def test_one_change_is_one_change(changes: Mapping[str, Plain], told: list[str]) -> None:
    assert [line.rstrip() for line in lines(TEXT, edited(TEXT, changes))] == told


def test_a_row_that_goes_leaves_the_comment_of_what_follows() -> None:
    without = edited(TEXT, {"contacts": [ListRow(KEPT, 0)], "unit": None})
    for comment in ("# above", "# beside", "# about numbers", "# about the citizen", "# about feet"):
        assert comment in without


def test_another_layout_is_known_before_it_is_lost() -> None:
    assert not keeps("a: {x: 1,   y: 2}\nb:    3\n")
