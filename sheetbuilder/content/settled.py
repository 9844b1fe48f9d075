"""A model as it stands where certain facts are so: what is conditional is there or gone, and all else is as it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar, cast

from sheetbuilder.content.base import Point
from sheetbuilder.content.conditions import Conditional, Fact
from sheetbuilder.models.base import Content
from sheetbuilder.models.prose import holding

C = TypeVar("C", bound=Content)


def settled(content: C, facts: frozenset[Fact]) -> C:
    """What of a model stands where these facts are so, and no others; the model itself where nothing is conditional.

    What is left has no conditions any more, so that nobody asks a second time.
    """
    changes: dict[str, Any] = {}
    for name in holding(cast(Any, type(content))):
        value = getattr(content, name)
        new: object = value
        if isinstance(value, Content):
            new = settled(value, facts)
        elif members := _members(content, name):
            new = _standing(members, facts)
        if new is not value:
            changes[name] = new
    return content.changed(content.located, **changes) if changes else content


def _standing(held: tuple[Content, ...], facts: frozenset[Fact]) -> tuple[Content, ...]:
    """Those that stand, each settled; points keep the numbers that they have where all of them stand."""
    left = [(index, one) for index, each in enumerate(held, 1) if (one := _of(each, facts)) is not None]
    if len(left) < len(held):
        return tuple(_called(one, index) for index, one in left)
    made = tuple(one for _, one in left)
    return held if _same(made, held) else made


def _same(made: Sequence[Content], held: Sequence[Content]) -> bool:
    return all(new is old for new, old in zip(made, held, strict=True))


def _called(one: Content, index: int) -> Content:
    return one.called(str(index), local=one.local) if isinstance(one, Point) and not one.number else one


def _of(one: Content, facts: frozenset[Fact]) -> Content | None:
    if not isinstance(one, Conditional) or one.stands(facts):
        found = settled(one, facts)
        free = isinstance(found, Conditional) and found.when is not None
        return found.changed(found.located, when=None) if free else found
    # What a municipality wrote into a block is printed all the same, and nothing else of it.
    own: dict[str, Any] = {}
    for name in holding(cast(Any, type(one))):
        kept = tuple(each for each in _members(one, name) if isinstance(each, Conditional) and each.local)
        if kept:
            own[name] = kept
    return one.changed(one.located, when=None, **own) if own else None


def _members(content: Content, name: str) -> tuple[Content, ...]:
    value = getattr(content, name)
    return value if isinstance(value, tuple) and value and isinstance(value[0], Content) else ()
