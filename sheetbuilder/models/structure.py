"""The fields of a model and how each is read, worked out from its types when it is first asked for."""

from __future__ import annotations

import datetime as dt
import functools
import sys
import types
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Annotated, Any, Literal, NamedTuple, TypeVar, Union, cast, get_args, get_origin

from sheetbuilder.models.base import Content, TypeMark
from sheetbuilder.models.fault import Surrounding
from sheetbuilder.models.field import Given, Limits, OneOrMany, Then, checked_by
from sheetbuilder.models.shapes import (
    ChoiceShape,
    DayShape,
    ListShape,
    MappingShape,
    NumberShape,
    OptionalShape,
    PairShape,
    TextShape,
    TruthShape,
    ValueShape,
)
from sheetbuilder.models.walk import WRONG, Walk
from sheetbuilder.source import Located

C = TypeVar("C", bound=Content)


class Field(NamedTuple):
    """One field of a model."""

    name: str
    key: str
    """What the file calls it."""
    shape: ValueShape
    limits: Limits
    checks: tuple[Any, ...]
    """The looks of its class at it, each `(value, given)`."""


def fields_of(kind: type[Content]) -> Mapping[str, Field]:
    """The fields of a model by name, in their order."""
    return _by_name(cast(Any, kind))


def keys_of(kind: type[Content]) -> Mapping[str, Field]:
    """The fields of a model by what a file calls them."""
    return _by_key(cast(Any, kind))


# To mypy a class is no key to a cache; whatever it knows nothing of is.
@functools.cache
def _by_name(kind: Any) -> Mapping[str, Field]:
    return {field.name: field for field in _fields(kind)}


@functools.cache
def _by_key(kind: Any) -> Mapping[str, Field]:
    return {field.key: field for field in _by_name(kind).values()}


def _fields(kind: type[Content]) -> Iterator[Field]:
    checks = {name: keys for base in reversed(kind.__mro__) for name, keys in _checks(cast(Any, base))}
    for name, (owner, limits) in kind.declared.items():
        looks = tuple(getattr(kind, check) for check, keys in checks.items() if name in keys or "*" in keys)
        shape = _shape(_resolved(owner.__annotations__[name], owner), limits)
        yield Field(name, limits.key or name, shape, limits, looks)


@functools.cache
def _checks(base: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The methods of a class that check fields, and which."""
    return tuple((name, keys) for name, one in vars(base).items() if (keys := checked_by(one)))


def make(kind: type[C], located: Located, key: str, walk: Walk) -> C:
    """The model that the mapping under a key makes; `WRONG` where it has a fault, which is noted."""
    made: Any = _made(kind, located, key, walk)
    return made  # type: ignore[no-any-return]


def _made(kind: type[Content], located: Located, key: str, walk: Walk) -> Any:
    given = located.value
    if not isinstance(given, dict):
        return walk.wrong("mapping_type", located, key)
    keys, met = keys_of(kind), len(walk.faults)
    outer, walk.around = walk.around, Surrounding(located, tuple(keys))
    values: dict[str, Any] = {}
    for field in keys.values():
        value = _value(field, located, given.get(field.key), values, walk)
        if value is not WRONG:
            values[field.name] = value
    for stranger in given:
        if stranger not in keys:
            walk.wrong("unknown_key", located, stranger)
    walk.around = outer
    if len(walk.faults) > met:
        return WRONG
    made = kind.of(values, located)
    try:
        made.agree()
    except ValueError as error:
        return walk.refused(error, located, key)
    return made


def _value(field: Field, holder: Located, given: Located | None, before: dict[str, Any], walk: Walk) -> Any:
    """The value of a field, of which its class has nothing to say against either."""
    limits = field.limits
    if given is not None:
        value = field.shape.read(given, field.key, walk)
    elif limits.required:
        return walk.wrong("missing", holder, field.key)
    else:
        value = limits.otherwise(before)
    if value is WRONG or not field.checks or (given is None and not limits.check_default):
        return value
    known = Given(field.name, before, walk.context)
    try:
        for look in field.checks:
            value = look(value, known)
    except ValueError as error:
        return walk.refused(error, given or holder, field.key)
    return value


class ModelShape(ValueShape):
    """A mapping that becomes a model."""

    def __init__(self, kind: type[Content]) -> None:
        self.kind = kind

    def read(self, located: Located, key: str, walk: Walk) -> Any:
        return _made(self.kind, located, key, walk)


def _resolved(annotation: Any, owner: type) -> Any:
    """The type that an annotation names where its class stands."""
    return _named(annotation, owner.__module__) if isinstance(annotation, str) else annotation


@functools.cache
def _named(annotation: str, module: str) -> Any:
    """The type that is called so in a module, where many fields have the same."""
    known = vars(sys.modules[module])
    return known[annotation] if annotation in known else eval(annotation, known)


def _shape(hint: Any, said: Limits) -> ValueShape:
    return _shape_within(hint, said) if said.bounded else shape_of(hint)


@functools.cache
def shape_of(hint: Any) -> ValueShape:
    """The form of values of a type, with what stands beside it in `Annotated`."""
    return _shape_within(hint, Limits())


def _shape_within(hint: Any, said: Limits) -> ValueShape:
    beside: tuple[Any, ...] = ()
    if get_origin(hint) is Annotated:
        hint, *metadata = get_args(hint)
        beside = tuple(metadata)
    if own := next((one for one in beside if isinstance(one, ValueShape)), None):
        return own
    limits = said.within(*(one for one in beside if isinstance(one, Limits)))
    shape = _plain_shape(hint, limits, beside)
    shape.mark = next((one for one in beside if isinstance(one, TypeMark)), shape.mark)
    return shape


def _plain_shape(hint: Any, limits: Limits, beside: tuple[Any, ...]) -> ValueShape:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        (kind,) = (one for one in inner if one is not types.NoneType)
        return OptionalShape(_shape(kind, limits))
    if origin is tuple and inner[-1] is ...:
        return ListShape(shape_of(inner[0]), limits, alone=OneOrMany() in beside)
    if origin is tuple:
        return PairShape(tuple(map(shape_of, inner)))
    if origin is dict:
        keys = shape_of(inner[0])
        assert isinstance(keys, TextShape)
        return MappingShape(keys, shape_of(inner[1]))
    if origin is Literal:
        return ChoiceShape({word: word for word in inner})
    if hint is str:
        return TextShape(limits, tuple(one.look for one in beside if isinstance(one, Then)))
    if hint in (int, float):
        return NumberShape(limits, whole=hint is int)
    if hint is bool:
        return TruthShape()
    if hint is dt.date:
        return DayShape()
    if issubclass(hint, Enum):
        return ChoiceShape({one.value: one for one in hint}, hint.__name__)
    assert issubclass(hint, Content), hint
    return ModelShape(hint)
