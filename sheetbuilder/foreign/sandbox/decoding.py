"""What a child answers, decoded strictly into the plain classes that answers are made of: no child is trusted."""

from __future__ import annotations

import binascii
import functools
import json
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from typing import Any, Generic, NoReturn, TypeVar, Union, get_args, get_origin, get_type_hints

from msgspec import Struct, structs

A = TypeVar("A")

_Decode = Callable[[Any], Any]


class Malformed(ValueError):
    """An answer that has not the form of one."""


class AnswerForm(Generic[A]):
    """The form of an answer: a class of fields, each of a plain type or of such a class, or tuples or mappings of them.

    Bytes come as Base64. A key more or less, a value of another type, a number that is none: nothing is made to fit.
    """

    def __init__(self, kind: type[A]) -> None:
        self._kind: Any = kind

    def decoded(self, data: bytes) -> A:
        """The answer; raises `Malformed`."""
        try:
            found: A = _of(self._kind)(json.loads(data, parse_constant=_no_number))
        except (ValueError, OverflowError, RecursionError) as error:
            raise Malformed(str(error)) from error
        return found


def _no_number(name: str) -> NoReturn:
    raise Malformed(name)


@functools.cache
def _of(hint: Any) -> _Decode:
    """What makes a value of a type of what JSON has in its place, or raises `Malformed`."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _union(tuple(_of(one) for one in inner))
    if origin is tuple and inner[-1] is ...:
        return _list(_of(inner[0]))
    if origin is tuple:
        return _row(tuple(_of(one) for one in inner))
    if origin is dict:
        return _mapping(_of(inner[1]))
    if isinstance(hint, type) and (is_dataclass(hint) or issubclass(hint, Struct)):
        return _record(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _word(hint)
    return _PLAIN[hint]


def _required(kind: Any) -> Mapping[str, bool]:
    """The fields of a class by name, and whether each must be there."""
    if issubclass(kind, Struct):
        return {field.name: field.required for field in structs.fields(kind)}
    return {one.name: one.default is MISSING and one.default_factory is MISSING for one in fields(kind)}


def _exactly(*kinds: type) -> _Decode:
    def decode(value: Any) -> Any:
        if type(value) not in kinds:  # a truth is no number here
            raise Malformed(type(value).__name__)
        return value

    return decode


def _number(value: Any) -> float:
    if type(value) not in (int, float):
        raise Malformed(type(value).__name__)
    return float(value)


def _bytes(value: Any) -> bytes:
    if type(value) is not str:
        raise Malformed(type(value).__name__)
    return binascii.a2b_base64(value, strict_mode=True)


def _anything(value: Any) -> Any:
    return value


_PLAIN: Mapping[Any, _Decode] = {
    str: _exactly(str),
    int: _exactly(int),
    bool: _exactly(bool),
    types.NoneType: _exactly(types.NoneType),
    float: _number,
    bytes: _bytes,
    object: _anything,
}


def _word(kind: type[Enum]) -> _Decode:
    known = {one.value: one for one in kind}

    def decode(value: Any) -> Any:
        if type(value) is not str or value not in known:
            raise Malformed(kind.__name__)
        return known[value]

    return decode


def _list(of: _Decode) -> _Decode:
    def decode(value: Any) -> Any:
        if type(value) is not list:
            raise Malformed(type(value).__name__)
        return tuple([of(one) for one in value])

    return decode


def _row(parts: tuple[_Decode, ...]) -> _Decode:
    def decode(value: Any) -> Any:
        if type(value) is not list or len(value) != len(parts):
            raise Malformed(type(value).__name__)
        return tuple([part(one) for part, one in zip(parts, value, strict=True)])

    return decode


def _mapping(of: _Decode) -> _Decode:
    def decode(value: Any) -> Any:
        if type(value) is not dict:
            raise Malformed(type(value).__name__)
        return {key: of(one) for key, one in value.items()}

    return decode


def _union(choices: tuple[_Decode, ...]) -> _Decode:
    """The first of several types that a value is of."""

    def decode(value: Any) -> Any:
        for choice in choices:
            try:
                return choice(value)
            except Malformed:
                continue
        raise Malformed(type(value).__name__)

    return decode


def _record(kind: type) -> _Decode:
    hints, required = get_type_hints(kind), _required(kind)
    decodes = {name: _of(hints[name]) for name in required}
    needed = {name for name, must in required.items() if must}

    def decode(value: Any) -> Any:
        if type(value) is not dict or not needed <= value.keys() <= decodes.keys():
            raise Malformed(kind.__name__)
        return kind(**{key: decodes[key](one) for key, one in value.items()})

    return decode
