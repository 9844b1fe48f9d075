"""A list whose texts are the lines of one field."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.app.yaml_files.editing import ListRow, edited
from sheetbuilder.app.yaml_files.fields import KeyLines, within
from sheetbuilder.serving.forms import SentForm
from sheetbuilder.source import parse

TEXT = """\
trainers:
  - "First"   # who begins
  - >-
    Second, who has
    a long name
  - Third
"""


def sent(lines: str) -> str:
    root, entry = parse(Path("x.yaml"), TEXT.encode()).root, KeyLines("trainers")
    return edited(TEXT, {"trainers": entry.sent(SentForm({"trainers": [lines]}), within(root, "trainers"))})


def test_lines_that_stay_keep_how_they_are_written() -> None:
    shown = KeyLines("trainers").text(within(parse(Path("x.yaml"), TEXT.encode()).root, "trainers"))
    assert shown == "First\nSecond, who has a long name\nThird"
    assert sent(shown) == TEXT
    assert sent(f"{shown}\n\nFourth ") == f"{TEXT}  - Fourth\n"


@pytest.mark.parametrize(
    ("lines", "held"),
    [
        ("First\nThird", ["First", "Third"]),
        ("Third\nFirst", ["Third", "First"]),
        ("First\nFirst", ["First", "First"]),
        ("New\nThird", ["New", "Third"]),
    ],
)
def test_lines_are_taken_in_their_order(lines: str, held: list[str]) -> None:
    root = parse(Path("x.yaml"), sent(lines).encode()).root
    assert KeyLines("trainers").text(within(root, "trainers")).split("\n") == held


def test_a_field_without_lines_takes_the_key_out() -> None:
    assert sent(" \n") == "{}\n"
    assert KeyLines("x").sent(SentForm({"x": ["a"]}), None) == [ListRow("a")]
