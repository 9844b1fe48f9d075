"""The kinds of values that files hold: words, text with markup, names, numbers, dates, truths."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from sheetbuilder.errors import say
from sheetbuilder.models import markup
from sheetbuilder.models.base import Prose
from sheetbuilder.models.field import Field, RefusedValue, Then, refuse
from sheetbuilder.models.forms import KEBAB, LANGUAGE


def one_line(text: str) -> str:
    """For a validator: the text, if it is one paragraph."""
    if "\n" in text:
        raise refuse(say("only one paragraph can stand here"), say("remove the empty line"))
    return text


def _checked_markup(text: str) -> str:
    try:
        markup.parse(text)
    except markup.MarkupError as error:
        raise RefusedValue("markup", text=text, faults=(error, *error.further)) from None
    return text


_LONGEST_WORDS = 1_000
_LONGEST_TEXT = 20_000  # about 3 000 words: more is never one text of a page, and costs time at every turn

_GIVEN = Field(strip=True, min_length=1, max_length=_LONGEST_WORDS)

Words = Annotated[str, _GIVEN, Then(one_line), Prose(markup=False)]
"""One paragraph of plain words."""
Text = Annotated[
    str,
    Field(strip=True, min_length=1, max_length=_LONGEST_TEXT),
    Then(_checked_markup),
    Prose(markup=True),
]
"""Text with inline markup; paragraphs are parted by an empty line (`markup.paragraphs`)."""
Plain = Annotated[str, _GIVEN]
"""A value that is no text of the author's: a pattern, an address, a file's name."""
Identifier = Annotated[str, Field(strip=True, pattern=KEBAB, max_length=80)]
Language = Annotated[str, Field(strip=True, pattern=LANGUAGE)]
Whole = int
Share = Annotated[float, Field(gt=0)]
Millimetres = Annotated[float, Field(ge=0)]
Day = dt.date
Truth = bool
