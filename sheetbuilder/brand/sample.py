"""A brand that does not exist, with so much of one that certain facts are so: to see whether pages hold it."""

from __future__ import annotations

import datetime

from sheetbuilder.brand.brand import Brand
from sheetbuilder.brand.file import BrandFile, Contact
from sheetbuilder.brand.municipalities import INVENTED
from sheetbuilder.content.conditions import Fact
from sheetbuilder.theme.palette import DEFAULT_PALETTE

_NAME, _APPROVER = "Eksempelkøbing Kommune", "chefen for Familie og Forebyggelse"
_CONTACTS = (("infohus", "Infohus"), ("vagt", "Døgnvagt, børn og unge"), ("ssp", "SSP-konsulent"))

_CITIZEN = "vagt"


def sample(facts: frozenset[Fact], day: datetime.date) -> Brand:
    """The brand, its numbers tried on a day: three contacts where it has any, as most municipalities have.

    One of them is the citizen's where that is asked for, and it has contacts then.
    """
    citizen = Fact.CITIZEN_CONTACTS in facts
    contacts = tuple(
        Contact(
            id=name,
            label=label,
            number="00 00 00 00",
            hours="hverdage kl. 9–15",
            checked=day,
            citizen=citizen and name == _CITIZEN,
        )
        for name, label in _CONTACTS
    )
    file = BrandFile(
        type="brand",
        name=_NAME,
        municipality_code=INVENTED,
        contacts=contacts if citizen or Fact.CONTACTS in facts else (),
        approved_by=_APPROVER if Fact.APPROVED in facts else None,
    )
    return Brand(file, None, DEFAULT_PALETTE)
