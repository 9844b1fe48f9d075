"""Whom to ring up: rows for the page where it hurries, one line for a foot, and a number that nothing parts."""

from __future__ import annotations

import datetime

import pytest

from sheetbuilder import Package
from sheetbuilder.brand import Brand, BrandFile
from sheetbuilder.layout.contacts import contact_rows, foot_lines, in_figures
from sheetbuilder.layout.context import BrandAskedError, LayoutContext
from sheetbuilder.layout.items import Text
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.theme.palette import DEFAULT_PALETTE
from sheetbuilder.values import replace
from tests.contexts import context
from tests.made import made
from tests.outputs import flat

NUMBER = "+45 70 80 90 10"


def of(label: str = "Infohus", *, contacts: bool = True, number: str = NUMBER) -> Brand:
    contact = {"id": "a", "label": label, "number": number, "hours": "kl. 9–15", "checked": "2026-11-02"}
    told = {
        "type": "brand",
        "name": "Prøvesund",
        "municipality_code": "0000",
        "contacts": [contact] if contacts else [],
    }
    return Brand(made(BrandFile, told), None, DEFAULT_PALETTE)


@pytest.fixture
def at(ours: Package) -> LayoutContext:
    return context(ours)


def told(line: object, at: LayoutContext) -> str:
    assert hasattr(line, "items")
    return "".join(one.text for one in line.items(at, 0.0, 0.0, None)).replace("\u00a0", " ")


def test_a_foot_says_less_and_less_and_always_the_number(at: LayoutContext) -> None:
    brand = of("Livlinen i kommunen, når ingen svarer")
    lines = list(foot_lines(at, brand, 150))
    assert [told(one, at) for one in lines] == [
        f"Livlinen i kommunen, når ingen svarer {NUMBER} · kontrolleret 2.11.2026",
        f"Livlinen i kommunen, når ingen svarer {NUMBER} ",
        f"Livlinen i kommunen … {NUMBER} ",
    ]
    assert [one.width for one in lines] == sorted((one.width for one in lines), reverse=True)
    assert told(list(foot_lines(at, brand, 0))[-1], at).strip() == NUMBER


def test_a_doubtful_number_says_so_in_every_length(at: LayoutContext) -> None:
    doubted = replace(at, doubtful=frozenset("a"))
    assert all("kontrollér nummer" in told(one, doubted) for one in foot_lines(doubted, of(), 150))


def test_without_a_contact_there_is_nothing_to_say(at: LayoutContext) -> None:
    bare = of(contacts=False)
    assert list(foot_lines(at, bare, 150)) == []
    assert contact_rows(at, bare, 300, Node(Role.DOCUMENT)) == []


@pytest.mark.parametrize("width", [420, 200, 120])
def test_no_width_parts_a_number(width: float, at: LayoutContext) -> None:
    flow = contact_rows(at, of("Livlinen"), width, Node(Role.DOCUMENT))
    said = [
        one.text.replace("\u00a0", " ").strip()
        for band in flow
        for _, _, one in flat(band.items)
        if isinstance(one, Text)
    ]
    assert NUMBER in said


def test_what_is_composed_for_every_brand_must_not_show_one(at: LayoutContext) -> None:
    with pytest.raises(BrandAskedError):
        replace(at, neutral=True).asked_brand()
    assert replace(at, brand=of()).asked_brand() is not None


def test_a_day_in_figures(at: LayoutContext) -> None:
    assert in_figures(at, datetime.date(2026, 3, 9)) == "9.3.2026"


@pytest.mark.parametrize("doubtful", [frozenset(), frozenset("a")])
def test_the_longest_number_leaves_room_for_the_day_and_for_a_long_label(
    at: LayoutContext, doubtful: frozenset[str]
) -> None:
    number = "+46 8 123 456 789 01 2 3"
    brand = of("Ungdomskriminalitetsforebyggelsesenheden", number=number)
    asked = replace(at, doubtful=doubtful, problems=[])
    width = asked.theme.paper.content_width * 0.75
    assert contact_rows(asked, brand, width, Node(Role.SECT))
    assert not asked.problems
