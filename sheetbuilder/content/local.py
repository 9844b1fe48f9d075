"""A local line: one thing that a municipality adds to the core content, says otherwise, or leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Literal

from sheetbuilder.errors import Message, say
from sheetbuilder.models.base import Content
from sheetbuilder.models.field import Field, refuse
from sheetbuilder.models.forms import SHEET_NUMBER
from sheetbuilder.models.kinds import Identifier, Plain, Text, Truth, Whole, Words


class LocalKind(StrEnum):
    """What a line does."""

    ADD = "add"
    REPLACE = "replace"
    DROP = "drop"
    TITLE = "title"
    DROP_SHEET = "drop-sheet"
    ADD_SHEET = "add-sheet"


_NEEDED = {
    LocalKind.ADD: {"block", "id"},
    LocalKind.REPLACE: {"block", "item"},
    LocalKind.DROP: {"block", "item"},
    LocalKind.TITLE: {"sheet"},
    LocalKind.DROP_SHEET: {"sheet"},
    LocalKind.ADD_SHEET: set[str](),
}
_ALLOWED = {
    LocalKind.ADD: {"after", "before", "hint", "lines"},
    LocalKind.REPLACE: {"hint"},
}


class LocalLine(Content):
    """A change of one place, which is named by ids and never by counting."""

    sheet: Annotated[str, Field(strip=True, pattern=SHEET_NUMBER, max_length=9)] | None = Field(
        default=None, description='Arkets nummer i anførselstegn, for eksempel "2.6".'
    )
    page: Literal["how-to-use", "closing", "strategy"] | None = Field(
        default=None,
        description="En side i stedet for et ark: how-to-use (sådan bruger du arkene), closing (den sidste side)"
        " eller strategy (strategien).",
    )
    block: Plain | None = Field(
        default=None, description="Blokkens slags: moves, advice, means, avoid, checklist, questions, notes …"
    )
    item: Identifier | None = Field(
        default=None, description="Punktets eller notefeltets faste navn; det står som »id« i arkets fil."
    )
    add: Text | None = Field(default=None, description="Teksten på et nyt punkt eller notefelt.")
    id: Identifier | None = Field(default=None, description="Det nye punkts faste navn; I vælger det selv.")
    after: Identifier | None = Field(default=None, description="Navnet på det punkt, som det nye skal stå efter.")
    before: Identifier | None = Field(default=None, description="Navnet på det punkt, som det nye skal stå før.")
    hint: Words | None = Field(default=None, description="Kort hjælp ved siden af et notefelts navn.")
    lines: Whole | None = Field(default=None, description="Det mindste antal linjer i et nyt notefelt.")
    replace: Text | None = Field(default=None, description="Jeres tekst i stedet for punktets eller feltets.")
    drop: Truth = Field(default=False, description="true: punktet, feltet eller hele arket udelades.")
    title: Words | None = Field(default=None, description="Jeres titel på arket.")
    add_sheet: Plain | None = Field(
        default=None, description="Filen med et helt ark, I selv har skrevet, for eksempel local/1.5-moedesteder.yaml."
    )

    def agree(self) -> None:
        """It does one thing at one place, and has what that needs beside it."""
        given = {name for name, value in self if value not in (None, False)}
        does = [name for name in ("add", "replace", "drop", "title", "add_sheet") if name in given]
        if len(does) != 1:
            hint = say("write one of add, replace, drop, title and add_sheet; give every change an entry of its own")
            raise refuse(_how_many(does), hint)
        place = given & {"sheet", "page"}
        if len(place) != (self.kind is not LocalKind.ADD_SHEET):
            if self.kind is LocalKind.ADD_SHEET:
                raise refuse(say("an own sheet says its number in its own file"), say("remove “sheet” here"))
            raise refuse(say("this says not where"), say('write either sheet: "2.6" or page: closing'))
        if missing := sorted(_NEEDED[self.kind] - given):
            raise refuse(say("“{key}” needs “{missing}” beside it", key=does[0], missing=missing[0]), _why(missing[0]))
        if self.after and self.before:
            raise refuse(say("“after” and “before” cannot both be"), say("remove one of them"))
        stray = given - {*does, *place} - _NEEDED[self.kind] - _ALLOWED.get(self.kind, set())
        if stray:
            raise refuse(say("“{key}” has no meaning beside “{does}”", key=min(stray), does=does[0]), say("remove it"))

    @property
    def kind(self) -> LocalKind:
        """What the line does."""
        if self.add_sheet is not None:
            return LocalKind.ADD_SHEET
        if self.title is not None:
            return LocalKind.TITLE
        if self.add is not None:
            return LocalKind.ADD
        if self.replace is not None:
            return LocalKind.REPLACE
        return LocalKind.DROP if self.item is not None or self.block is not None else LocalKind.DROP_SHEET

    @property
    def place(self) -> str:
        """The sheet's number or the page's name; empty for an own sheet."""
        return self.sheet or self.page or ""

    @property
    def address(self) -> str:
        """What it is about, whatever it does there: `2.6/checklist/sted`, `2.6/title`, `2.6`."""
        parts = (self.place or self.add_sheet, self.block, self.item or self.id)
        return "/".join(part for part in (*parts, "title" if self.title else None) if part)


def _how_many(does: Sequence[str]) -> Message:
    if does:
        return say("this wants {count} things at once: {does}", count=len(does), does=does)
    return say("this says not what to do")


def _why(missing: str) -> Message:
    if missing == "id":
        return say("choose a name for it, in small letters with hyphens, for example id: duty-officer")
    if missing == "item":
        return say("the name is the “id” in the file of the sheet; “sheetbuilder brand ids” shows them all")
    if missing == "block":
        return say("name the kind of block, for example block: checklist")
    return say("only sheets have titles and can be dropped as a whole")
