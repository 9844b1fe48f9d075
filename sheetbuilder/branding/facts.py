"""What is true of a brand, for what the core says only where it is so."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING

from sheetbuilder.content import Package
from sheetbuilder.content.conditions import Fact

if TYPE_CHECKING:
    from sheetbuilder.brand import Brand


def facts_of(brand: Brand | None, day: datetime.date | None = None) -> frozenset[Fact]:
    """The facts of a brand; none where nothing is printed for anybody.

    A number for the citizen is one only on a `day` on which nothing is doubtful about it; without a day there is none.
    """
    if brand is None:
        return frozenset()
    file = brand.file
    asked = {
        Fact.BRAND: True,
        Fact.CONTACTS: bool(file.contacts),
        Fact.CITIZEN_CONTACTS: day is not None and bool(brand.for_citizens(brand.doubtful(day))),
        Fact.APPROVED: file.approved_by is not None,
        Fact.LOGO: file.logo is not None,
        Fact.LETTERHEAD: file.overlay is not None,
        Fact.LOCAL: bool(file.local),
    }
    return frozenset(fact for fact, so in asked.items() if so)


def days_of(brand: Brand) -> Mapping[str, str]:
    """For a manifest: how long the brand is valid, when its oldest number was tried, from when that is too long ago."""
    days = {
        "valid_until": brand.file.valid_until,
        "oldest_number": brand.oldest_number,
        "too_old_from": brand.too_old_from,
    }
    return {name: day.isoformat() for name, day in days.items() if day is not None}


def status_of(brand: Brand, package: Package) -> Mapping[str, str]:
    """For a manifest: who approved the texts, or else what the package calls them."""
    if brand.file.approved_by:
        return {"approved_by": brand.file.approved_by}
    return {"status": package.meta.status} if package.meta.status else {}
