"""What a handout says of the course that it is for."""

from __future__ import annotations

import datetime
from typing import Annotated

from sheetbuilder.content import PageWords
from sheetbuilder.content.handout_words import HandoutWords
from sheetbuilder.errors import say
from sheetbuilder.models.base import Content, Prose
from sheetbuilder.models.field import Field, Given, Then, check, refuse
from sheetbuilder.models.kinds import Day, Plain, Words, one_line

_MOST_LETTERS = 120

Name = Annotated[
    str,
    Field(strip=True, min_length=1, max_length=_MOST_LETTERS),
    Then(one_line),
    Prose(markup=False),
]


class Course(Content):
    """Title, day, place and people."""

    title: Name = Field(description="Hæftets titel på forsiden.")
    subtitle: Words | None = Field(default=None, description="Undertitlen på forsiden.")
    date: Day | None = Field(default=None, description="Kursets dag, år-måned-dag; den første, hvis der er flere.")
    last_day: Day | None = Field(default=None, description="Kursets sidste dag, hvis det varer flere dage.")
    place: Words | None = Field(default=None, description="Hvor kurset holdes.")
    trainers: tuple[Name, ...] = Field(default=(), max_length=8, description="Underviserne.")
    organisations: tuple[Name, ...] = Field(
        default=(),
        max_length=98,
        description="De kommuner og andre, deltagerne kommer fra; de trykkes som en liste i ord, aldrig som våben.",
    )
    brand: Plain | None = Field(
        default=None, description="Profilfilen for den kommune, hæftet trykkes for, for eksempel ../brand.yaml."
    )

    @check("last_day")
    @classmethod
    def _not_before(cls, day: datetime.date | None, given: Given) -> datetime.date | None:
        known = given.values
        first = known.get("date")
        if day is not None and first is None and "date" in known:
            raise refuse(say("a course that has a last day has a first one"), say("write the first day under “date”"))
        if day is not None and first is not None and day < first:
            raise refuse(say("the last day lies before the first"), say("the first day stands under “date”"))
        return day

    def when(self, words: PageWords, own: HandoutWords) -> str:
        """The day or days as the language writes them; empty where none is given."""
        first, last = self.date, self.last_day
        if first is None:
            return ""
        if last is None or last == first:
            return words.written(first)
        if (first.year, first.month) == (last.year, last.month):
            month = words.months[first.month - 1]
            return own.days_of_month.format(first=first.day, last=last.day, month=month, year=first.year)
        return own.days.format(first=words.written(first), last=words.written(last))

    def occasion(self, words: PageWords, own: HandoutWords) -> str:
        """Days and place on one line; empty where neither is given."""
        return " · ".join(part for part in (self.when(words, own), self.place) if part)

    def taught_by(self, words: PageWords, own: HandoutWords) -> str:
        """The trainers in one sentence; empty where none is named."""
        template = own.trainer if len(self.trainers) == 1 else own.trainers
        return template.format(names=words.listed(self.trainers)) if self.trainers else ""

    def sent_by(self, words: PageWords, own: HandoutWords) -> str:
        """Where the participants come from, in one sentence; empty where nobody says."""
        return own.organisations.format(names=words.listed(self.organisations)) if self.organisations else ""
