"""The brand that does not exist."""

from __future__ import annotations

import datetime

import pytest

from sheetbuilder.brand.sample import sample
from sheetbuilder.branding.facts import facts_of
from sheetbuilder.content.conditions import Fact

DAY = datetime.date(2026, 11, 24)


@pytest.mark.parametrize(
    "facts",
    [
        set(),
        {Fact.CONTACTS},
        {Fact.APPROVED},
        {Fact.CONTACTS, Fact.APPROVED},
        {Fact.CONTACTS, Fact.CITIZEN_CONTACTS},
    ],
)
def test_it_has_what_is_asked_for_and_nothing_that_is_to_be_told(facts: set[Fact]) -> None:
    brand = sample(frozenset(facts), DAY)
    assert facts_of(brand, DAY) == {Fact.BRAND, *facts}
    assert brand.reminders(DAY) == ()
