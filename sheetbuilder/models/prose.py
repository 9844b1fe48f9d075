"""Every word of a model that an author wrote for a reader, with the place where it stands."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from sheetbuilder.errors import Where
from sheetbuilder.models.base import Content, Prose, TypeMark
from sheetbuilder.source import Located


@dataclass(frozen=True, slots=True)
class MarkedValue:
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


def marked(content: Content) -> list[MarkedValue]:
    """Every value in a model whose type carries a mark: words, and references to something else."""
    return list(_gather(content))


def children(content: Content) -> list[Content]:
    """The models that a model holds, not those that these hold."""
    found: list[Content] = []
    for name, _, _ in _plan(type(content)):
        value = getattr(content, name)
        if isinstance(value, Content):
            found.append(value)
        elif isinstance(value, tuple) and value and isinstance(value[0], Content):
            found.extend(value)
    return found


def _gather(content: Content) -> Iterator[MarkedValue]:
    located = content.located
    held = located.value if located else None
    for name, key, mark in _plan(type(content)):
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
def _plan(kind: type[BaseModel]) -> tuple[tuple[str, str, TypeMark | None], ...]:
    """Name, key and mark of the fields of a model that can lead to marked values."""
    plan = []
    for name, field in kind.model_fields.items():
        mark = next((one for one in field.metadata if isinstance(one, TypeMark)), None) or _mark(field.annotation)
        if mark is not None or _holds_models(field.annotation):
            plan.append((name, field.alias or name, mark))
    return tuple(plan)


def _mark(annotation: object) -> TypeMark | None:
    if get_origin(annotation) is Annotated:
        kind, *metadata = get_args(annotation)
        return next((one for one in metadata if isinstance(one, TypeMark)), None) or _mark(kind)
    return next((mark for one in get_args(annotation) if (mark := _mark(one)) is not None), None)


def _holds_models(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(_holds_models(one) for one in get_args(annotation))
