"""What every model has in common: it is frozen, refuses unknown keys, and knows where it stood."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    PrivateAttr,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from sheetbuilder.content import markup
from sheetbuilder.errors import Message, Where, say
from sheetbuilder.source import Located

KEBAB = r"^[a-z0-9]+(-[a-z0-9]+)*$"
SHEET_NUMBER = r"^[1-9][0-9]*\.[1-9][0-9]*$"
ELEMENT_ID = r"^[A-Za-z][A-Za-z0-9-]*$"
BREAKS = r"^[^\s|]+(\|[^\s|]+)+$"
FOUR_SIGNS = r"^\S{4}$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"


class Placed(dict[str, Any]):
    """A mapping on its way into a model, with the place that it came from."""

    __slots__ = ("kind", "located")

    def __init__(self, located: Located) -> None:
        assert isinstance(located.value, dict)
        super().__init__((key, plain(value)) for key, value in located.value.items())
        self.located = located
        self.kind: type[BaseModel] | None = None


def plain(located: Located) -> object:
    """The values as pydantic takes them; a text's paragraphs are parted by one empty line each."""
    value = located.value
    if isinstance(value, str):
        return flowing(value, located.style) if "\n" in value else value
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return Placed(located) if value is not None else None


def flowing(text: str, style: str) -> str:
    """A text of several lines as paragraphs; only in the style `|` is a single line end no empty line."""
    parting = r"\n\s*\n\s*" if style == "|" else r"\n\s*"
    paragraphs = re.split(parting, text.strip("\n"))
    return "\n\n".join(" ".join(line.strip() for line in paragraph.split("\n")) for paragraph in paragraphs)


class Content(BaseModel):
    """A piece of the content; equal to another when both say the same, wherever they stand."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=False)

    _located: Located | None = PrivateAttr(default=None)

    @model_validator(mode="wrap")
    @classmethod
    def _keep_place(cls, value: object, handler: ModelWrapValidatorHandler[Self]) -> Self:
        if not isinstance(value, Placed):
            return handler(value)
        value.kind = cls  # for the messages, where this fails
        made = handler(value)
        made._located = value.located
        return made

    @property
    def located(self) -> Located | None:
        """The values that this was made of; None for what was not read from a file."""
        private = self.__pydantic_private__  # asked by name it costs ten times as much
        return private["_located"] if private else None

    @property
    def where(self) -> Where:
        """Where its mapping stands; a place without lines for what was not read from a file."""
        located = self.located
        return located.where if located else Where(Path())

    def where_of(self, key: str) -> Where:
        """Where the value of one of its keys stands, or else its mapping."""
        held = located.value if (located := self.located) else None
        value = held.get(key) if isinstance(held, dict) else None
        return value.where if value else self.where

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__


class Block(Content):
    """The data of one block of a page; every kind adds a `type` with its one name."""


class Mark:
    """What a type tells of its values to those who look through a whole model."""


@dataclass(frozen=True, slots=True)
class Prose(Mark):
    """Words of the author's, which rules count and the lint reads."""

    markup: bool


class Thing(StrEnum):
    """What a value can refer to."""

    SHEET = "sheet"
    STEP = "step"
    PHASE = "phase"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Refers(Mark):
    """A reference to something in another file of the package."""

    to: Thing


def refuse(message: Message, hint: Message | None = None) -> PydanticCustomError:
    """What a validator raises; the author reads the message and the hint at the value's place."""
    return PydanticCustomError("refused", "refused", {"message": message, "hint": hint})


def _one_line(text: str) -> str:
    if "\n" in text:
        raise refuse(say("only one paragraph can stand here"), say("remove the empty line"))
    return text


def _checked_markup(text: str) -> str:
    try:
        markup.parse(text)
    except markup.MarkupError as error:
        where = {
            "message": error.message,
            "hint": error.hint,
            "text": text,
            "start": error.start,
            "end": error.end,
        }
        raise PydanticCustomError("markup", "markup", where) from None
    return text


def _whole(value: object) -> object:
    if isinstance(value, str):
        if not re.fullmatch(r"[+-]?[0-9]{1,9}", value):
            raise refuse(say("“{value}” is not a whole number", value=value))
        return int(value)
    return value


def _share(value: object) -> object:
    if isinstance(value, str):
        if not re.fullmatch(r"[0-9]{1,6}([.,][0-9]{1,6})?", value):
            raise refuse(say("“{value}” is not a number", value=value))
        return float(value.replace(",", "."))
    return value


def _day(value: object) -> object:
    if isinstance(value, str):
        try:
            if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
                raise ValueError(value)
            return dt.date.fromisoformat(value)
        except ValueError:
            raise refuse(
                say("“{value}” is not a date", value=value),
                say("write year-month-day, for example 2026-11-23"),
            ) from None
    return value


def _truth(value: object) -> object:
    if isinstance(value, str):
        if value not in ("true", "false"):
            raise refuse(say("“{value}” is neither true nor false", value=value))
        return value == "true"
    return value


_LONGEST_WORDS = 1_000
_LONGEST_TEXT = 20_000  # about 3 000 words: more is never one text of a page, and costs time at every turn

_Given = StringConstraints(strip_whitespace=True, min_length=1, max_length=_LONGEST_WORDS)

Words = Annotated[str, _Given, AfterValidator(_one_line), Prose(markup=False)]
"""One paragraph of plain words."""
Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=_LONGEST_TEXT),
    AfterValidator(_checked_markup),
    Prose(markup=True),
]
"""Text with inline markup; paragraphs are parted by an empty line (`markup.paragraphs`)."""
Plain = Annotated[str, _Given]
"""A value that is no text of the author's: a pattern, an address, a file's name."""
Identifier = Annotated[str, StringConstraints(strip_whitespace=True, pattern=KEBAB, max_length=80)]
SheetNumber = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=SHEET_NUMBER, max_length=9), Refers(Thing.SHEET)
]
"""The number of a sheet, which must exist in the package."""
ElementId = Annotated[str, StringConstraints(strip_whitespace=True, pattern=ELEMENT_ID, max_length=20)]
Language = Annotated[str, StringConstraints(strip_whitespace=True, pattern=LANGUAGE)]
Whole = Annotated[int, BeforeValidator(_whole)]
StepNumber = Annotated[Whole, Refers(Thing.STEP)]
"""The number of a step of the workflow."""
PhaseNumber = Annotated[Whole, Refers(Thing.PHASE)]
"""The number of a phase of the workflow."""
FigureName = Annotated[Literal["workflow", "organisation", "concern"], Refers(Thing.FIGURE)]
"""One of the package's figures."""
Share = Annotated[float, BeforeValidator(_share), Field(gt=0)]
Day = Annotated[dt.date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Truth = Annotated[bool, BeforeValidator(_truth)]


class Item(Content):
    """A point of a list, which a municipality may one day override by its id."""

    id: Identifier = Field(description="Punktets faste navn: små bogstaver og bindestreger, entydigt i blokken.")
    text: Text = Field(description="Punktets tekst.")
