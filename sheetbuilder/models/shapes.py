"""What a value of a file must look like, and what is made of it: texts, numbers, days, choices, lists of them."""

from __future__ import annotations

import datetime as dt
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sheetbuilder.errors import say
from sheetbuilder.models.base import TypeMark, said
from sheetbuilder.models.fault import Fault, Surrounding
from sheetbuilder.models.field import Limits, RefusedValue, refuse
from sheetbuilder.models.walk import WRONG, Walk
from sheetbuilder.source import Located

_MOST_DIGITS, _LONGEST_SHOWN = 6, 40


class ValueShape(ABC):
    """The form of a value, with what its type tells of it."""

    mark: TypeMark | None = None

    @abstractmethod
    def read(self, located: Located, key: str, walk: Walk) -> Any:
        """What the value under a key means; `WRONG` where it has a fault, which is noted."""

    @property
    def inside(self) -> tuple[ValueShape, ...]:
        """The forms of what it holds."""
        return ()


class SeenShape(ValueShape):
    """A form that an editor takes for one of others."""

    seen: tuple[ValueShape, ...]

    @property
    def inside(self) -> tuple[ValueShape, ...]:
        return self.seen


class TextShape(ValueShape):
    """A text."""

    def __init__(self, limits: Limits, looks: tuple[Callable[[str], str], ...]) -> None:
        self.strip, self.least, self.most = bool(limits.strip), limits.min_length, limits.max_length
        self.pattern: str | None = limits.pattern
        # Patterns end in `$`, which here would also stand before a line's end.
        self._form = re.compile(self.pattern.removesuffix("$") + r"\Z") if self.pattern is not None else None
        self.looks = looks

    def read(self, located: Located, key: str, walk: Walk) -> Any:
        value = said(located)
        if not isinstance(value, str):
            return walk.wrong("string_type", located, key)
        try:
            return self.taken(value)
        except ValueError as error:
            return walk.refused(error, located, key)

    def taken(self, text: str) -> str:
        """The text, if it has the form; raises `RefusedValue`."""
        if self.strip:
            text = text.strip()
        if self.most is not None and len(text) > self.most:
            raise RefusedValue("string_too_long", max_length=self.most)
        if self.least is not None and len(text) < self.least:
            raise RefusedValue("string_too_short", min_length=self.least)
        if self._form is not None and not self._form.match(text):
            raise RefusedValue("string_pattern_mismatch", pattern=self.pattern)
        for look in self.looks:
            text = look(text)
        return text


class NumberShape(ValueShape):
    """A whole number, or one with decimals."""

    def __init__(self, limits: Limits, *, whole: bool) -> None:
        self.whole = whole
        self.ge, self.gt, self.le = limits.ge, limits.gt, limits.le
        self._convert = _whole if whole else _share

    def read(self, located: Located, key: str, walk: Walk) -> Any:
        value = said(located)
        if not isinstance(value, str):
            return walk.wrong("number_type", located, key)
        try:
            number = self._convert(value)
        except RefusedValue as error:
            return walk.refused(error, located, key)
        if self.ge is not None and number < self.ge:
            return walk.wrong("number_size", located, key, ge=self.ge)
        if self.gt is not None and number <= self.gt:
            return walk.wrong("number_size", located, key, gt=self.gt)
        if self.le is not None and number > self.le:
            return walk.wrong("number_size", located, key, le=self.le)
        return number


def _whole(value: str) -> int:
    if re.fullmatch(r"[+-]?[0-9]{10,}", value):
        raise refuse(say("{value} is too large a number", value=shown(value)), say("write a smaller one"))
    if not re.fullmatch(r"[+-]?[0-9]{1,9}", value):
        hint = say("write digits only, for example 12")
        raise refuse(say("“{value}” is not a whole number", value=shown(value)), hint)
    return int(value)


def _share(value: str) -> float:
    number = value.replace(",", ".")
    if not re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?", number):
        hint = say("write digits, and a point for decimals, for example 12.5")
        raise refuse(say("“{value}” is not a number", value=shown(value)), hint)
    if len(number.partition(".")[0].lstrip("+-0")) > _MOST_DIGITS:
        raise refuse(say("{value} is too large a number", value=shown(value)), say("write a smaller one"))
    return float(number)


def shown(value: str) -> str:
    """A value as it is told of, however long it is."""
    return value if len(value) <= _LONGEST_SHOWN else f"{value[: _LONGEST_SHOWN - 1]}…"


