"""Lines of a place as a form changes them: what it leaves alone stays to the byte, and what it says is read back."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetbuilder.app.brand_room.local_lines import (
    PlaceWish,
    PointWish,
    entries_of,
    is_dropped,
    point_wish,
    title_of,
    wanted,
)
from sheetbuilder.app.supplies import Supplies
from sheetbuilder.app.yaml_files.editing import edited
from sheetbuilder.branding.differing import Address, addresses
from sheetbuilder.source import Located, parse
from tests.app.brand_room.brands import EXAMPLES

TEXT = (EXAMPLES / "proevesund.yaml").read_text("utf-8")
PLACES = ("2.1", "2.6", "3.5", "4.1", "strategy", "closing")


def root_of(text: str) -> Located:
    reading = parse(Path("brand.yaml"), text.encode())
    assert reading.root is not None
    assert not reading.problems
    return reading.root


def core_of(ours: Supplies, place: str) -> list[Address]:
    return [one for one in addresses(ours.package, [place]) if one.item] if place != "3.5" else []


def as_it_is(root: Located, place: str, core: list[Address]) -> PlaceWish:
    """The wish of a form that nobody has touched."""
    points = {(one.block, one.item): point_wish(root, one) for one in core}
    added = {one.index: one.said("add") for one in entries_of(root, place) if one.said("add")}
    return PlaceWish(points, added, title_of(root, place), is_dropped(root, place))


def after(text: str, place: str, core: list[Address], wish: PlaceWish) -> str:
    return edited(text, {"local": wanted(root_of(text), place, core, wish)})


@pytest.mark.parametrize("place", PLACES)
def test_a_form_that_nobody_touches_changes_nothing(ours: Supplies, place: str) -> None:
    core = core_of(ours, place)
    assert after(TEXT, place, core, as_it_is(root_of(TEXT), place, core)) == TEXT


def test_what_is_wished_is_read_back(ours: Supplies) -> None:
    core = core_of(ours, "2.1")
    points = {(one.block, one.item): point_wish(root_of(TEXT), one) for one in core}
    points["moves", "plan-b"] = PointWish()  # it was left out
    points["means", "kontor"] = PointWish("et kontor hos os")  # so was this
    points["checklist", "udgange"] = PointWish(dropped=True)
    added = {one.index: "" for one in entries_of(root_of(TEXT), "2.1") if one.said("add")}
    wish = PlaceWish(points, added, "", dropped=False, new=("questions", "Hvem låser op for os?", "signal"))
    root = root_of(after(TEXT, "2.1", core, wish))
    for one in core:
        assert point_wish(root, one) == points[one.block, one.item]
    assert title_of(root, "2.1") == ""
    (line,) = [one for one in entries_of(root, "2.1") if one.said("add")]
    assert (line.said("id"), line.said("after")) == ("hvem-laaser-op-for", "signal")
    for place in ("2.6", "strategy", "closing"):
        before, now = (list(entries_of(one, place)) for one in (root_of(TEXT), root))
        assert [one.said("replace") or one.said("add") for one in now] == [
            one.said("replace") or one.said("add") for one in before
        ]


def test_the_first_line_of_a_file_makes_the_list(ours: Supplies) -> None:
    core = core_of(ours, "4.1")
    text = 'type: brand\nname: A\nmunicipality_code: "0000"\n'
    wish = PlaceWish({}, {}, "Aftaler", dropped=False)
    assert after(text, "4.1", core, wish) == text + "local:\n  - sheet: '4.1'\n    title: Aftaler\n"
    gone = PlaceWish({}, {}, "", dropped=True)
    assert is_dropped(root_of(after(text, "4.1", core, gone)), "4.1")
    assert after(after(text, "4.1", core, gone), "4.1", core, PlaceWish({}, {})) == text


def test_a_new_line_has_a_name_of_its_own(ours: Supplies) -> None:
    core = core_of(ours, "2.1")
    wish = PlaceWish({}, {}, new=("checklist", "Udgange", ""))
    root = root_of(after('type: brand\nname: A\nmunicipality_code: "0000"\n', "2.1", core, wish))
    (line,) = entries_of(root, "2.1")
    assert line.said("id") == "udgange-2"
