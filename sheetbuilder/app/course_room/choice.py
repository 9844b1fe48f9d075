"""How a course is to be made: for whom, which editions, all of it or some kinds alone, and how it is printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from sheetbuilder.app.choice import PrintChoice, choice
from sheetbuilder.errors import Message, say
from sheetbuilder.handout import Edition
from sheetbuilder.serving.forms import SentForm

WHOM: Mapping[str, Message] = MappingProxyType(
    {
        "all": say("The handout itself"),
        "each": say("A copy for each participant, a file each"),
        "together": say("A copy for each participant, all in one file for the printer"),
    }
)
BOOKS: Mapping[str, Message] = MappingProxyType(
    {
        "both": say("Both: participants' and trainer's"),
        "participant": say("Participants' alone"),
        "trainer": say("Trainer's alone"),
    }
)


@dataclass(frozen=True, slots=True)
class CourseChoice:
    """The fields of the form; a value that no field has is the usual one."""

    whom: str = "all"
    books: str = "both"
    only: tuple[str, ...] = ()
    """The kinds of items that are made alone; none for all of them."""
    printing: PrintChoice = field(default_factory=PrintChoice)

    @property
    def personal(self) -> bool:
        """Whether it is made for each participant."""
        return self.whom != "all"

    @property
    def edition(self) -> Edition:
        """The edition that is asked for; of copies, that of everybody whose row names none."""
        return Edition.PARTICIPANT if self.personal and self.books == "both" else Edition(self.books)


def course_choice(form: SentForm) -> CourseChoice:
    """What a form says."""
    whom, books = form.text("whom"), form.text("books")
    return CourseChoice(
        whom=whom if whom in WHOM else "all",
        books=books if books in BOOKS else "both",
        only=tuple(dict.fromkeys(form.texts("only"))),
        printing=choice(form, ""),
    )
