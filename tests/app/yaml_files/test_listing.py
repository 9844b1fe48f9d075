"""Entries of a list moved, taken out, put in and changed, each with its own lines and the comment above it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from sheetbuilder.app.yaml_files.keys import plain
from sheetbuilder.app.yaml_files.listing import ListedText, listed
from sheetbuilder.source import parse

HERE = Path(__file__).parents[3]
RECIPES = sorted(
    path
    for folder in ("examples", "sheets", "sheetbuilder/handout")
    for path in (HERE / folder).rglob("*.yaml")
    if "\nitems:\n" in path.read_text("utf-8") and "type: handout" in path.read_text("utf-8")
)
TEXT = """\
# above
title: A day   # beside
#date: 2027-01-01

items:
  # of the first
  - type: cover
    #lead: not yet

  # of the second
  - type: text
    title: Case
    blocks:
      - type: text
        text: |
          # no comment

          - no entry
  - type: index
  # of nothing

# of the place
place: Here
"""


def parts(text: str) -> ListedText:
    root = parse(Path("x.yaml"), text.encode()).root
    assert root is not None
    assert isinstance(root.value, Mapping)
    found = listed(text, root.value["items"])
    assert found is not None
    return found


def items(text: str) -> list[object]:
    reading = parse(Path("x.yaml"), text.encode())
    assert reading.problems == ()
    whole = plain(reading.root)
    assert isinstance(whole, dict)
    return list(whole["items"])


@pytest.mark.parametrize("path", RECIPES, ids=lambda path: path.stem)
def test_recipes_can_be_brought_into_any_order_and_back(path: Path) -> None:
    text = path.read_text("utf-8")
    whole, held = parts(text), items(text)
    assert whole.text == text
    backwards = list(reversed(range(len(held))))
    turned = whole.ordered(backwards).text
    assert items(turned) == [held[at] for at in backwards]
    assert parts(turned).ordered(backwards).text == text
    assert items(whole.ordered(backwards[3:]).text) == [held[at] for at in backwards[3:]]


@pytest.mark.parametrize("path", RECIPES, ids=lambda path: path.stem)
def test_one_value_of_one_entry_is_changed_and_nothing_else(path: Path) -> None:
    text = path.read_text("utf-8")
    whole, held = parts(text), items(text)
    for at, item in enumerate(held):
        assert isinstance(item, dict)
        changed = whole.changed(at, {"edition": "trainer"}, ("type", "edition"))
        assert changed is not None
        assert items(changed.text) == [*held[:at], {**item, "edition": "trainer"}, *held[at + 1 :]]
        lines = [line for line in changed.text.splitlines() if line not in text.splitlines()]
        assert [line.strip() for line in lines] in (["edition: trainer"], [])


def test_comments_go_with_what_they_speak_of() -> None:
    second = parts(TEXT).ordered([1, 0, 2]).text
    assert second.index("# of the second") < second.index("type: text") < second.index("# of the first")
    assert second.index("type: cover") < second.index("#lead: not yet") < second.index("type: index")
    alone = parts(TEXT).ordered([2]).text
    assert "# of nothing" in alone
    assert "# of the first" not in alone


def test_a_new_entry_and_new_keys_stand_where_they_belong() -> None:
    text = parts(TEXT).with_new(1, {"type": "notes", "session": "Yes: all\n\nof it"}).text
    assert items(text)[1] == {"type": "notes", "session": "Yes: all\n\nof it"}
    order = ("title", "subtitle", "date", "place")
    text = parts(TEXT).around({"subtitle": "Two days", "place": "There"}, order).text
    assert "title: A day   # beside\nsubtitle: Two days\n#date: 2027-01-01\n\nitems:" in text
    assert text.endswith("# of the place\nplace: There\n")
    changed = parts(TEXT).changed(1, {"recto": True}, ("type", "title", "recto", "blocks"))
    assert changed is not None
    assert "    title: Case\n    recto: true\n    blocks:" in changed.text


@pytest.mark.parametrize(
    "text", ["items: [{type: cover}]\n", "items:\n- {type: cover}\n", "items:\n  - - a\n", "items: []\n"]
)
def test_a_list_in_brackets_has_no_lines_of_its_own(text: str) -> None:
    root = parse(Path("x.yaml"), text.encode()).root
    assert root is not None
    assert isinstance(root.value, Mapping)
    found = listed(text, root.value["items"])
    assert found is None or found.text == text
