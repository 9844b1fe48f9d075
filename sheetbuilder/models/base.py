"""What every model has in common: it is frozen, refuses unknown keys, and knows where it stood."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, PrivateAttr, model_validator
from pydantic_core import PydanticCustomError

from sheetbuilder.errors import Message, Where
from sheetbuilder.source import Located


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
    """A piece of what a file says; equal to another when both say the same, wherever they stand."""

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

    def changed(self, located: Located | None, **values: object) -> Self:
        """A copy with other values, which must be sound already, that stands somewhere else."""
        made = self.model_copy(update=values)
        made._located = located
        return made

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


class TypeMark:
    """What a type tells of its values to those who look through a whole model."""


@dataclass(frozen=True, slots=True)
class Prose(TypeMark):
    """Words of the author's, which rules count and the lint reads."""

    markup: bool


def refuse(message: Message, hint: Message | None = None) -> PydanticCustomError:
    """What a validator raises; the author reads the message and the hint at the value's place."""
    return PydanticCustomError("refused", "refused", {"message": message, "hint": hint})
