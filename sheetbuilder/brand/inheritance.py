"""A brand that extends another: the two files as one mapping, where every value still knows its own file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from sheetbuilder.brand.overlay import NONE
from sheetbuilder.errors import Problem, Where, say
from sheetbuilder.source import Located
from sheetbuilder.values import replace


def joined(parent: Located, child: Located) -> Located:
    """The child's values over the parent's: colours and letterheads one by one, contacts by their ids, all else whole.

    A child that names one file for all letterheads has none of its parent's. Local lines are not laid over one
    another: the child's stand behind the parent's.
    """
    ours, theirs = _mapping(parent), _mapping(child)
    values = {key: value for key, value in ours.items() if key not in ("extends", "locks")}
    for key, value in theirs.items():
        before = values.get(key)
        if key == "colours" and before is not None and isinstance(value.value, dict):
            values[key] = replace(value, value=_colours(_mapping(before), _mapping(value)))
        elif key == "overlay" and before is not None and isinstance(value.value, dict) and "file" not in value.value:
            held = {"file": before} if isinstance(before.value, str) and before.value != NONE else _mapping(before)
            values[key] = replace(value, value={**held, **value.value})
        elif key == "contacts" and before is not None and isinstance(value.value, tuple):
            values[key] = replace(value, value=_by_id(before, value))
        elif key == "local" and isinstance(value.value, tuple) and before and isinstance(before.value, tuple):
            values[key] = replace(value, value=(*before.value, *value.value))
        else:
            values[key] = value
    return replace(child, value=values)


def broken_locks(child: Located, locks: Mapping[str, Path]) -> list[Problem]:
    """A problem for each key of the child that a brand above it has locked."""
    return [
        Problem(
            "SB322",
            say("“{key}” is locked by {file}", key=key, file=locks[key].name),
            child.where_key(key),
            say("remove the key here, or the lock there"),
        )
        for key in _mapping(child)
        if key in locks
    ]


def circle(path: Path, above: Sequence[Path], where: Where) -> list[Problem]:
    """A problem where a brand extends itself, be it over others, or where there are too many of them."""
    if path.resolve() in (one.resolve() for one in above):
        return [Problem("SB321", say("the brand extends itself"), where, say("remove “extends” in one of the files"))]
    if len(above) >= _MOST:
        told = say("more than {most} brands extend one another", most=_MOST)
        return [Problem("SB321", told, where, say("let one of the files extend what the next one extends"))]
    return []


_MOST = 5


def _mapping(located: Located) -> Mapping[str, Located]:
    return located.value if isinstance(located.value, dict) else {}


def _colours(before: Mapping[str, Located], given: Mapping[str, Located]) -> dict[str, Located]:
    """The parent's colours with the child's over them; a colour that is new has none of the inks of the old one."""
    values = {**before, **given}
    inks = (
        {name: one for name, one in _mapping(before["cmyk"]).items() if name not in given} if "cmyk" in before else {}
    )
    own = given.get("cmyk")
    if own is not None and isinstance(own.value, dict):
        values["cmyk"] = replace(own, value={**inks, **own.value})
    elif own is None and "cmyk" in before:
        values["cmyk"] = replace(before["cmyk"], value=inks)
    return values


def _by_id(before: Located, value: Located) -> tuple[Located, ...]:
    """The parent's contacts, each with the child's of the same id in its place, then those that only the child has."""
    assert isinstance(value.value, tuple)
    held = before.value if isinstance(before.value, tuple) else ()
    given = {_id(one): one for one in value.value}
    known = {_id(one) for one in held}
    return (
        *(given.get(_id(one), one) for one in held),
        *(one for one in value.value if _id(one) not in known),
    )


def _id(contact: Located) -> object:
    found = _mapping(contact).get("id")
    return found.value if found is not None else None
