"""The table of municipalities is whole, and the invented ones of our examples are not in it."""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path

import pytest

from sheetbuilder.brand import load_brand, municipalities

TABLE = municipalities()
EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "brands").glob("*.yaml"))
LAST, FIRST = datetime.date(2026, 12, 31), datetime.date(2027, 1, 1)


def test_there_are_ninety_eight() -> None:
    assert len(TABLE.rows) == 98
    assert len({row.name for row in TABLE.rows.values()}) == 98
    assert all(len(code) == 4 and code.isdigit() for code in TABLE.rows)


def test_two_regions_become_one_in_2027() -> None:
    before = Counter(row.region(LAST) for row in TABLE.rows.values())
    after = Counter(row.region(FIRST) for row in TABLE.rows.values())
    assert sorted(before.values()) == [11, 17, 19, 22, 29]
    assert sorted(after.values()) == [11, 19, 22, 46]


def test_there_are_twelve_police_districts() -> None:
    districts = Counter(row.police_district for row in TABLE.rows.values())
    assert sorted(districts.values()) == [1, 4, 7, 7, 7, 8, 9, 10, 10, 11, 11, 13]


def test_the_table_says_where_it_is_from() -> None:
    assert TABLE.source
    assert TABLE.checked >= datetime.date(2026, 11, 23)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_invented_municipality_is_not_in_the_table(path: Path) -> None:
    brand = load_brand(path)
    assert brand.municipality is None
    assert TABLE.named(brand.name) is None
    assert TABLE.named(brand.name.removesuffix(" Kommune")) is None


def test_a_row_is_found_by_either_name() -> None:
    row = next(iter(TABLE.rows.values()))
    assert TABLE.named(row.name.upper()) == TABLE.named(f" {row.official_name}") == row
    for invented in ("Eksempelkøbing", "Prøvesund", "Mønsterbjerg"):
        assert TABLE.named(invented) is None
        assert TABLE.named(f"{invented} Kommune") is None
