"""The municipalities of Denmark by their codes: official name, region by date, police district."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType

INVENTED = "0000"
"""The code of whatever is no municipality of the table: an invented one, or an authority of another kind."""

_MERGED = datetime.date(2027, 1, 1)
"""Two regions are one from this day on (act no. 699 of 20 June 2025)."""


@dataclass(frozen=True, slots=True)
class Municipality:
    """One row of the table."""

    code: str
    name: str
    official_name: str
    region_until_2026: str
    region_from_2027: str
    police_district: str

    def region(self, day: datetime.date) -> str:
        """The region that it belongs to on a day."""
        return self.region_from_2027 if day >= _MERGED else self.region_until_2026


@dataclass(frozen=True, slots=True)
class MunicipalityTable:
    """The rows by their codes, where they come from, and the day on which they were checked."""

    rows: Mapping[str, Municipality]
    source: str
    checked: datetime.date

    def named(self, name: str) -> Municipality | None:
        """The row with that name, short or official, whatever its capitals."""
        wanted = name.strip().casefold()
        found = (row for row in self.rows.values() if wanted in (row.name.casefold(), row.official_name.casefold()))
        return next(found, None)


def municipalities() -> MunicipalityTable:
    """The table that travels with the package."""
    lines = files("sheetbuilder.brand").joinpath("municipalities.csv").read_text("utf-8").splitlines()
    notes = dict(line.removeprefix("# ").split(": ", 1) for line in lines if line.startswith("#"))
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return MunicipalityTable(
        MappingProxyType({row["code"]: Municipality(**row) for row in rows}),
        notes["source"],
        datetime.date.fromisoformat(notes["checked"]),
    )
