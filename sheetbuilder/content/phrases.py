"""Phrases of the pages, and what may be put in their places."""

from __future__ import annotations

import string
from typing import Annotated, Any

from sheetbuilder.errors import say
from sheetbuilder.models.base import Content, Prose
from sheetbuilder.models.field import Field, Given, check, refuse
from sheetbuilder.models.structure import fields_of

Phrase = Annotated[str, Field(strip=True, min_length=1, max_length=1_000), Prose(markup=False)]


def word(description: str, *places: str, default: Any = ...) -> Any:
    """A field for one phrase; `places` are what may stand in braces in it."""
    told = description + (" Kan bruge " + ", ".join(f"{{{place}}}" for place in places) + "." if places else "")
    return Field(default=default, description=told, places=places)


_ENDS = (".", "?", "!", "…")


def sentence(text: str) -> str:
    """The text with a full stop, if it does not end as a sentence does."""
    return text if text.rstrip("»«”“’)").endswith(_ENDS) else f"{text}."


def filled(phrase: str, **parts: object) -> str:
    """The phrase with its places filled; a full stop behind one is left out where its words end as a sentence does."""
    said = ""
    for literal, name, _, _ in string.Formatter().parse(phrase):
        said += literal[1:] if said and literal.startswith(".") and said.endswith(_ENDS) else literal
        said += str(parts[name]) if name is not None else ""
    return said


MOST_OF_ALTERNATIVE = 150
"""Signs in the alternative text of a figure, which is heard in one go; what is more to say is text beside it."""


def alternative(*said: str) -> str:
    """The first of these texts that is short enough for a figure; where none is, the last one, ended at a word."""
    for text in said:
        if len(text) <= MOST_OF_ALTERNATIVE:
            return text
    return f"{said[-1][: MOST_OF_ALTERNATIVE - 1].rpartition(' ')[0] or said[-1][: MOST_OF_ALTERNATIVE - 1]}…"


class Phrases(Content):
    """Many phrases, each of which is held against the places that it may have."""

    @check("*")
    @classmethod
    def _known_places(cls, value: object, given: Given) -> object:
        if isinstance(value, str) and ("{" in value or "}" in value) and given.name not in ("quotes", "alphabet"):
            _check_places(value, fields_of(cls)[given.name].limits.places)
        return value


def _check_places(value: str, places: tuple[str, ...]) -> None:
    try:
        found = [(name, spec, turned) for _, name, spec, turned in string.Formatter().parse(value) if name is not None]
    except ValueError:
        hint = say("write every place as {{name}}, with one brace on each side")
        raise refuse(say("a brace is opened or closed alone"), hint) from None
    for name, spec, turned in found:
        if name not in places or spec or turned:
            known = ", ".join(f"{{{place}}}" for place in places)
            message = say("nothing is put in the place of “{{{name}}}”", name=name)
            raise refuse(message, say("these can stand here: {known}", known=known) if places else None)
