"""What every model has in common: it is frozen, knows its keys, and knows where it stood."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Self, dataclass_transform

from msgspec import Struct

from sheetbuilder.errors import Where
from sheetbuilder.models.field import REQUIRED, Field, Limits
from sheetbuilder.source import Located

_NOTHING: Mapping[str, Any] = MappingProxyType({})


def flowing(text: str, style: str) -> str:
    """A text of several lines as paragraphs; only in the style `|` is a single line end no empty line."""
    parting = r"\n\s*\n\s*" if style == "|" else r"\n\s*"
    paragraphs = re.split(parting, text.strip("\n"))
    return "\n\n".join(" ".join(line.strip() for line in paragraph.split("\n")) for paragraph in paragraphs)


def said(located: Located) -> object:
    """A text with its paragraphs parted by one empty line each; whatever else there is as it is."""
    value = located.value
    return flowing(value, located.style) if isinstance(value, str) and "\n" in value else value


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(Field,))
class Content:
    """A piece of what a file says; equal to another when both say the same, wherever they stand.

    Its fields are the names that it and the classes above it give a type to, but for class variables and what begins
    with `_`. What is made by hand is not looked at; `model` makes what a file says.
    """

    __slots__ = ("__dict__", "__weakref__", "_located", "_remarks")

    _located: Located | None
    _remarks: Mapping[str, Any]

    declared: ClassVar[Mapping[str, tuple[type[Content], Limits]]] = _NOTHING
    """By the name of a field: the class that gives it its type last, and what it says of it."""

    def __init_subclass__(cls) -> None:
        declared = {name: field for base in reversed(cls.__bases__) for name, field in _fields(base).items()}
        for name, annotation in cls.__annotations__.items():
            if not name.startswith("_") and not str(annotation).startswith("ClassVar"):
                said = cls.__dict__.get(name, REQUIRED)
                declared[name] = cls, said if isinstance(said, Limits) else Limits(default=said)
                if name in cls.__dict__:
                    delattr(cls, name)
        cls.declared = declared

    def __init__(self, **values: Any) -> None:
        declared = self.declared
        if unknown := values.keys() - declared.keys():
            raise TypeError(f"{type(self).__name__} has no {', '.join(sorted(unknown))}")
        sound: dict[str, Any] = {}
        for name, (_, limits) in declared.items():
            sound[name] = values[name] if name in values else limits.otherwise(sound)
        if lacking := [name for name, value in sound.items() if value is REQUIRED]:
            raise TypeError(f"{type(self).__name__} needs {', '.join(lacking)}")
        self._fill(sound, None, _NOTHING)

    @classmethod
    def of(cls, values: Mapping[str, Any], located: Located | None) -> Self:
        """A model of sound values, one for each field and in their order, that stands there."""
        made = cls.__new__(cls)
        made._fill(values, located, _NOTHING)
        return made

    def _fill(self, values: Mapping[str, Any], located: Located | None, remarks: Mapping[str, Any]) -> None:
        object.__setattr__(self, "_located", located)
        object.__setattr__(self, "_remarks", remarks)
        self.__dict__.update(values)

    def agree(self) -> None:
        """Raise `RefusedValue` where its values contradict each other."""

    @property
    def located(self) -> Located | None:
        """The values that this was made of; None for what was not read from a file."""
        return self._located

    def changed(self, located: Located | None, **values: object) -> Self:
        """A copy with other values, which must be sound already, that stands somewhere else."""
        assert values.keys() <= self.declared.keys()
        made = type(self).__new__(type(self))
        made._fill({**self.__dict__, **values}, located, self._remarks)
        return made

    def but(self, **values: object) -> Self:
        """A copy with other values, which must be sound already, that stands where this does."""
        return self.changed(self.located, **values)

    def remarked(self, **remarks: object) -> Self:
        """A copy with remarks on it, which are no part of what it says."""
        made = self.but()
        object.__setattr__(made, "_remarks", {**self._remarks, **remarks})
        return made

    def remark(self, name: str, otherwise: Any) -> Any:
        """One of its remarks, or what to think where it was never made."""
        return self._remarks.get(name, otherwise)

    @property
    def remarks(self) -> Mapping[str, Any]:
        """What code has noted on it by name."""
        return self._remarks

    @property
    def where(self) -> Where:
        """Where its mapping stands; a place without lines for what was not read from a file."""
        located = self._located
        return located.where if located else Where(Path())

    def where_of(self, key: str) -> Where:
        """Where the value of one of its keys stands, or else its mapping."""
        held = located.value if (located := self._located) else None
        value = held.get(key) if isinstance(held, dict) else None
        return value.where if value else self.where

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        """Its fields, by name."""
        return iter(self.__dict__.items())

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((type(self), *self.__dict__.values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self)})"

    if not TYPE_CHECKING:

        def __setattr__(self, name: str, value: object) -> None:
            raise AttributeError(f"{type(self).__name__} is never changed: {name}")


def _fields(kind: type) -> Mapping[str, tuple[type[Content], Limits]]:
    return kind.declared if issubclass(kind, Content) else _NOTHING


class TypeMark:
    """What a type tells of its values to those who look through a whole model."""


class Prose(Struct, TypeMark, frozen=True):
    """Words of the author's, which rules count and the lint reads."""

    markup: bool
