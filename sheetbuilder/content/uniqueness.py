"""Names that are given twice where each must lead to one thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from sheetbuilder.content.package import Parts
from sheetbuilder.errors import Message, Problem, say
from sheetbuilder.models.base import Content
from sheetbuilder.models.prose import children
from sheetbuilder.models.structure import fields_of

TARGETS = ("all", "guide", "workflow", "core-elements", "strategy")
"""What can be built beside sets and sheets; a set can have none of these names."""

_Say = Callable[[str, str], Message]


def duplicates(parts: Parts, asked: Iterable[Content]) -> Iterator[Problem]:
    """Numbers, slugs, output files and names of targets that two things share, and ids in the files `asked` about."""
    yield from _twice(parts.sheets, "number", _SHARED["sheet"])
    yield from _twice(parts.sheets, "slug", _SHARED["slug"])
    if parts.core_elements:
        yield from _twice(parts.core_elements.elements, "number", _SHARED["element"])
    if parts.meta:
        sets = parts.meta.sets
        yield from _twice(sets, "number", _SHARED["set"])
        yield from _twice(sets, "phase", _SHARED["phase"])
        decks = parts.cards.decks if parts.cards else ()
        others = (parts.guide, parts.workflow, parts.core_elements, parts.strategy, *decks)
        yield from _twice((*sets, *(one for one in others if one is not None)), "file", _SHARED["file"])
        slugs = {sheet.slug for sheet in parts.sheets}
        for one in sets:
            if one.id in TARGETS or one.id in slugs:
                message = say("the name “{name}” is taken by something else", name=one.id)
                yield Problem("SB222", message, one.where_of("id"), say("give the set another"))
        taken = slugs | {one.id for one in sets}
        for deck in decks:
            if deck.target in taken:
                message = say("the name “{name}” is taken by something else", name=deck.target)
                yield Problem("SB222", message, deck.where_of("id"), say("give the deck another"))
    for file in asked:
        yield from _ids(file)


_SHARED: Mapping[str, _Say] = MappingProxyType(
    {
        "sheet": lambda it, at: say("sheet {value} is there twice, first in {at}", value=it, at=at),
        "slug": lambda it, at: say("the slug “{value}” is there twice, first in {at}", value=it, at=at),
        "element": lambda value, at: say(
            "core element number {value} is there twice, first in {at}", value=value, at=at
        ),
        "set": lambda it, at: say("set number {value} is there twice, first in {at}", value=it, at=at),
        "phase": lambda it, at: say("phase {value} has two sets, the first in {at}", value=it, at=at),
        "file": lambda value, at: say(
            "two outputs would be written to {value}.pdf, the first in {at}", value=value, at=at
        ),
        "id": lambda it, at: say("the id “{value}” is there twice, first in {at}", value=it, at=at),
    }
)
"""What to say of what two things share: by what it belongs to or is."""


def _twice(things: Iterable[Content], key: str, message: _Say) -> Iterator[Problem]:
    """The second and later of several that have the same value under a key."""
    first: dict[object, Content] = {}
    for thing in things:
        value = getattr(thing, key)  # by its key, since that is where the problem stands, too
        before = first.setdefault(value, thing)
        if before is not thing:
            place = before.where_of(key)
            at = f"{place.file.name}:{place.line}"
            hint = say("give one of the two another")
            yield Problem("SB222", message(str(value), at), thing.where_of(key), hint)


def _ids(content: Content) -> Iterator[Problem]:
    """Points, fields and blocks side by side in one thing whose ids are the same."""
    inside = children(content)
    # Whatever has an id, of any class; the fields of a class are asked, since a value may lack what its class has.
    yield from _twice([child for child in inside if "id" in fields_of(type(child))], "id", _SHARED["id"])
    for child in inside:
        yield from _ids(child)
