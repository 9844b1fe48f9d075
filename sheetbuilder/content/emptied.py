"""Lists of which nothing would be left: what is conditional in them is gone in some case, and the page has a hole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sheetbuilder.content.base import Block
from sheetbuilder.content.conditions import Conditional, Fact, every_case, told
from sheetbuilder.errors import Problem, say
from sheetbuilder.models.base import Content
from sheetbuilder.models.prose import children
from sheetbuilder.models.shapes import ListShape
from sheetbuilder.models.structure import fields_of


def emptied(content: Content) -> Iterator[Problem]:
    """A problem for each list of a model that is too short in some case, at the first condition in it."""
    for name in fields_of(type(content)):
        value = getattr(content, name)
        held = [one for one in value if isinstance(one, Conditional)] if isinstance(value, tuple) else []
        conditional = [one for one in held if one.when]
        if not conditional:
            continue
        least = _least(content, name)
        for facts in every_case(one.when for one in conditional if one.when):
            if sum(one.stands(facts) for one in held) < least:
                yield _problem(name, conditional, facts)
                break
    for child in children(content):
        yield from emptied(child)


def _least(content: Content, name: str) -> int:
    """How many a list must have; a block that says nothing else must have one."""
    shape = fields_of(type(content))[name].shape
    least = (shape.least or 0) if isinstance(shape, ListShape) else 0
    silent = isinstance(content, Block) and not any(map(_always_says, _others(content, name)))
    return max(least, 1 if silent else 0)


def _others(content: Content, name: str) -> Iterator[object]:
    """What else of a block has words that may be all it says: its text, its other lists."""
    for other, value in content:
        if other == "text" or (other != name and isinstance(value, tuple)):
            yield value


def _always_says(value: object) -> bool:
    """Whether something of a text or a list stands in every case."""
    if isinstance(value, tuple):
        return any(not (isinstance(one, Conditional) and one.when) for one in value)
    return value is not None


def _problem(name: str, conditional: Sequence[Conditional], facts: frozenset[Fact]) -> Problem:
    asked = {one.fact for each in conditional for one in each.when or ()}
    message = say("in the case “{case}” too little is left of “{key}”", case=told(facts, asked), key=name)
    hint = say("add what stands in that case, or put the condition on what holds the list")
    return Problem("SB239", message, conditional[0].where_of("when"), hint)
