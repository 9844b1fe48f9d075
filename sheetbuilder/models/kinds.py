"""The kinds of values that files hold: words, text with markup, names, numbers, dates, truths."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from sheetbuilder.errors import say
from sheetbuilder.models import markup
from sheetbuilder.models.base import Prose, refuse
from sheetbuilder.models.forms import KEBAB, LANGUAGE

_MOST_DIGITS, _LONGEST_SHOWN = 6, 40


def one_line(text: str) -> str:
    """For a validator: the text, if it is one paragraph."""
    if "\n" in text:
        raise refuse(say("only one paragraph can stand here"), say("remove the empty line"))
    return text


def _checked_markup(text: str) -> str:
    try:
        markup.parse(text)
    except markup.MarkupError as error:
        raise PydanticCustomError("markup", "markup", {"text": text, "faults": (error, *error.further)}) from None
    return text


def _whole(value: object) -> object:
    if isinstance(value, str):
        if re.fullmatch(r"[+-]?[0-9]{10,}", value):
            raise refuse(say("{value} is too large a number", value=_shown(value)), say("write a smaller one"))
        if not re.fullmatch(r"[+-]?[0-9]{1,9}", value):
            hint = say("write digits only, for example 12")
            raise refuse(say("“{value}” is not a whole number", value=_shown(value)), hint)
        return int(value)
    return value


def _share(value: object) -> object:
    if isinstance(value, str):
        number = value.replace(",", ".")
        if not re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?", number):
            hint = say("write digits, and a point for decimals, for example 12.5")
            raise refuse(say("“{value}” is not a number", value=_shown(value)), hint)
        if len(number.partition(".")[0].lstrip("+-0")) > _MOST_DIGITS:
            raise refuse(say("{value} is too large a number", value=_shown(value)), say("write a smaller one"))
        return float(number)
    return value


def _shown(value: str) -> str:
    """A value as it is told of, however long it is."""
    return value if len(value) <= _LONGEST_SHOWN else f"{value[: _LONGEST_SHOWN - 1]}…"


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
            hint = say("write true or false, without quotation marks")
            raise refuse(say("“{value}” is neither true nor false", value=_shown(value)), hint)
        return value == "true"
    return value


_LONGEST_WORDS = 1_000
_LONGEST_TEXT = 20_000  # about 3 000 words: more is never one text of a page, and costs time at every turn

_Given = StringConstraints(strip_whitespace=True, min_length=1, max_length=_LONGEST_WORDS)

Words = Annotated[str, _Given, AfterValidator(one_line), Prose(markup=False)]
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
Language = Annotated[str, StringConstraints(strip_whitespace=True, pattern=LANGUAGE)]
Whole = Annotated[int, BeforeValidator(_whole)]
Share = Annotated[float, BeforeValidator(_share), Field(gt=0)]
Millimetres = Annotated[float, BeforeValidator(_share), Field(ge=0)]
Day = Annotated[dt.date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Truth = Annotated[bool, BeforeValidator(_truth)]
