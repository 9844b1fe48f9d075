"""Items under names that they keep, and what is done to them in a recipe that is written in another way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sheetbuilder.app.course_room.items import (
    change,
    change_head,
    found,
    in_time,
    items_of,
    move_row,
    put_back,
    put_in,
    reorder,
    stood,
)
from tests.app.course_room.courses import SHORT, begun, kinds

BRACKETS = 'type: handout\ntitle: A day\nitems: [{type: cover}, {type: sheet, sheet: "2.2"}, {type: index}]\n'


def test_names_stay_with_their_items_until_the_file_is_changed_elsewhere(tmp_path: Path) -> None:
    draft = begun(tmp_path)
    before = {one.name: one.kind for one in items_of(draft)}
    reorder(draft, list(reversed(before)))
    assert [one.name for one in items_of(draft)] == list(reversed(before))
    assert {one.name: one.kind for one in items_of(draft)} == before
    draft.write(draft.text + "# by hand\n")
    assert [one.name for one in items_of(draft)] == list(reversed(before)), "nothing of them was changed"
    reorder(draft, list(before))
    draft.write(SHORT.replace("  - type: notes\n    pages: 1\n", "  - type: contents\n").replace('"2.2"', '"2.3"'))
    now = {one.kind: one.name for one in items_of(draft)}
    assert (before[now["cover"]], before[now["certificate"]]) == ("cover", "certificate")


def test_what_is_taken_back_has_its_names_again(tmp_path: Path) -> None:
    draft = begun(tmp_path)
    before = [one.name for one in items_of(draft)]
    reorder(draft, before[1:])
    own = put_in(draft, "contents", {})
    gone = stood(draft, before[0])
    assert gone is not None
    assert gone.kind == "cover"
    draft.take_back()
    assert found(draft, own) is None
    draft.take_back()
    assert [one.name for one in items_of(draft)] == before
    assert stood(draft, "nobody") is None


@pytest.mark.parametrize("text", [SHORT, BRACKETS])
def test_what_was_taken_out_is_put_in_again_as_it_was(tmp_path: Path, text: str) -> None:
    draft = begun(tmp_path, text)
    names = [one.name for one in items_of(draft)]
    kinds_before = kinds(draft.text)
    for gone in (names[0], names[1]):
        reorder(draft, [one for one in names if one != gone])
        was = stood(draft, gone)
        assert was is not None
        assert put_back(draft, was) is not None
        assert kinds(draft.text) == kinds_before
    assert draft.text == text or text == BRACKETS


def test_a_list_in_brackets_is_ordered_too(tmp_path: Path) -> None:
    draft = begun(tmp_path, BRACKETS)
    cover, sheet, index = (one.name for one in items_of(draft))
    reorder(draft, [sheet, cover, index])
    assert kinds(draft.text) == ["sheet", "cover", "index"]
    notes = put_in(draft, "notes", {"pages": 2}, after=sheet)
    assert kinds(draft.text) == ["sheet", "notes", "cover", "index"]
    item = found(draft, notes)
    assert item is not None
    change(draft, item, {"pages": 3, "session": "Yes"})
    change_head(draft, {"place": "Here"})
    assert "pages: 3" in draft.text
    assert 'sheet: "2.2"' in draft.text
    assert [one.name for one in items_of(draft)] == [sheet, notes, cover, index]


def test_all_items_can_be_taken_out_and_one_put_in(tmp_path: Path) -> None:
    draft = begun(tmp_path)
    reorder(draft, [])
    assert items_of(draft) == ()
    put_in(draft, "notes", {})
    assert kinds(draft.text) == ["notes"]
    assert draft.take_back()
    assert draft.take_back()
    assert draft.text == SHORT
    assert not draft.take_back()


@pytest.mark.parametrize(
    ("kind", "after", "order"),
    [
        ("cover", "certificate", "cover cover sheet notes certificate"),
        ("sheet", "", "cover sheet notes sheet certificate"),
        ("index", "", "cover sheet notes certificate index"),
        ("index", "cover", "cover index sheet notes certificate"),
        ("text", "nobody", "cover sheet notes text certificate"),
    ],
)
def test_a_new_item_finds_a_good_place(tmp_path: Path, kind: str, after: str, order: str) -> None:
    draft = begun(tmp_path)
    names = {one.kind: one.name for one in items_of(draft)}
    put_in(draft, kind, {}, names.get(after, after))
    assert kinds(draft.text) == order.split()


@pytest.mark.parametrize(("at", "by"), [(0, -1), (1, 1), (7, 1), (0, -9)])
def test_a_row_that_would_fall_off_stays(tmp_path: Path, at: int, by: int) -> None:
    rows = "    contents:\n      - a\n      - b\n"
    draft = begun(tmp_path, SHORT + rows)
    item = items_of(draft)[-1]
    move_row(draft, item, "contents", at, by)
    assert draft.text == SHORT + rows
    move_row(draft, item, "contents", 0, 1)
    assert draft.text.endswith("      - b\n      - a\n")


@pytest.mark.parametrize(
    ("times", "before", "order"),
    [
        ("9.00 10.00 9.30", 2, "9.00 9.30 10.00"),
        ("9.00–9.30 10.00 8:45 12", 2, "8:45 9.00–9.30 10.00 12"),
        ("9.00 10.00 10.00-11", 2, "9.00 10.00 10.00-11"),
        ("10.00 9.00 9.30", 2, "10.00 9.00 9.30"),
        ("9.00 morgen 8.00", 2, "9.00 morgen 8.00"),
        ("9.00 10.00 senere", 2, "9.00 10.00 senere"),
        ("10.00 9.00", 2, "10.00 9.00"),
    ],
)
def test_new_rows_of_a_programme_stand_where_their_time_has_them(
    tmp_path: Path, times: str, before: int, order: str
) -> None:
    rows = "".join(f"      - time: '{time}'\n        title: x\n" for time in times.split())
    draft = begun(tmp_path, f"{SHORT}  - type: programme\n    sessions:\n{rows}")
    in_time(draft, items_of(draft)[-1].name, before)
    assert re.findall(r"time: '(.+)'", draft.text) == order.split()
    assert draft.history.changes == []