class DayShape(ValueShape):
    """A day, as year-month-day."""

    def read(self, located: Located, key: str, walk: Walk) -> Any:
        value = said(located)
        if not isinstance(value, str):
            return walk.wrong("day_type", located, key)
        try:
            if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
                raise ValueError(value)
            return dt.date.fromisoformat(value)
        except ValueError:
            told = say("“{value}” is not a date", value=value)
            hint = say("write year-month-day, for example 2026-11-23")
            return walk.refused(refuse(told, hint), located, key)


class TruthShape(ValueShape):
    """True or false."""

    def read(self, located: Located, key: str, walk: Walk) -> Any:
        value = said(located)
        if not isinstance(value, str):
            return walk.wrong("truth_type", located, key)
        if value not in ("true", "false"):
            told = say("“{value}” is neither true nor false", value=shown(value))
            hint = say("write true or false, without quotation marks")
            return walk.refused(refuse(told, hint), located, key)
        return value == "true"


class ChoiceShape(ValueShape):
    """One of a few words, and what each means; `name` is that of the class, where they are more than words."""

    def __init__(self, values: Mapping[str, object], name: str = "") -> None:
        self.values, self.name = values, name

    def read(self, located: Located, key: str, walk: Walk) -> Any:
        value = said(located)
        if isinstance(value, str) and value in self.values:
            return self.values[value]
        return walk.wrong("choice", located, key, known=tuple(self.values))


class OptionalShape(ValueShape):
    """What may also be nothing."""

    def __init__(self, of: ValueShape) -> None:
        self.of = of

    def read(self, located: Located, key: str, walk: Walk) -> Any:
        return self.of.read(located, key, walk) if located.value is not None else None

    @property
    def inside(self) -> tuple[ValueShape, ...]:
        return (self.of,)


class ListShape(ValueShape):
    """A list of things of one form; where `alone`, one thing may stand for a list of it."""

    def __init__(self, of: ValueShape, limits: Limits, *, alone: bool = False) -> None:
        self.of, self.alone = of, alone
        self.least, self.most = limits.min_length, limits.max_length

    def read(self, located: Located, key: str, walk: Walk) -> Any:
        value = (located,) if self.alone and isinstance(located.value, str) else located.value
        if not isinstance(value, tuple):
            return walk.wrong("list_type", located, key)
        made = tuple([self.of.read(one, key, walk) for one in value])
        if self.most is not None and len(made) > self.most:
            return walk.wrong("too_long", located, key, max_length=self.most)
        if self.least is not None and len(made) < self.least:
            return walk.wrong("too_short", located, key, min_length=self.least)
        return WRONG if any(one is WRONG for one in made) else made

    @property
    def inside(self) -> tuple[ValueShape, ...]:
        return (self.of,)


class PairShape(ValueShape):
    """A list with one thing for each of some forms."""

    def __init__(self, parts: tuple[ValueShape, ...]) -> None:
        self.parts = parts

    def read(self, located: Located, key: str, walk: Walk) -> Any:
        value = located.value
        if not isinstance(value, tuple):
            return walk.wrong("list_type", located, key)
        made = tuple([shape.read(one, key, walk) for shape, one in zip(self.parts, value, strict=False)])
        for _ in range(len(value), len(self.parts)):
            walk.wrong("pair_wanted", located, key)
        if len(value) > len(self.parts):
            return walk.wrong("too_long", located, key, max_length=len(self.parts))
        return made if len(made) == len(self.parts) and not any(one is WRONG for one in made) else WRONG

    @property
    def inside(self) -> tuple[ValueShape, ...]:
        return self.parts


class MappingShape(ValueShape):
    """Keys that the author chooses, and values of one form."""

    def __init__(self, keys: TextShape, of: ValueShape) -> None:
        self.keys, self.of = keys, of

    def read(self, located: Located, key: str, walk: Walk) -> Any:
        if not isinstance(located.value, dict):
            return walk.wrong("mapping_type", located, key)
        outer, walk.around = walk.around, Surrounding(located)
        made = dict(self._pairs(located.value, walk))
        walk.around = outer
        return WRONG if any(one is WRONG for pair in made.items() for one in pair) else made

    def _pairs(self, given: Mapping[str, Located], walk: Walk) -> Iterator[tuple[Any, Any]]:
        for key, one in given.items():
            try:
                name: Any = self.keys.taken(key)
            except RefusedValue as error:
                name = WRONG
                walk.faults.append(Fault(error.kind, one, key, walk.around, error.context, of_key=True))
            yield name, self.of.read(one, key, walk)
