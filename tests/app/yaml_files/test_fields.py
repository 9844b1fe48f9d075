"""A list whose texts are the lines of one field."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.app.yaml_files.editing import KEPT, ListRow, edited
from sheetbuilder.app.yaml_files.fields import ORDER, KeyLines, entries_of, within
from sheetbuilder.brand.file import BrandFile
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
    root, entry = parse(Path("footer.yaml"), TEXT.encode()).root, KeyLines("trainers")
    return edited(TEXT, {"trainers": entry.sent(SentForm({"trainers": [lines]}), within(root, "trainers"))})


def test_lines_that_stay_keep_how_they_are_written() -> None:
    shown = KeyLines("trainers").text(within(parse(Path("footer.yaml"), TEXT.encode()).root, "trainers"))
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
    root = parse(Path("footer.yaml"), sent(lines).encode()).root
    assert KeyLines("trainers").text(within(root, "trainers")).split("\n") == held


def test_a_field_without_lines_takes_the_key_out() -> None:
    assert sent(" \n") == "{}\n"
    assert KeyLines("x").sent(SentForm({"x": ["a"]}), None) == [ListRow("a")]


FOOTER = next(one for one in entries_of(BrandFile) if one.path == "footer")


@pytest.mark.parametrize(
    ("order", "button", "numbers"),
    [
        (["footer.1", "footer.0"], {}, [1, 0, None]),
        (["footer.0", "footer.1"], {"down": ["footer.0"]}, [1, 0, None]),
        (["footer.0", "footer.1"], {"up": ["footer.0"]}, [0, 1, None]),
        (["footer.1"], {}, [1, 0, None]),
        (["footer.7", "y.1", "footer.x"], {}, [0, 1, None]),
        ([], {}, [0, 1, None]),
    ],
)
def test_rows_come_in_the_order_that_is_wanted(
    order: list[str], button: dict[str, list[str]], numbers: list[int | None]
) -> None:
    there = parse(Path("footer.yaml"), b"footer: [one, two]\n").root
    fields = {f"{ORDER}footer": order, "footer.0": ["one"], "footer.1": ["zwei"], "footer.2": ["three"], **button}
    rows = FOOTER.sent(SentForm(fields), within(there, "footer"))
    assert isinstance(rows, list)
    assert [row.was for row in rows] == numbers
    assert {row.was: row.value for row in rows} == {0: KEPT, 1: "zwei", None: "three"}
