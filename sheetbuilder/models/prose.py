"""Every word of a model that an author wrote for a reader, with the place where it stands."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any, cast

from msgspec import Struct

from sheetbuilder.errors import Where
from sheetbuilder.models.base import Content, Prose, TypeMark
from sheetbuilder.models.shapes import ValueShape
from sheetbuilder.models.structure import ModelShape, fields_of
from sheetbuilder.source import Located


class MarkedValue(Struct, frozen=True):
    """A value whose type carries a mark, and where it stood."""

    mark: TypeMark
    value: Any
    key: str
    owner: Content
    located: Located | None

    def where(self, start: int = 0, end: int | None = None) -> Where:
        """The value's place, or that of `value[start:end]` in it."""
        if self.located is None:
            return self.owner.where
        if end is None or not isinstance(self.value, str):
            return self.located.where
        return self.located.within(self.value, start, end)


def prose(content: Content) -> list[MarkedValue]:
    """The author's words in a model and in all that it holds, in the order of the keys."""
    return [found for found in marked(content) if isinstance(found.mark, Prose)]


def own_prose(content: Content) -> list[MarkedValue]:
    """The author's words that a model has itself, not in what it holds."""
    located = content.located
    held = located.value if located else None
    return [
        MarkedValue(mark, value, key, content, held.get(key) if isinstance(held, dict) else None)
        for name, key, mark in _plan(cast(Any, type(content)))
        if isinstance(mark, Prose) and isinstance(value := getattr(content, name), str)
    ]


def marked(content: Content) -> list[MarkedValue]:
    """Every value in a model whose type carries a mark: words, and references to something else."""
    return list(_gather(content))


def children(content: Content) -> list[Content]:
    """The models that a model holds, not those that these hold."""
    found: list[Content] = []
    for name in holding(cast(Any, type(content))):
        value = getattr(content, name)
        if isinstance(value, Content):
            found.append(value)
        elif isinstance(value, tuple) and value and isinstance(value[0], Content):
            found.extend(value)
    return found


@functools.cache
def holding(kind: Any) -> tuple[str, ...]:
    """The fields of a model that can hold models."""
    return tuple(field.name for field in fields_of(kind).values() if _holds_models(field.shape))


def _gather(content: Content) -> Iterator[MarkedValue]:
    located = content.located
    held = located.value if located else None
    for name, key, mark in _plan(cast(Any, type(content))):
        place = held.get(key) if isinstance(held, dict) else None
        yield from _look(getattr(content, name), mark, key, content, place)


def _look(
    value: object, mark: TypeMark | None, key: str, owner: Content, place: Located | None
) -> Iterator[MarkedValue]:
    if isinstance(value, Content):
        yield from _gather(value)
    elif isinstance(value, tuple):
        places = place.value if place and isinstance(place.value, tuple) else ()
        for index, item in enumerate(value):
            yield from _look(item, mark, key, owner, places[index] if index < len(places) else None)
    elif mark is not None and value is not None:
        yield MarkedValue(mark, value, key, owner, place)


@functools.cache
def _plan(kind: Any) -> tuple[tuple[str, str, TypeMark | None], ...]:
    """Name, key and mark of the fields of a model that can lead to marked values."""
    plan = []
    for field in fields_of(kind).values():
        mark = _mark(field.shape)
        if mark is not None or _holds_models(field.shape):
            plan.append((field.name, field.key, mark))
    return tuple(plan)


def _mark(shape: ValueShape) -> TypeMark | None:
    return shape.mark or next((mark for one in shape.inside if (mark := _mark(one)) is not None), None)


def _holds_models(shape: ValueShape) -> bool:
    return isinstance(shape, ModelShape) or any(map(_holds_models, shape.inside))
