"""A brand as pages ask for it: names, contacts, lines, palette, typeface, and what is doubtful on a day."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from anyascii import anyascii

from sheetbuilder.brand.file import BrandFile, Contact
from sheetbuilder.brand.fonts import BrandFont
from sheetbuilder.brand.logo import LogoFile
from sheetbuilder.brand.municipalities import Municipality
from sheetbuilder.brand.telephone import blank, doubt
from sheetbuilder.errors import Message, Problem, Severity, Where, say
from sheetbuilder.source.naming import DEVICES
from sheetbuilder.theme import Theme, theme_of
from sheetbuilder.theme.format import format_of
from sheetbuilder.theme.palette import Palette
from sheetbuilder.theme.typeface import Typeface, default_typeface

OLDEST = datetime.timedelta(days=180)
"""A number that nobody has tried for longer is doubtful."""

_A_DAY = datetime.timedelta(days=1)

_SPELT = {0xE6: "ae", 0xF8: "oe", 0xE5: "aa", 0xF6: "oe", 0xE4: "ae"}


@dataclass(frozen=True, slots=True)
class Brand:
    """What one brand file comes to, those that it extends included."""

    file: BrandFile
    municipality: Municipality | None
    palette: Palette
    warnings: tuple[Problem, ...] = ()
    """Colours that had to be replaced, and a code that is another municipality's."""
    logo_files: Mapping[str, LogoFile] = field(default_factory=lambda: MappingProxyType({}))
    """The files of the logo by their keys, `colour` and `mono`; none where the brand has no logo."""
    fonts: Mapping[str, BrandFont] = field(default_factory=lambda: MappingProxyType({}))
    """The files of its own fonts by their keys; none where the brand has none."""
    sources: tuple[Path, ...] = ()
    """The files that it was read from, its own first, then what it extends."""

    @property
    def name(self) -> str:
        """The name that is printed."""
        return self.file.name

    @property
    def slug(self) -> str:
        """The name of the brand's folder of finished files: small letters, digits and hyphens."""
        return slug(self.name)

    @property
    def official_name(self) -> str:
        """The municipality's official name, or else the name that is printed."""
        return self.file.official_name or (self.municipality.official_name if self.municipality else self.name)

    @property
    def police_district(self) -> str | None:
        """The police district, whose infohus is the municipality's; None where neither file nor table knows it."""
        return self.file.police_district or (self.municipality.police_district if self.municipality else None)

    def theme(self, format_name: str = "a4", own: Typeface | None = None) -> Theme:
        """How its pages look in a format, in its own typeface or in ours; `MissingError` for one without a row."""
        return theme_of(format_of(format_name), self.palette, own or default_typeface())

    def region(self, day: datetime.date) -> str | None:
        """The region on a day; None where neither file nor table knows it."""
        return self.file.region or (self.municipality.region(day) if self.municipality else None)

    def expired(self, day: datetime.date) -> bool:
        """Whether the last day on which the brand is valid lies before a day."""
        return self.file.valid_until is not None and day > self.file.valid_until

    @property
    def oldest_number(self) -> datetime.date | None:
        """The day on which the number was tried that was tried longest ago; None where there is none."""
        return min((one.checked for one in self.file.contacts), default=None)

    @property
    def too_old_from(self) -> datetime.date | None:
        """The first day on which that number is too old."""
        return _later(self.oldest_number, OLDEST + _A_DAY) if self.oldest_number is not None else None

    def doubtful(self, day: datetime.date) -> frozenset[str]:
        """The ids of the contacts whose numbers should be tried: old ones, noughts, and all of an expired brand."""
        expired = self.expired(day)
        return frozenset(one.id for one in self.file.contacts if expired or _old(one, day) or self._left_blank(one))

    def for_citizens(self, doubtful: frozenset[str]) -> tuple[Contact, ...]:
        """The contacts that the citizen may have: none whose number is doubtful, or cannot be right."""
        return tuple(
            one for one in self.file.contacts if one.citizen and one.id not in doubtful and doubt(one.number) is None
        )

    def unchanged(self, day: datetime.date) -> tuple[datetime.date | None, datetime.date | None]:
        """The first and the last day around a day on which the same numbers are doubtful; None where there is none."""
        told = [_later(one.checked, OLDEST + _A_DAY) for one in self.file.contacts]
        told += [_later(self.file.valid_until, _A_DAY)] if self.file.valid_until else []
        turns = [turn for turn in told if turn is not None]
        after = min((turn for turn in turns if turn > day), default=None)
        return (
            max((turn for turn in turns if turn <= day), default=None),
            after - _A_DAY if after else None,
        )

    def reminders(self, day: datetime.date) -> tuple[Problem, ...]:
        """A warning for every number that is old on a day or not yet tried, and one for a brand no longer valid."""
        found = []
        if self.expired(day):
            message = say("the brand was valid until {date}", date=str(self.file.valid_until))
            hint = say("go through it, and write a new date; until then every number is marked in print")
            found.append(_warning("SB324", message, self.file.where_of("valid_until"), hint))
        for contact in self.file.contacts:
            if self._left_blank(contact):
                message = say("the number of “{label}” is only noughts", label=contact.label)
                hint = (
                    say("write the real one; until then it is marked in print, and no card for the citizen has it")
                    if contact.citizen
                    else say("write the real one; until then it is marked in print")
                )
                found.append(_warning("SB326", message, contact.where_of("number"), hint))
            if _old(contact, day):
                days = (day - contact.checked).days
                message = say("the number of “{label}” was last tried {days} days ago", label=contact.label, days=days)
                hint = (
                    say(
                        "try it, and write the new date; until then it is marked in print, and no card for the citizen"
                        " has it"
                    )
                    if contact.citizen
                    else say("try it, and write the new date; until then it is marked in print")
                )
                found.append(_warning("SB323", message, contact.where_of("checked"), hint))
            elif contact.checked > day:
                message = say("the number of “{label}” was tried on a day that is yet to come", label=contact.label)
                hint = say("write the day on which it was tried; with a later one it never grows old")
                found.append(_warning("SB327", message, contact.where_of("checked"), hint))
        return tuple(found)

    def _left_blank(self, contact: Contact) -> bool:
        """Whether a real municipality's number is still that of the examples."""
        return self.municipality is not None and blank(contact.number)


def slug(name: str, otherwise: str = "brand") -> str:
    """A name as a folder may be called anywhere: small letters a–z, digits and hyphens; `otherwise` if none is left.

    Danish letters are spelt as Danes do; those of any other script as they sound, as near as a–z allows.
    """
    spelt = anyascii(unicodedata.normalize("NFC", name).lower().translate(_SPELT))
    found = "-".join(re.findall(r"[a-z0-9]+", spelt.lower())) or otherwise
    return f"{otherwise}-{found}" if found in DEVICES else found


def _later(day: datetime.date, by: datetime.timedelta) -> datetime.date | None:
    """A day and so many more; None where the calendar ends before, as it does for whoever writes 9999-12-31."""
    return day + by if datetime.date.max - day >= by else None


def _old(contact: Contact, day: datetime.date) -> bool:
    return day - contact.checked > OLDEST


def _warning(code: str, message: Message, where: Where, hint: Message) -> Problem:
    return Problem(code, message, where, hint, Severity.WARNING)
